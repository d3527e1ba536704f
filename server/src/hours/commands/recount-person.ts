import { calendarYear, formatHours, type Period, periodName, type PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { decidingDay, type RuleChange, type Rulebooks } from '../../rulebooks/index.ts';
import { amountOf } from '../domain/evaluation.ts';
import { isClosed } from '../store/ledger-store.ts';
import { standingsOf } from '../store/standing-store.ts';
import { type PostedPeriod, postPeriod } from './post.ts';
import { lock, spanOf } from './record-commands.ts';

/**
 * The rules changed: every open period of the person under that pack is evaluated anew and the ledger follows with
 * `recount` entries. Closed periods keep what they hold. One event tells the person, once for each period that moved.
 */
export async function recountPerson(
  op: Operation,
  rulebooks: Rulebooks,
  of: { readonly personId: PersonId; readonly change: RuleChange },
): Promise<boolean> {
  const { personId, change } = of;
  let head = await lock(op, personId);
  const queue: Period[] = [];
  const totals = new Map<string, string>();
  for (const standing of await standingsOf(op.tx, personId)) {
    if (standing.packId !== change.packId) continue;
    const span = spanOf(standing.span);
    queue.push(span);
    totals.set(periodName(span), `${standing.totals['total'] ?? '0'} ${standing.verdict}`);
  }
  const done = new Set<string>();
  let changed = false;
  for (let span = queue.shift(); span; span = queue.shift()) {
    const name = periodName(span);
    if (done.has(name)) continue;
    done.add(name);
    const read = { db: op.tx };
    const rulebook = await rulebooks.rulebookFor(read, personId, decidingDay(span, op.today));
    if (rulebook?.pack.id !== change.packId) continue;
    if (await isClosed(op.tx, change.packId, span)) continue;
    const cause = { claimId: op.newId<'claim'>(), recordId: null, change };
    const result = await postPeriod(op, rulebooks, { personId, span, cause, head });
    head = result.head;
    // A share that the new rules give to another year is found by asking that year too.
    for (const line of result.posted.evaluation.records)
      for (const share of line.counts) queue.push(calendarYear(share.year));
    const before = totals.get(name) ?? '0 short';
    if (tell(op, { personId, change, before, posted: result.posted })) changed = true;
  }
  return changed;
}

/** True where an entry was appended, the verdict is another, or something pending would count otherwise. */
function tell(
  op: Operation,
  of: {
    readonly personId: PersonId;
    readonly change: RuleChange;
    readonly before: string;
    readonly posted: PostedPeriod;
  },
): boolean {
  const { posted, change } = of;
  const [before = '0', verdictBefore = ''] = of.before.split(' ');
  const { verdict, totals } = posted.evaluation;
  const moved = posted.entries > 0 || verdict !== verdictBefore;
  if (!moved && posted.hopesMoved === 0) return false;
  op.emit({
    type: 'hours.rules_changed',
    subjectId: of.personId,
    payload: {
      personId: of.personId,
      trialId: change.trialId,
      packName: change.packName,
      what: change.what,
      period: periodName(posted.span),
      before,
      after: formatHours(amountOf(totals['total'] ?? '0')),
      met: verdict === 'met',
      metBefore: verdictBefore === 'met',
      onlyPending: !moved,
    },
  });
  return true;
}
