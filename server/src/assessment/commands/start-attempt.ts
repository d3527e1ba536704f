import { assert } from '@jixu/kernel';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { requirePerson } from '../access.ts';
import type { Offering } from '../domain/offering.ts';
import { mayBegin, nextHomeworkAt, type Task, type Times, withLimit } from '../domain/timing.ts';
import { refuse } from '../errors.ts';
import {
  type Attempt,
  attemptByKey,
  type AttemptKey,
  attemptsOf,
  claimDevice,
  insertAttempt,
  insertEvent,
  releaseDevice,
} from '../store/attempt-store.ts';
import { type Entry, entryByKey } from '../store/entry-store.ts';
import { paperByKey } from '../store/paper-store.ts';
import { ticketsOf } from '../store/ticket-store.ts';
import { drawPaper } from './save-paper.ts';
import { visibleOffering } from './sign-up.ts';
import { expireRequest } from './work-requests.ts';

/**
 * Begins a piece of work, or finds it begun: a second start, from wherever, is the same attempt. The paper is drawn here
 * and never again.
 */
export async function startAttempt(
  op: Operation,
  of: { attemptId: string; offeringId: string; taskId: string; device: string },
): Promise<Attempt> {
  const { personId } = requirePerson(op.actor);
  const offering = await visibleOffering(readingOf(op), personId, of.offeringId);
  const found = offering.tasks.find((one) => one.taskId === of.taskId);
  if (!found) throw refuse('no_task');
  const task = withLimit(found, offering.rules);
  const entry = await entryByKey(op.tx, { personId, offeringId: of.offeringId }, { lock: true });
  if (!entry || entry.state === 'withdrawn') throw refuse('not_signed_up');
  const asked = { personId, offeringIds: [of.offeringId] };
  const before = (await attemptsOf(op.tx, asked)).filter((one) => one.state !== 'void');
  const same = before.filter((one) => one.taskId === of.taskId);
  const open = same.find((one) => one.state === 'open' && one.deadlineAt >= op.now);
  if (open) return open;
  await requireTurn(op, { offering, task, entry, before, same });
  const times = timesOf(op, offering, task, entry);
  const key = { personId, attemptId: of.attemptId };
  const attempt = await insert(op, { offering, task, key, device: of.device, same, times });
  op.enqueue(expireRequest(attempt));
  op.note({ offeringId: of.offeringId, taskId: of.taskId, attemptId: of.attemptId });
  return attempt;
}

async function requireTurn(
  op: Operation,
  of: {
    offering: Offering;
    task: Task;
    entry: Entry;
    before: readonly Attempt[];
    same: readonly Attempt[];
  },
): Promise<void> {
  const { offering, task, entry, before, same } = of;
  if (entry.state !== 'in') throw refuse('times_used');
  if (task.kind === 'resit' && entry.resitSignedUpAt === null) throw refuse('no_resit');
  const own = task.kind === 'exam' && task.startsAt === null;
  if (same.length >= (own ? offering.rules.exam.times : 1)) throw refuse('times_used');
  // One that is open and over waits for the worker; a second beside it would let both count.
  if (same.some((one) => one.state === 'open')) throw refuse('attempt_over');
  if (task.startsAt !== null && offering.rules.fee !== null) {
    const tickets = await ticketsOf(op.tx, entry);
    const printed = tickets.some((one) => one.taskId === task.taskId && one.printedAt !== null);
    if (!printed) throw refuse('ticket_first');
  }
  if (task.kind === 'homework') requireHomeworkTurn(op, offering, task, before);
}

function requireHomeworkTurn(
  op: Operation,
  offering: Offering,
  task: Task,
  before: readonly Attempt[],
): void {
  const earlier = offering.tasks.filter(
    (one) => one.kind === 'homework' && one.sequence < task.sequence,
  );
  const handedIn = earlier.map((one) =>
    before.find((attempt) => attempt.taskId === one.taskId && attempt.submittedAt !== null),
  );
  if (handedIn.includes(undefined)) throw refuse('homework_in_turn');
  const last = handedIn.reduce<Date | null>((latest, attempt) => {
    const at = attempt?.submittedAt ?? null;
    return latest === null || (at !== null && at > latest) ? at : latest;
  }, null);
  const next = nextHomeworkAt(offering.rules, last);
  if (next !== null && op.now < next)
    throw refuse('homework_gap', {
      detail: { hours: offering.rules.homework.gapHours ?? 0, at: next.toISOString() },
    });
}

function timesOf(op: Operation, offering: Offering, task: Task, entry: Entry): Times {
  const { extraMinutes } = entry;
  const decision = mayBegin(task, offering.rules, { now: op.now, extraMinutes });
  if (decision.may) return decision.times;
  const opens = { at: task.opensAt.toISOString() };
  const late = { minutes: offering.rules.exam.closesMinutesAfter };
  if (decision.why === 'not_open') throw refuse('not_open', { detail: opens });
  throw decision.why === 'absent' ? refuse('absent', { detail: late }) : refuse('closed');
}

async function insert(
  op: Operation,
  of: {
    offering: Offering;
    task: Task;
    key: AttemptKey;
    device: string;
    same: readonly Attempt[];
    times: Times;
  },
): Promise<Attempt> {
  const { offering, task, key, times } = of;
  const paper = await paperByKey(op.tx, { nodeId: offering.nodeId, paperId: task.paperId });
  assert(paper !== null, 'an open exam whose paper is gone');
  const seed = op.secret(4).readUInt32BE();
  const places = await drawPaper(op.tx, offering.nodeId, paper.content, seed);
  const inserted = await insertAttempt(op.tx, {
    ...key,
    nodeId: offering.nodeId,
    offeringId: offering.offeringId,
    taskId: task.taskId,
    number: of.same.length + 1,
    device: of.device,
    startedAt: op.now,
    ...times,
    paper: { paperId: paper.paperId, version: paper.version, seed, places },
  });
  // Under the lock of the entry nobody else begins it; what is in the way is an id that was used before.
  if (!inserted) throw refuse('no_attempt');
  if (offering.rules.exam.oneDevice) await claim(op, key, of.device);
  const eventId = op.newId<'event'>();
  await insertEvent(op.tx, key, { eventId, kind: 'started', at: op.now, byId: null, detail: {} });
  const attempt = await attemptByKey(op.tx, key);
  assert(attempt !== null, 'an attempt that was just written');
  return attempt;
}

/** One computer, one account at a time: whoever is at work on this device keeps it until the work is over. */
export async function claim(op: Operation, key: AttemptKey, device: string): Promise<void> {
  const asked = { ...key, device, at: op.now };
  const holder = await claimDevice(op.tx, asked);
  if (holder === null) return;
  const theirs = await attemptByKey(op.tx, holder);
  if (theirs?.state === 'open' && theirs.deadlineAt >= op.now) throw refuse('device_in_use');
  await releaseDevice(op.tx, holder);
  if ((await claimDevice(op.tx, asked)) !== null) throw refuse('device_in_use');
}
