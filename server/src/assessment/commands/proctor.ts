import type { PersonId } from '@jixu/kernel';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { assertKeeps, requirePerson } from '../access.ts';
import { agreedMark } from '../domain/grade.ts';
import { refuse } from '../errors.ts';
import {
  type Attempt,
  attemptByKey,
  type AttemptKey,
  attemptsIn,
  insertEvent,
  insertMark,
  marksOf,
  placesOf,
  setDeadline,
} from '../store/attempt-store.ts';
import { entryByKey, setExtraMinutes } from '../store/entry-store.ts';
import { offeringByKey, type OfferingKey } from '../store/offering-store.ts';
import { gradeAttempt } from './grade-attempt.ts';
import { forceSubmit } from './submit-attempt.ts';
import { expireRequest } from './work-requests.ts';

/** Nobody proctors or marks what is his own. */
async function requireOthers(
  op: Operation,
  key: OfferingKey,
  personId: PersonId,
): Promise<PersonId> {
  await assertKeeps(readingOf(op), key.nodeId);
  const by = requirePerson(op.actor).personId;
  const entry = await entryByKey(op.tx, { personId, offeringId: key.offeringId }, { lock: true });
  if (!entry || entry.nodeId !== key.nodeId || entry.state === 'withdrawn')
    throw refuse('no_attempt');
  if (by === personId) throw refuse('own_work');
  return by;
}

/** So many minutes more than others in everything of the offering; attempts at work get them at once. */
export async function extend(
  op: Operation,
  key: OfferingKey,
  of: { readonly personId: PersonId; readonly minutes: number; readonly reason: string },
): Promise<void> {
  const byId = await requireOthers(op, key, of.personId);
  const entryKey = { personId: of.personId, offeringId: key.offeringId };
  const entry = await entryByKey(op.tx, entryKey);
  const before = entry?.extraMinutes ?? 0;
  await setExtraMinutes(op.tx, entryKey, of.minutes);
  const attempts = await attemptsIn(op.tx, { ...key, personIds: [of.personId] });
  for (const { attemptId } of attempts.filter((one) => one.state === 'open')) {
    const attempt = await attemptByKey(op.tx, { personId: of.personId, attemptId }, { lock: true });
    if (attempt?.state !== 'open') continue;
    const deadlineAt = new Date(attempt.deadlineAt.getTime() + (of.minutes - before) * 60_000);
    await setDeadline(op.tx, attempt, deadlineAt);
    const detail = { minutes: of.minutes, reason: of.reason };
    const eventId = op.newId<'event'>();
    await insertEvent(op.tx, attempt, { eventId, kind: 'extended', at: op.now, byId, detail });
    op.enqueue(expireRequest({ ...attempt, deadlineAt }));
  }
  op.note({ offeringId: key.offeringId, personId: of.personId, minutes: of.minutes });
}

async function attemptOf(op: Operation, key: OfferingKey, of: AttemptKey): Promise<Attempt> {
  const attempt = await attemptByKey(op.tx, of, { lock: true });
  if (!attempt || attempt.offeringId !== key.offeringId) throw refuse('no_attempt');
  return attempt;
}

export async function force(
  op: Operation,
  key: OfferingKey,
  of: AttemptKey & { readonly reason: string },
): Promise<void> {
  const byId = await requireOthers(op, key, of.personId);
  const attempt = await attemptOf(op, key, of);
  if (attempt.state !== 'open') throw refuse('attempt_over');
  await forceSubmit(op, attempt, { byId, reason: of.reason });
}

/** What happened, in the proctor's words, kept with the attempt. */
export async function note(
  op: Operation,
  key: OfferingKey,
  of: AttemptKey & { readonly text: string },
): Promise<void> {
  const byId = await requireOthers(op, key, of.personId);
  const attempt = await attemptOf(op, key, of);
  const eventId = op.newId<'event'>();
  const detail = { text: of.text };
  await insertEvent(op.tx, attempt, { eventId, kind: 'note', at: op.now, byId, detail });
  op.note({ attemptId: of.attemptId });
}

/** One mark of one answer. With double marking two people mark, unseen by each other; far apart, a third decides. */
export async function mark(
  op: Operation,
  key: OfferingKey,
  of: AttemptKey & { readonly place: number; readonly points: number; readonly note: string },
): Promise<void> {
  const markerId = await requireOthers(op, key, of.personId);
  const offering = await offeringByKey(op.tx, key);
  const attempt = await attemptOf(op, key, of);
  const place = (await placesOf(op.tx, attempt)).find((one) => one.place === of.place);
  if (!offering || place?.kind !== 'short' || attempt.state !== 'marking')
    throw refuse('no_mark_needed');
  if (of.points > place.points)
    throw refuse('mark_too_high', { detail: { max: place.points / 100 } });
  const before = (await marksOf(op.tx, [attempt])).filter((one) => one.place === of.place);
  const points = before.map((one) => one.points);
  const agreed = agreedMark(points, offering.markingDifference) !== null;
  if (agreed || before.some((one) => one.markerId === markerId)) throw refuse('no_mark_needed');
  const put = { ...of, sequence: before.length + 1, markerId, at: op.now };
  if (!(await insertMark(op.tx, attempt, put))) throw refuse('no_mark_needed');
  await gradeAttempt(op, attempt, offering.markingDifference);
  op.note({ attemptId: of.attemptId, place: of.place });
}
