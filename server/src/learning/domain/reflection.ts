import { dateParts, type LocalDate } from '@jixu/kernel';
import { learningOf, type PackEdition } from '@jixu/policy';

export const REFLECTION_KIND = 'reflection';
/** School years begin in September. */
const SCHOOL_YEAR_MONTH = 9;

/** How a place wants reflections; null where its rulebook knows none. */
export type ReflectionRules = {
  readonly minCharacters: number;
  readonly once: 'school-year' | 'calendar-year';
  /** How many of all are checked, as `n/d`. */
  readonly sample: string;
  readonly office: string;
  readonly rule: string;
};

export function reflectionRulesOf(edition: PackEdition): ReflectionRules | null {
  const said = learningOf(edition)?.reflection;
  if (!said || !edition.kinds.has(REFLECTION_KIND)) return null;
  const { once, office, rule } = said;
  const sample = `${said.sample.n}/${said.sample.d}`;
  return { minCharacters: said['min-characters'], once, sample, office, rule };
}

export function categoryOfReflection(edition: PackEdition): string | null {
  return edition.kinds.get(REFLECTION_KIND)?.categories[0] ?? null;
}

/** The year in which one counts, as it is said: 2025-2026, or 2026. */
export function spanOf(once: ReflectionRules['once'], day: LocalDate): string {
  const { year, month } = dateParts(day);
  if (once === 'calendar-year') return String(year);
  const begins = month >= SCHOOL_YEAR_MONTH ? year : year - 1;
  return `${begins}-${begins + 1}`;
}

/** Characters that are no blanks: nobody counts by pressing the space bar. */
export function charactersIn(text: string): number {
  return [...text.replaceAll(/\s/gu, '')].length;
}
