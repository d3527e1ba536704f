import { calendarYear, formatHours, type Period, periodName, type PersonId } from '@jixu/kernel';

import type { Operation } from '../../platform/operation/operation.ts';
import { decidingDay, type Rulebook, type Rulebooks } from '../../rulebooks/index.ts';
import { amountOf } from '../domain/evaluation.ts';
import type { Recount } from '../domain/recount.ts';
import { isClosed } from '../store/ledger-store.ts';
import { lastDayOf } from '../domain/sealed.ts';
import { putLeft } from '../store/left-store.ts';
import { standingsOf } from '../store/standing-store.ts';
import { type LeftSealed, type PostedPeriod, tryPostPeriod } from './post.ts';
import { lock, spanOf } from './record-commands.ts';

export type RecountResult = {
  readonly changed: boolean;
  /** Periods that keep what they hold because some of it is sealed. */
  readonly left: number;
};

/**
 * The rules, or facts of the person, changed: every open period is evaluated anew and the ledger follows with `recount`
 * entries. Closed periods keep what they hold; so do those with sealed hours that would move, and it is written down
 * why. One event tells the person, once for each period that moved or was left.
 */
export async function recountPerson(
  op: Operation,
  rulebooks: Rulebooks,
  of: { readonly personId: PersonId; readonly recount: Recount },
): Promise<RecountResult> {
  const { personId, recount } = of;
  let head = await lock(op, personId);
  const queue: Period[] = [];
  const totals = new Map<string, string>();
  for (const standing of await standingsOf(op.tx, personId)) {
    if (recount.packId !== null && standing.packId !== recount.packId) continue;
    const span = spanOf(standing.span);
    queue.push(span);
    totals.set(periodName(span), `${standing.totals['total'] ?? '0'} ${standing.verdict}`);
  }
  const done = new Set<string>();
  let changed = false;
  let left = 0;
  for (let span = queue.shift(); span; span = queue.shift()) {
    const name = periodName(span);
    if (done.has(name)) continue;
    done.add(name);
    const read = { db: op.tx };
    const rulebook = await rulebooks.rulebookFor(read, personId, decidingDay(span, op.today));
    if (!rulebook || (recount.packId !== null && rulebook.pack.id !== recount.packId)) continue;
    if (await isClosed(op.tx, rulebook.pack.id, span)) continue;
    const cause = { claimId: op.newId<'claim'>(), recordId: null, recount };
    const result = await tryPostPeriod(op, rulebooks, { personId, span, cause, head });
    const before = totals.get(name) ?? '0 short';
    if ('sealed' in result) {
      left += 1;
      await leave(op, { personId, recount, rulebook, span, before, sealed: result });
      continue;
    }
    head = result.head;
    // A share that now falls to another year is found by asking that year too.
    for (const line of result.posted.evaluation.records)
      for (const share of line.counts) queue.push(calendarYear(share.year));
    const { posted } = result;
    if (tell(op, { personId, recount, rulebook, before, posted })) changed = true;
  }
  return { changed, left };
}

async function leave(
  op: Operation,
  of: {
    readonly personId: PersonId;
    readonly recount: Recount;
    readonly rulebook: Rulebook;
    readonly span: Period;
    readonly before: string;
    readonly sealed: LeftSealed;
  },
): Promise<void> {
  const { personId, recount, rulebook, span, sealed } = of;
  const [held = '0'] = of.before.split(' ');
  const left = {
    personId,
    packId: rulebook.pack.id,
    span,
    sealedFrom: sealed.sealed.from,
    sealedTo: sealed.sealed.to,
    held,
    would: formatHours(amountOf(sealed.evaluation.totals['total'] ?? '0')),
    cause: recount.kind,
    because: recount.what,
    at: op.now,
  };
  if (!(await putLeft(op.tx, left))) return;
  op.emit({
    type: 'hours.recount_left',
    subjectId: personId,
    payload: {
      personId,
      packName: rulebook.edition.name,
      what: recount.what,
      period: periodName(span),
      sealedFrom: left.sealedFrom,
      sealedLast: lastDayOf(left.sealedTo),
      held,
      would: left.would,
      unit: rulebook.edition.unit,
    },
  });
}

/** True where an entry was appended, the verdict is another, or something pending would count otherwise. */
function tell(
  op: Operation,
  of: {
    readonly personId: PersonId;
    readonly recount: Recount;
    readonly rulebook: Rulebook;
    readonly before: string;
    readonly posted: PostedPeriod;
  },
): boolean {
  const { posted, recount } = of;
  const [before = '0', verdictBefore = ''] = of.before.split(' ');
  const { verdict, totals } = posted.evaluation;
  const moved = posted.entries > 0 || verdict !== verdictBefore;
  if (!moved && posted.hopesMoved === 0) return false;
  op.emit({
    type: recount.kind === 'rules' ? 'hours.rules_changed' : 'hours.facts_changed',
    subjectId: of.personId,
    payload: {
      personId: of.personId,
      trialId: recount.trialId,
      packName: of.rulebook.edition.name,
      what: recount.what,
      period: periodName(posted.span),
      before,
      after: formatHours(amountOf(totals['total'] ?? '0')),
      unit: of.rulebook.edition.unit,
      met: verdict === 'met',
      metBefore: verdictBefore === 'met',
      onlyPending: !moved,
    },
  });
  return true;
}
