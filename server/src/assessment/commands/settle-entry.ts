import { formatLocalDate, shanghaiDateOf } from '@jixu/kernel';
import { unitOf } from '../../organisations/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import type { Offering } from '../domain/offering.ts';
import { decidePass, type PassOutcome } from '../domain/pass-rule.ts';
import { overFor, type TaskKind } from '../domain/timing.ts';
import { DECIDED } from '../events.ts';
import type { AssessmentPorts } from '../ports.ts';
import { type Attempt, attemptsOf } from '../store/attempt-store.ts';
import {
  decideEntry,
  type Entry,
  entryByKey,
  type EntryKey,
  extraMinutesMax,
} from '../store/entry-store.ts';
import { offeringsById } from '../store/offering-store.ts';

/**
 * Decides what became of a person's work, if that can be told already, and brings a pass into the hours. Safe at any
 * time, any number of times: only an entry that is undecided is decided.
 */
export async function settleEntry(
  op: Operation,
  ports: AssessmentPorts,
  key: EntryKey,
): Promise<void> {
  const offering = (await offeringsById(op.tx, [key.offeringId])).get(key.offeringId);
  if (!offering || offering.state === 'draft') return;
  // The person's hours first, as whoever also locks something else does.
  await ports.hours.lock(op, key.personId);
  const entry = await entryByKey(op.tx, key, { lock: true });
  if (!entry || entry.state !== 'in') return;
  const attempts = (
    await attemptsOf(op.tx, { personId: key.personId, offeringIds: [key.offeringId] })
  ).filter((attempt) => attempt.state !== 'void');
  const extra = await extraMinutesMax(op.tx, offering);
  const decided = outcomeOf({ offering, entry, attempts, extra, now: op.now });
  if (decided === null) return;
  const { outcome, exam } = decided;
  const on = formatLocalDate(shanghaiDateOf(exam?.submittedAt ?? op.now));
  const recordId = await tell(op, ports, { offering, entry, outcome, on });
  await decideEntry(op.tx, key, { outcome, recordId, at: op.now });
  op.emit({
    type: DECIDED,
    subjectId: key.personId,
    payload: {
      offeringId: key.offeringId,
      title: offering.title,
      outcome: outcome.passed ? 'passed' : 'failed',
    },
  });
  op.note({ offeringId: key.offeringId, passed: outcome.passed });
}

type Known = {
  readonly offering: Offering;
  readonly entry: Entry;
  readonly attempts: readonly Attempt[];
  readonly extra: number;
  readonly now: Date;
};

/** Null: it is too early to tell. */
export function outcomeOf(
  of: Known,
): { readonly outcome: PassOutcome; readonly exam: Attempt | null } | null {
  const { offering, entry, attempts, now } = of;
  const { rules, tasks } = offering;
  const kindOf = new Map<string, TaskKind>(tasks.map((task) => [task.taskId, task.kind]));
  if (attempts.some((attempt) => attempt.state === 'open' || attempt.state === 'marking'))
    return null;
  const resits = entry.resitSignedUpAt !== null;
  const last = tasks.filter((task) => (resits ? task.kind === 'resit' : task.kind !== 'resit'));
  const over = now >= overFor(last, of.extra);
  const told = offering.tells === 'at-once' || offering.state === 'released';
  if (!told || (resits && !over)) return null;
  const homework = attempts
    .filter((attempt) => kindOf.get(attempt.taskId) === 'homework')
    .reduce((sum, attempt) => sum + (attempt.points ?? 0), 0);
  const exams = attempts.filter((attempt) => kindOf.get(attempt.taskId) !== 'homework');
  const best = exams.reduce<Attempt | null>(
    (found, attempt) => ((attempt.points ?? 0) > (found?.points ?? -1) ? attempt : found),
    null,
  );
  const outcome = decidePass(rules, homework, best?.points ?? null);
  // Told at once, a pass is final; failing is not while homework or another time is still possible.
  const final = over || offering.state === 'released';
  return outcome.passed || final ? { outcome, exam: best } : null;
}

async function tell(
  op: Operation,
  ports: AssessmentPorts,
  of: { offering: Offering; entry: Entry; outcome: PassOutcome; on: string },
) {
  const { offering, entry, outcome, on } = of;
  const { personId } = entry;
  if (offering.courseId !== null) {
    const asked = { courseId: offering.courseId, personId };
    const enrolment = await ports.courses?.enrolmentOf({ db: op.tx }, asked);
    if (enrolment)
      await ports.courses?.onOutcome(op, {
        enrolmentId: enrolment.enrolmentId,
        personId,
        kind: 'exam',
        outcome: outcome.passed ? 'passed' : 'failed',
        mark: outcome.total,
        on,
      });
    return null;
  }
  if (!outcome.passed) return null;
  const read = { db: op.tx };
  const rulebook = await ports.rulebooks.rulebookFor(read, personId, op.today);
  const unit = await unitOf(read, personId, op.today);
  const { kind, category, qty } = offering.facts;
  const lodged = await ports.hours.lodge(op, {
    recordId: op.newId<'record'>(),
    personId,
    source: { kind: 'assessment', id: offering.offeringId },
    unitId: unit?.unitId ?? null,
    packId: rulebook?.pack.id ?? '',
    facts: {
      kind,
      ...(category === null ? {} : { category }),
      on,
      qty,
      attrs: { passed: true },
      key: `course:${offering.nodeId}:${offering.code}`,
      via: 'platform',
    },
    title: offering.title,
    preview: null,
  });
  const { recordId } = lodged;
  await ports.hours.recognise(op, { claimId: op.newId<'claim'>(), personId, recordId });
  return recordId;
}
