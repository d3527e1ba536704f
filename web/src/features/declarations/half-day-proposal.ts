import type { FormField } from './queries.ts';

const DAY_MS = 86_400_000;
const HALF_DAYS_A_DAY = 2;

/** Two half days for each day from first to last, where the form asks for half days; null where the days say nothing. */
export function halfDayProposal(
  fields: readonly Pick<FormField, 'id' | 'maps'>[],
  values: Readonly<Record<string, string>>,
): { readonly field: string; readonly days: number; readonly halfDays: number } | null {
  const idOf = (maps: string) => fields.find((field) => field.maps === maps)?.id ?? '';
  const field = idOf('qty.halfDays');
  const from = Date.parse(values[idOf('from')] ?? '');
  const to = Date.parse(values[idOf('to')] ?? '');
  if (field === '' || Number.isNaN(from) || Number.isNaN(to) || to < from) return null;
  const days = Math.round((to - from) / DAY_MS) + 1;
  return { field, days, halfDays: days * HALF_DAYS_A_DAY };
}
