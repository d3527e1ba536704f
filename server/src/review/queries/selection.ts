import { formatLocalDate, type PersonId } from '@jixu/kernel';
import type { Reading } from '../../platform/http/route.ts';
import { batchAllowed, claimant, needsOpinion, outcomesOf } from '../domain/case.ts';
import { absentOn } from '../store/office-store.ts';
import type { InboxFilter } from '../store/inbox-store.ts';
import { type WaitingStep, waitingSteps } from '../store/selection-store.ts';
import type { BulkCase } from '../store/bulk-store.ts';

/** Looked through at most; whoever has more waiting decides in several turns. */
const LOOKED_AT_MAX = 10_000;

/** What passes, or goes back, only one by one, each with the reason that is met first. */
export type LeftOut = 'reopening' | 'sample' | 'undrawn' | 'asks' | 'barred' | 'claimed';
export type TogetherOutcome = 'pass' | 'return' | 'reject';

export type Selection = {
  readonly cases: readonly BulkCase[];
  readonly leftOut: Readonly<Record<LeftOut, number>>;
  /** Could be decided as well, and is more than one action takes. */
  readonly beyond: number;
  /** There is more than was looked through. */
  readonly more: boolean;
  readonly opinionRequired: boolean;
};

/** Everything that matches a filter and may be decided alike, in the versions of this moment, and what is left out. */
export async function selectionOf(
  read: Pick<Reading, 'db' | 'now' | 'today'>,
  of: {
    readonly filter: InboxFilter;
    readonly outcome: TogetherOutcome;
    readonly me: PersonId;
    readonly most: number;
  },
): Promise<Selection> {
  const found = await waitingSteps(read.db, of.filter, LOOKED_AT_MAX + 1);
  const waiting = found.slice(0, LOOKED_AT_MAX);
  const held = heldByOthers(waiting, { me: of.me, now: read.now });
  const away = await absentOn(read.db, [...held.values()], formatLocalDate(read.today));
  const leftOut = { reopening: 0, sample: 0, undrawn: 0, asks: 0, barred: 0, claimed: 0 };
  const cases: BulkCase[] = [];
  let opinionRequired = false;
  let beyond = 0;
  for (const one of waiting) {
    const by = held.get(one);
    const reason = oneByOne(one, of.outcome) ?? (by && !away.has(by) ? 'claimed' : null);
    if (reason !== null) leftOut[reason] += 1;
    else if (cases.length === of.most) beyond += 1;
    else {
      cases.push({ subjectId: one.subjectId, caseId: one.caseId, version: one.version });
      if (one.step && needsOpinion(one.step, of.outcome)) opinionRequired = true;
    }
  }
  return { cases, leftOut, beyond, more: found.length > waiting.length, opinionRequired };
}

function heldByOthers(
  waiting: readonly WaitingStep[],
  of: { readonly me: PersonId; readonly now: Date },
): ReadonlyMap<WaitingStep, PersonId> {
  return new Map(
    waiting.flatMap((one) => {
      const by = claimant(one, of.now);
      return by === null || by === of.me ? [] : [[one, by] as const];
    }),
  );
}

/** Why this one is looked at by itself; null: the rulebook lets it go with others. */
function oneByOne(one: WaitingStep, outcome: TogetherOutcome): LeftOut | null {
  const { step, draw } = one;
  if (one.kind === 'reopening') return 'reopening';
  if (draw?.sampled === true) return 'sample';
  if (!step) return 'barred';
  if (outcomesOf(step).includes(outcome) && batchAllowed(step, outcome, one)) return null;
  if (outcome !== 'pass' || !step.batch.pass || step.experts) return 'barred';
  return step.asks.length > 0 ? 'asks' : 'undrawn';
}
