import { learningOf, type PackEdition } from '@jixu/policy';
import type { StudyRules } from './credit.ts';

/** D31: what holds where the rulebook is silent. */
const INTERVAL_SECONDS = 30;
const GAP_MINUTES = 10;
const CHECK_MINUTES = 10;
const CHECK_TRIES = 2;
const MINUTE = 60_000;

export function studyRulesOf(edition: PackEdition): StudyRules {
  const said = learningOf(edition);
  const rate = said?.['rate-max'];
  return {
    rateMax: rate ? rate.n / rate.d : 1,
    intervalMs: (said?.['interval-seconds'] ?? INTERVAL_SECONDS) * 1000,
    gapMs: (said?.['gap-minutes'] ?? GAP_MINUTES) * MINUTE,
    dayMs: said?.['day-minutes'] === undefined ? null : said['day-minutes'] * MINUTE,
    checkEveryMs: (said?.['check-minutes'] ?? CHECK_MINUTES) * MINUTE,
    triesMax: said?.['check-tries'] ?? CHECK_TRIES,
  };
}

/** Does the place offer nothing to people without a title series? */
export function needsSeries(edition: PackEdition): boolean {
  return learningOf(edition)?.['needs-series'] !== undefined;
}
