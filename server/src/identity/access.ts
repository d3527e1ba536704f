/** Who may put accounts back to pending and print slips; the scope of the thing is checked besides. */
export const ACCOUNT_KEEPERS = ['unit-administrator', 'system-administrator'] as const;
