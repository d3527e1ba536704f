import { assert, type PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { loggedInAt } from '../../identity/index.ts';
import { requirePerson } from '../access.ts';
import { answersPlace } from '../domain/answer.ts';
import type { Offering } from '../domain/offering.ts';
import { GRACE_MS } from '../domain/timing.ts';
import { refuse } from '../errors.ts';
import { putAnswers, type SavedAnswer } from '../store/answer-store.ts';
import {
  type Attempt,
  attemptByKey,
  type AttemptEvent,
  type AttemptKey,
  endAttempt,
  eventsOf,
  insertEvent,
  moveDevice,
  placesOf,
  releaseDevice,
  type SubmittedBy,
} from '../store/attempt-store.ts';
import { offeringsById } from '../store/offering-store.ts';
import { gradeAttempt } from './grade-attempt.ts';
import { claim } from './start-attempt.ts';

/**
 * Hands in what is stored and what comes along. A repeat finds it handed in; after the deadline what was stored in time
 * counts, and what comes along does not.
 */
export async function submitAttempt(
  op: Operation,
  of: { attemptId: string; device: string; answers: readonly SavedAnswer[] },
): Promise<Attempt> {
  const { personId } = requirePerson(op.actor);
  const key = { personId, attemptId: of.attemptId };
  const attempt = await attemptByKey(op.tx, key, { lock: true });
  if (!attempt) throw refuse('no_attempt');
  if (attempt.submittedAt !== null) return attempt;
  if (attempt.device !== of.device) throw refuse('other_device');
  if (op.now < attempt.beginsAt) throw refuse('not_begun');
  if (op.now.getTime() > attempt.deadlineAt.getTime() + GRACE_MS) return expire(op, attempt);
  const places = new Map((await placesOf(op.tx, key)).map((place) => [place.place, place]));
  for (const answer of of.answers) {
    const place = places.get(answer.place);
    if (!place || !answersPlace(place, answer.value)) throw refuse('bad_answer');
  }
  await putAnswers(
    op.tx,
    of.answers.map((answer) => ({ ...key, ...answer })),
    op.now,
  );
  return end(op, attempt, { by: 'person', byId: null, kind: 'submitted', detail: {} });
}

/** The worker's turn, and that of whoever is asked afterwards: over is over, by the stored deadline. */
export async function expireAttempt(op: Operation, key: AttemptKey): Promise<void> {
  const attempt = await attemptByKey(op.tx, key, { lock: true });
  if (!attempt || attempt.submittedAt !== null) return;
  if (op.now.getTime() <= attempt.deadlineAt.getTime() + GRACE_MS) return;
  await expire(op, attempt);
}

async function expire(op: Operation, attempt: Attempt): Promise<Attempt> {
  return end(op, attempt, { by: 'time', byId: null, kind: 'expired', detail: {} });
}

/** A proctor ends it, with a reason that stays in the attempt's record. */
export async function forceSubmit(
  op: Operation,
  attempt: Attempt,
  of: { readonly byId: PersonId; readonly reason: string },
): Promise<Attempt> {
  const detail = { reason: of.reason };
  return end(op, attempt, { by: 'proctor', byId: of.byId, kind: 'forced', detail });
}

async function end(
  op: Operation,
  attempt: Attempt,
  of: { by: SubmittedBy } & Pick<AttemptEvent, 'kind' | 'byId' | 'detail'>,
): Promise<Attempt> {
  const offering = (await offeringsById(op.tx, [attempt.offeringId])).get(attempt.offeringId);
  assert(offering !== undefined, 'an attempt without its exam');
  // Homework that was not handed in is no attempt; an exam keeps what was stored in time.
  const lost = of.by === 'time' && kindOf(offering, attempt) === 'homework';
  const ended = await endAttempt(op.tx, attempt, {
    at: op.now,
    by: of.by,
    late: of.by === 'time',
    state: lost ? 'void' : 'marking',
    ...(of.by === 'person' ? { inTime: new Date(op.now.getTime() - GRACE_MS) } : {}),
  });
  assert(ended, 'an attempt that ended under its own lock');
  await releaseDevice(op.tx, attempt);
  const { by, ...event } = of;
  await insertEvent(op.tx, attempt, {
    ...event,
    kind: lost ? 'void' : event.kind,
    at: op.now,
    eventId: op.newId<'event'>(),
  });
  if (!lost) await gradeAttempt(op, attempt, offering.markingDifference);
  op.note({ attemptId: attempt.attemptId, by, late: by === 'time' });
  const after = await attemptByKey(op.tx, attempt);
  assert(after !== null, 'an attempt that was just ended');
  return after;
}

export function kindOf(offering: Offering, attempt: Pick<Attempt, 'taskId'>) {
  return offering.tasks.find((task) => task.taskId === attempt.taskId)?.kind;
}

/**
 * Goes on on another device, for who logged in since it was taken up where it is: a session left open somewhere is no
 * proof of who sits there. Recorded; the device before is told at its next save.
 */
export async function takeOver(
  op: Operation,
  of: { readonly attemptId: string; readonly device: string },
): Promise<void> {
  const { personId } = requirePerson(op.actor);
  const key = { personId, attemptId: of.attemptId };
  const attempt = await attemptByKey(op.tx, key, { lock: true });
  if (!attempt) throw refuse('no_attempt');
  if (attempt.submittedAt !== null) throw refuse('submitted');
  if (attempt.device === of.device) return;
  await requireNewLogin(op, key);
  const offering = (await offeringsById(op.tx, [attempt.offeringId])).get(attempt.offeringId);
  if (!(await moveDevice(op.tx, key, of.device))) throw refuse('submitted');
  await releaseDevice(op.tx, key);
  if (offering?.rules.exam.oneDevice) await claim(op, key, of.device);
  const eventId = op.newId<'event'>();
  await insertEvent(op.tx, key, { eventId, kind: 'moved', at: op.now, byId: null, detail: {} });
  op.note({ attemptId: of.attemptId });
}

async function requireNewLogin(op: Operation, key: AttemptKey): Promise<void> {
  const { sessionId } = requirePerson(op.actor);
  const of = { personIds: [key.personId], attemptIds: [key.attemptId] };
  const taken = (await eventsOf(op.tx, of)).findLast(
    (event) => event.kind === 'started' || event.kind === 'moved',
  );
  const began = await loggedInAt({ db: op.tx }, sessionId);
  if (taken && (began === null || began <= taken.at)) throw refuse('log_in_again');
}
