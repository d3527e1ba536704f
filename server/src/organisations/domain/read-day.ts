import { type LocalDate, parseLocalDate } from '@jixu/kernel';
import { Refusal } from '../../platform/operation/refusal.ts';

/** The schema lets years pass that our calendar of 1900 to 2999 does not know. */
export function readDay(text: string, path: string): LocalDate {
  const day = parseLocalDate(text);
  if (day.ok) return day.value;
  const fields = [{ path, code: 'schema.format', detail: { format: 'date' } }];
  throw new Refusal('platform.invalid_request', 'invalid', { fields });
}
