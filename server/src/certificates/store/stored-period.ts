import { assert, type LocalDate, parseLocalDate, type Period, period } from '@jixu/kernel';

export function storedPeriod(row: {
  readonly period_from: string;
  readonly period_to: string;
}): Period {
  return period(day(row.period_from), day(row.period_to));
}

function day(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  assert(parsed.ok, 'certificates: a stored day is no date');
  return parsed.value;
}
