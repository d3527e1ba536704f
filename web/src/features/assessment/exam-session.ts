import { RequestRefused } from '../../app/request.ts';
import type { Problem } from '../../i18n/problem.ts';
import {
  type AckedPlace,
  acknowledged,
  type AnswerBook,
  answered,
  type KeptAnswer,
  merged,
  type StoredAnswer,
  unsent,
} from './answer-book.ts';
import type { AnswerValue } from './queries.ts';

/**
 * How the answers on this device stand towards the server. Signed out: the line is there, and the person has to log in
 * again before anything is taken.
 */
export type Sync = 'saved' | 'waiting' | 'sending' | 'unreachable' | 'signed-out' | 'stopped';

export type ExamSnapshot = {
  readonly book: AnswerBook;
  readonly sync: Sync;
  readonly deadlineAt: string;
  /** Places at which another window's answer took the place of the one of this window. */
  readonly overtaken: ReadonlySet<number>;
  /** Why no more answers are taken here. */
  readonly problem: Problem | undefined;
};

export type ExamPorts = {
  /** On this device, for after a crash. */
  readonly keep: (answers: readonly KeptAnswer[]) => Promise<unknown>;
  readonly send: (answers: readonly KeptAnswer[]) => Promise<{
    readonly deadlineAt: string;
    readonly places: readonly AckedPlace[];
  }>;
  /** Another window stored something newer: what is stored now. */
  readonly reread: () => Promise<
    readonly { readonly place: number; readonly answer: StoredAnswer | null }[]
  >;
  readonly later: (work: () => void, ms: number) => () => void;
};

export type ExamSession = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => ExamSnapshot;
  readonly answer: (place: number, value: AnswerValue) => void;
  /** The line is back. */
  readonly wake: () => void;
  /** The server says until when one may answer: a proctor may have given more time. */
  readonly until: (deadlineAt: string) => void;
  readonly close: () => void;
};

/** Long enough for a word; a choice is stored before the next question is read. */
const PAUSE_MS = 700;
const AGAIN_MS = 4_000;

/** Answers, kept here at once and sent soon; a lost line is tried again until it is back. */
export function examSession(
  opened: { readonly book: AnswerBook; readonly deadlineAt: string },
  ports: ExamPorts,
): ExamSession {
  const listeners = new Set<() => void>();
  let shown: ExamSnapshot = {
    ...opened,
    sync: unsent(opened.book).length > 0 ? 'waiting' : 'saved',
    overtaken: new Set(),
    problem: undefined,
  };
  let stale = false;
  let cancel: (() => void) | undefined;
  let flying = false;
  let closed = false;
  const show = (next: Partial<ExamSnapshot>): void => {
    shown = { ...shown, ...next };
    for (const listener of listeners) listener();
  };
  const plan = (ms: number): void => {
    cancel?.();
    cancel = closed ? undefined : ports.later(() => void flush(), ms);
  };
  const adopt = async (): Promise<void> => {
    const { book, changed } = merged(shown.book, await ports.reread());
    stale = false;
    show({ book, overtaken: new Set([...shown.overtaken, ...changed]) });
    void keep();
  };
  const keep = () =>
    ports.keep(
      [...shown.book].map(([at, { revision, value }]) => ({ place: at, revision, value })),
    );
  const flush = async (): Promise<void> => {
    const answers = unsent(shown.book);
    if (flying || closed || shown.sync === 'stopped' || (answers.length === 0 && !stale)) return;
    flying = true;
    show({ sync: 'sending' });
    try {
      if (answers.length > 0) {
        const stored = await ports.send(answers);
        const { book, overtaken } = acknowledged(shown.book, stored.places);
        stale ||= overtaken;
        show({ book, deadlineAt: stored.deadlineAt });
      }
      if (stale) await adopt();
      const rest = unsent(shown.book).length > 0;
      show({ sync: rest ? 'waiting' : 'saved' });
      if (rest) plan(PAUSE_MS);
    } catch (error) {
      const problem = error instanceof RequestRefused ? error.problem : undefined;
      // What the server decided stays decided; everything else is a line to be tried again.
      const decided = problem !== undefined && problem.status >= 400 && problem.status < 500;
      const later = problem?.status === 429 || problem?.status === 401;
      if (decided && !later) show({ sync: 'stopped', problem });
      else {
        show({ sync: problem?.status === 401 ? 'signed-out' : 'unreachable' });
        plan(AGAIN_MS);
      }
    } finally {
      flying = false;
    }
  };
  if (shown.sync === 'waiting') plan(0);
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => shown,
    answer: (place, value) => {
      if (shown.sync === 'stopped') return;
      const book = answered(shown.book, place, value);
      const overtaken = new Set(shown.overtaken);
      overtaken.delete(place);
      const away = shown.sync === 'unreachable' || shown.sync === 'signed-out';
      show({ book, overtaken, sync: away ? shown.sync : 'waiting' });
      void keep();
      if (!away) plan(PAUSE_MS);
    },
    wake: () => {
      if (stale || unsent(shown.book).length > 0) plan(0);
    },
    until: (deadlineAt) => show({ deadlineAt }),
    close: () => {
      closed = true;
      cancel?.();
    },
  };
}
