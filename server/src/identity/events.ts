/** What identity tells others after a commit. Subject: the person. */
export const PERSON_REGISTERED = 'identity.person_registered';
/** payload: { kinds: FactKind[], fromOn: 'YYYY-MM-DD' }: verdicts from that day on may change. */
export const FACTS_CHANGED = 'identity.facts_changed';
/** payload: { with: 'slip' | 'sms' | 'setup' } */
export const ACCOUNT_ACTIVATED = 'identity.account_activated';
export const ACCOUNT_RESET = 'identity.account_reset';
