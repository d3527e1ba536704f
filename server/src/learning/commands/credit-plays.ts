import { formatLocalDate, type PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { unavailable } from '../../platform/operation/unavailable.ts';
import { drawCheck, nextDueMs } from '../domain/checks.ts';
import { type Beat, creditBeats, isDone, type Refused } from '../domain/credit.ts';
import { lengthOf, type Ranges, union } from '../domain/ranges.ts';
import { refuse } from '../errors.ts';
import type { LearningPorts } from '../ports.ts';
import {
  moveClocks,
  type PlayChange,
  playStates,
  type PlayState,
  writePlays,
} from '../store/beat-store.ts';
import type { Progress, SessionId } from '../store/study-store.ts';
import { settleRequest } from './settle-request.ts';

/** What the player is told, every time all of it, so that a lost answer costs nothing. */
export type PlayAnswer = {
  readonly lastSeq: number;
  readonly credited: Ranges;
  readonly held: Ranges;
  readonly questionId: string | null;
  readonly done: boolean;
  readonly ended: boolean;
  readonly refused: readonly Refused[];
};

type Report = {
  readonly personId: PersonId;
  readonly sessionId: SessionId;
  readonly beats: readonly Beat[];
  readonly positionMs: number;
};
type Waiting = Report & {
  tries: number;
  readonly answer: (answer: PlayAnswer) => void;
  readonly fail: (error: unknown) => void;
};

/** Reports of one flush; more wait for the next, which takes a few milliseconds. */
const AT_ONCE = 200;
const TRIES_MAX = 8;
/** Beyond this the server is not keeping up, and players keep their reports until it does. */
const QUEUE_MAX = 20_000;
const DAY_MS = 86_400_000;

export type CreditPlays = (report: Report) => Promise<PlayAnswer>;

/**
 * Reports that arrive while others are written go together into the next transaction: five statements for up to 200
 * people. Everybody is answered after the commit only. A transaction for each (measured on small rows: two thirds of the
 * throughput) was rejected: thousands of players report at the same time.
 */
export function createCreditPlays(ports: Pick<LearningPorts, 'operations'>): CreditPlays {
  const queue: Waiting[] = [];
  let running = false;
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      while (queue.length > 0) await flush(ports, queue);
    } finally {
      running = false;
    }
  };
  return (report) =>
    new Promise<PlayAnswer>((answer, fail) => {
      if (queue.length >= QUEUE_MAX) {
        fail(new Refusal('platform.busy', 'unavailable', { retryAfterSeconds: 5 }));
        return;
      }
      queue.push({ ...report, tries: 0, answer, fail });
      void run();
    });
}

/** Of one person one report at a time: the second waits for the next flush. */
function taken(queue: Waiting[]): Waiting[] {
  const people = new Set<string>();
  const batch: Waiting[] = [];
  for (let at = 0; at < queue.length && batch.length < AT_ONCE;) {
    const one = queue[at];
    if (!one || people.has(one.personId)) {
      at += 1;
      continue;
    }
    people.add(one.personId);
    batch.push(one);
    queue.splice(at, 1);
  }
  return batch.sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

async function flush(ports: Pick<LearningPorts, 'operations'>, queue: Waiting[]): Promise<void> {
  const batch = taken(queue);
  const error = await write(ports, batch, queue);
  if (error === null) return;
  if (batch.length === 1 || unavailable(error)) failAll(batch, error);
  else await writeOneByOne(ports, batch, queue);
}

/** What the database refuses of one must cost nobody else anything. */
async function writeOneByOne(
  ports: Pick<LearningPorts, 'operations'>,
  batch: readonly Waiting[],
  queue: Waiting[],
): Promise<void> {
  for (const [index, one] of batch.entries()) {
    const error = await write(ports, [one], queue);
    // The database went away meanwhile: nobody waits for as many time-outs as there are reports.
    if (unavailable(error)) return failAll(batch.slice(index), error);
    if (error !== null) one.fail(error);
  }
}

function failAll(batch: readonly Waiting[], error: unknown): void {
  for (const one of batch) one.fail(error);
}

/** Answers all of them, or none and why. */
async function write(
  ports: Pick<LearningPorts, 'operations'>,
  batch: readonly Waiting[],
  queue: Waiting[],
): Promise<unknown> {
  let answers: ReadonlyMap<Waiting, PlayAnswer | 'no-session'>;
  try {
    answers = await ports
      .operations()
      .run({ type: 'learning.credit', actor: { kind: 'system', job: 'learning-credit' } }, (op) =>
        creditMany(op, batch),
      );
  } catch (error) {
    return error;
  }
  for (const one of batch) {
    const answer = answers.get(one);
    if (answer === 'no-session') one.fail(refuse('no_session'));
    else if (answer) one.answer(answer);
    else if ((one.tries += 1) >= TRIES_MAX) one.fail(refuse('busy'));
    else queue.push(one);
  }
  return null;
}

async function creditMany(
  op: Operation,
  batch: readonly Waiting[],
): Promise<ReadonlyMap<Waiting, PlayAnswer | 'no-session'>> {
  const states = new Map(
    (await playStates(op.tx, batch, formatLocalDate(op.today))).map((one) => [one.sessionId, one]),
  );
  const answers = new Map<Waiting, PlayAnswer | 'no-session'>();
  const changes = new Map<Waiting, PlayChange>();
  for (const one of batch) {
    const state = states.get(one.sessionId);
    if (!state) answers.set(one, 'no-session');
    else changes.set(one, creditOne(op, state, one));
  }
  const moved = await moveClocks(op.tx, [...changes.values()]);
  const written = [...changes].filter(([one]) => moved.has(one.personId));
  await writePlays(
    op.tx,
    written.map(([, change]) => change),
    op.now,
  );
  for (const [one, change] of written) {
    answers.set(one, answerOf(op, change));
    if (change.progress.doneOn !== null && change.state.progress.doneOn === null)
      op.enqueue(settleRequest(change.state));
  }
  op.note({ reports: written.length });
  return answers;
}

function creditOne(op: Operation, state: PlayState, report: Report): PlayChange {
  const { progress, frame } = state;
  const today = formatLocalDate(op.today);
  const elsewhereMs = state.elsewhereMinutes * 60_000 + state.elsewhereHours * frame.rules.hourMs;
  const result = creditBeats(
    state.clock,
    {
      sessionId: state.sessionId,
      startedAt: state.startedAt.getTime(),
      lastAt: state.lastAt.getTime(),
      lastSeq: state.lastSeq,
      endedAt: state.endedAt?.getTime() ?? null,
      lengthMs: frame.lengthMs,
      closesOn: frame.closesOn,
      elsewhereMs: Math.min(DAY_MS, Math.round(elsewhereMs)),
      seen: union(progress.credited, progress.held),
    },
    report.beats,
    {
      now: op.now.getTime(),
      today,
      // All sources together never give a day more than it has.
      rules: { ...frame.rules, dayMs: frame.rules.dayMs ?? DAY_MS },
    },
  );
  return {
    state,
    clock: result.clock,
    lastSeq: result.lastSeq,
    beats: result.beats,
    refused: result.refused.map((one) => ({ ...one, id: op.newId<'uncredited'>() })),
    progress: advance(op, state, {
      fresh: result.fresh,
      positionMs: Math.max(0, Math.min(report.positionMs, frame.lengthMs)),
      today,
    }),
  };
}

/** What was newly seen waits for its question; without one it counts at once. */
function advance(
  op: Operation,
  { progress, frame }: PlayState,
  of: { readonly fresh: Ranges; readonly positionMs: number; readonly today: string },
): Progress {
  const held = union(progress.held, of.fresh);
  const random = () => op.secret(4).readUInt32BE(0) / 2 ** 32;
  const seenAll = isDone(union(progress.credited, held), frame.lengthMs);
  const drawn =
    lengthOf(held) === 0
      ? ({ does: 'wait' } as const)
      : drawCheck({ ...progress, held }, frame, { seenAll, random: random() });
  const next: Progress = { ...progress, held, positionMs: of.positionMs };
  if (drawn.does === 'wait') return next;
  if (drawn.does === 'ask') return { ...next, questionId: drawn.questionId, tries: 0 };
  const credited = union(progress.credited, held);
  return {
    ...next,
    credited,
    held: [],
    dueMs: nextDueMs(frame.rules, random()),
    doneOn: progress.doneOn ?? (isDone(credited, frame.lengthMs) ? of.today : null),
  };
}

function answerOf(op: Operation, { state, progress, lastSeq, refused }: PlayChange): PlayAnswer {
  return {
    lastSeq,
    credited: progress.credited,
    held: progress.held,
    questionId: progress.questionId,
    done: progress.doneOn !== null,
    ended: state.endedAt !== null && state.endedAt <= op.now,
    refused,
  };
}
