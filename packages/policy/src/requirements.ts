import { addHours, type Hours, hours, multiplyHours, noHours, ticks, yearOf } from '@jixu/kernel';
import { personFact, underReading } from './facts.ts';
import { type Answer, test } from './conditions.ts';
import type { Requirement } from './pack-format.ts';
import type { PersonCase } from './person-case.ts';
import { titleOrGraduation, type Window } from './resolve-period.ts';
import { isMeant, placed, type Settled } from './settle.ts';

/**
 * What is asked of a person in this window: one line per requirement, and per year where each
 * year stands alone.
 */
export type Asked = {
  readonly requirement: Requirement;
  readonly index: number | null;
  readonly need: Hours | null;
  readonly missing: readonly string[];
};

export type AskedOf = { readonly asked: readonly Asked[]; readonly missing: readonly string[] };

/** Derived facts, by the member of the input that would give them. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'target.title-or-current': 'target.title',
  'person.hasTitle': 'person.titles',
  'person.title': 'person.titles',
};

export function askedOf(of: PersonCase): AskedOf {
  const { governing, window, input, readings } = of;
  const missing = new Set<string>();
  const asked: Asked[] = [];
  const open: Requirement[] = [];
  const { targets } = governing.document;
  if (targets !== undefined) {
    const title = personFact(input, 'target.title-or-current');
    if (title === undefined || !targets.some((each) => each === title)) missing.add('target.title');
  }
  governing.document.require.forEach((requirement, at) => {
    if (!underReading(requirement.reading, readings)) return;
    if ((window?.years.length ?? 1) < (requirement['from-years'] ?? 1)) return;
    const answers: Answer[] = [];
    for (const condition of governing.requireWhen.get(String(at)) ?? []) {
      const answer = test(condition, (key) => personFact(input, key));
      answers.push(answer);
      if (answer === 'absent') missing.add(FIELD_OF[condition.key] ?? condition.key);
    }
    if (answers.includes('no')) return;
    if (answers.includes('absent')) open.push(requirement);
    else asked.push(...instances(requirement, of));
  });
  for (const requirement of open)
    if (!asked.some((each) => each.requirement.id === requirement.id))
      asked.push({ requirement, index: null, need: null, missing: [] });
  return { asked, missing: [...missing] };
}

function instances(requirement: Requirement, of: PersonCase): readonly Asked[] {
  const { window } = of;
  const need = needOf(requirement, of);
  if (requirement.per !== 'year' || window === null || window.years.length === 1)
    return [{ requirement, index: null, ...need }];
  return window.years.map((_, index) => ({ requirement, index, ...need }));
}

function needOf(
  requirement: Requirement,
  of: PersonCase,
): { readonly need: Hours | null; readonly missing: readonly string[] } {
  const rule = requirement['at-least'];
  const { window } = of;
  if (rule.from === 'years-since') {
    const since = titleOrGraduation(of.input.person, of.input.target);
    if (!since.known) return { need: null, missing: since.missing };
    const year = of.input.target.year ?? (window === null ? null : yearOf(ticksAsDate(window)));
    if (year === null) return { need: null, missing: ['target.year'] };
    const from = Math.max(yearOf(since.on), rule['not-before']);
    return { need: hours(Math.max(0, year - from)), missing: [] };
  }
  const amount = ticks((rule.hours.n * 1800) / rule.hours.d);
  if (requirement.per !== 'average') return { need: amount, missing: [] };
  if (window === null) return { need: null, missing: of.missing };
  return { need: multiplyHours(amount, window.averageOver), missing: [] };
}

function ticksAsDate(window: Window) {
  return (window.period.to - 1) as typeof window.period.to;
}

/** How much of what is asked the settled records give. */
export function haveOf(asked: Asked, settled: readonly Settled[], window: Window): Hours {
  const { of } = asked.requirement;
  let sum: Hours = noHours;
  for (const each of settled) {
    if (!isMeant(of, placed(each.item))) continue;
    const own = each.shares.filter(
      (share) =>
        share.index >= 0 &&
        share.index < window.years.length &&
        (asked.index === null || share.index === asked.index),
    );
    const counted = addHours(...own.map((share) => share.amount));
    if (typeof of !== 'string' && of.count === 'courses') {
      const courses = each.item.record.qty.courses ?? { n: 1, d: 1 };
      if (counted > 0) sum = addHours(sum, ticks(Math.floor((courses.n * 1800) / courses.d)));
    } else sum = addHours(sum, counted);
  }
  return sum;
}
