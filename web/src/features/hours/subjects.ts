import { addHours } from '@jixu/kernel';
import type { AmountUnit } from '../../i18n/format.ts';
import type { HourAmounts } from './hour-amounts.ts';
import type { Overview, Requirement } from './queries.ts';
import { hoursOf, wireOf } from './wire-hours.ts';

/** What stays the id of the sum in every rulebook. */
const TOTAL = 'total';

export type Subject = {
  readonly id: string;
  readonly requirement: Requirement;
  readonly amounts: HourAmounts;
};

/** The requirements of a year as a person reads them: subjects with bars, the sum, and what is no hours. */
export type YearNeeds = {
  readonly subjects: readonly Subject[];
  readonly total: Requirement | undefined;
  /** Counted in something else, such as courses. */
  readonly others: readonly Requirement[];
};

export function amountUnit(unit: string): AmountUnit {
  return unit === 'credit' ? 'credit' : 'hour';
}

export function amountsOf(requirement: Requirement): HourAmounts {
  return {
    counted: requirement.have,
    review: requirement.pending,
    need: requirement.need,
    cut: requirement.cut,
  };
}

/** Without requirements by subject the sum is the one bar there is. */
export function yearNeeds(requirements: readonly Requirement[]): YearNeeds {
  const inHours = requirements.filter((requirement) => requirement.unit === null);
  const bySubject = inHours.filter((requirement) => requirement.id !== TOTAL);
  const shown = bySubject.length > 0 ? bySubject : inHours;
  return {
    subjects: shown.map((requirement) => ({
      id: requirement.id,
      requirement,
      amounts: amountsOf(requirement),
    })),
    total: inHours.find((requirement) => requirement.id === TOTAL),
    others: requirements.filter((requirement) => requirement.unit !== null),
  };
}

/** `30 + 36 + 10 = 76`, in the order of the rulebook; nothing where there is one subject only. */
export function sumOfCategories(
  overview: Pick<Overview, 'pack' | 'totals'>,
  number: (wire: string) => string,
): string | undefined {
  const parts = overview.pack.categories.map((category) => overview.totals[category.id] ?? '0');
  if (parts.length < 2) return undefined;
  const sum = wireOf(addHours(...parts.map(hoursOf)));
  return `${parts.map(number).join(' + ')} = ${number(sum)}`;
}
