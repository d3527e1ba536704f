import type { PackEdition } from '../edition.ts';
import { underReading } from '../facts.ts';
import type { Cap, Requirement } from '../pack-format.ts';
import { onceEach, type Report } from './finding.ts';
import { linesUnder, readingChoices } from './shapes.ts';

/**
 * Caps must nest or stay apart (then the largest total is unique and found in one pass), and
 * requirements be possible.
 */
export function lintCaps(edition: PackEdition, report: Report): void {
  const once = onceEach(report);
  for (const readings of readingChoices(edition)) {
    const leaves = leavesOf(edition, readings);
    const caps = (edition.document.caps ?? []).filter((cap) => underReading(cap.reading, readings));
    const covers = caps.map((cap) => ({
      cap,
      leaves: leaves.filter((leaf) => isUnder(cap, leaf)),
    }));
    for (const { cap, leaves: own } of covers)
      if (own.length === 0) once(cap, 'cap-idle', { cap: cap.id });
    lintTree(covers, once);
    for (const requirement of edition.document.require)
      if (underReading(requirement.reading, readings))
        lintPossible({ requirement, leaves, caps }, once);
  }
}

type Leaf = { readonly kind: string; readonly rule: string; readonly category: string };

function leavesOf(
  edition: PackEdition,
  readings: Readonly<Record<string, string>>,
): readonly Leaf[] {
  const leaves = new Map<string, Leaf>();
  for (const kind of edition.kinds.values())
    for (const { line } of linesUnder(kind, readings)) {
      if (line.zero !== undefined) continue;
      for (const category of line.category === undefined ? kind.categories : [line.category])
        leaves.set(`${kind.kind} ${line.rule} ${category}`, {
          kind: kind.kind,
          rule: line.rule,
          category,
        });
    }
  return [...leaves.values()];
}

function isUnder(cap: Cap, leaf: Leaf): boolean {
  const { over } = cap;
  if (over.category !== undefined && over.category !== leaf.category) return false;
  if (over.kinds !== undefined && !over.kinds.some((kind) => kind === leaf.kind)) return false;
  return over.rules === undefined || over.rules.includes(leaf.rule);
}

type Cover = { readonly cap: Cap; readonly leaves: readonly Leaf[] };

function lintTree(covers: readonly Cover[], report: Report): void {
  covers.forEach((early, index) => {
    for (const late of covers.slice(index + 1)) {
      const shared = early.leaves.filter((leaf) => late.leaves.includes(leaf));
      if (shared.length === 0) continue;
      if (shared.length < early.leaves.length) {
        const nested = shared.length === late.leaves.length;
        if (nested) report(late.cap, 'cap-order', { inner: late.cap.id, outer: early.cap.id });
        else
          report(late.cap, 'caps-cross', {
            first: early.cap.id,
            second: late.cap.id,
            kind: shared[0]?.kind ?? '',
          });
      } else if (early.cap.per === 'period' && late.cap.per === 'year')
        report(late.cap, 'cap-year-order', { year: late.cap.id, period: early.cap.id });
      else if (
        early.cap.per === late.cap.per &&
        hoursOf(early.cap) > hoursOf(late.cap) &&
        shared.length === late.leaves.length
      )
        report(early.cap, 'cap-never-binds', { cap: early.cap.id, lower: late.cap.id }, 'warning');
    }
  });
}

function hoursOf(cap: Cap): number {
  return cap.hours.n / cap.hours.d;
}

function lintPossible(
  at: {
    readonly requirement: Requirement;
    readonly leaves: readonly Leaf[];
    readonly caps: readonly Cap[];
  },
  report: Report,
): void {
  const { requirement, leaves, caps } = at;
  const { of } = requirement;
  const need = requirement['at-least'];
  const meant = leaves.filter((leaf) =>
    typeof of === 'string'
      ? of === 'total' || of === leaf.category
      : (of.category === undefined || of.category === leaf.category) &&
        (of.kinds === undefined || of.kinds.some((kind) => kind === leaf.kind)),
  );
  if (meant.length === 0) {
    report(requirement, 'requirement-empty', { id: requirement.id });
    return;
  }
  if (
    need.from !== 'constant' ||
    requirement.per !== 'year' ||
    (typeof of !== 'string' && of.count !== undefined)
  )
    return;
  let most = 0;
  for (const leaf of meant) {
    const limits = caps.filter((cap) => isUnder(cap, leaf)).map(hoursOf);
    if (limits.length === 0) return;
    most += Math.min(...limits);
  }
  if (need.hours.n / need.hours.d > most)
    report(requirement, 'requirement-impossible', { id: requirement.id, most });
}
