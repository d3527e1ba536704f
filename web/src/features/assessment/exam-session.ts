import { RequestRefused } from '../../app/request.ts';
import type { Problem } from '../../i18n/problem.ts';
import { acknowledged, type AnswerBook, answered, type KeptAnswer, unsent } from './answer-book.ts';
import type { AnswerValue } from './queries.ts';

/** How the answers on this device stand towards the server. */
export type Sync = 'saved' | 'waiting' | 'sending' | 'unreachable' | 'stopped';

export type ExamSnapshot = {
  readonly book: AnswerBook;
  readonly sync: Sync;
  readonly deadlineAt: string;
  /** Why no more answers are taken here. */
  readonly problem: Problem | undefined;
};

export type ExamPorts = {
  /** On this device, for after a crash. */
  readonly keep: (answers: readonly KeptAnswer[]) => Promise<unknown>;
  readonly send: (answers: readonly KeptAnswer[]) => Promise<{
    readonly deadlineAt: string;
    readonly places: readonly { readonly place: number; readonly revision: number }[];
  }>;
  /** Another window stored something newer. */
  readonly reread: () => void;
  readonly later: (work: () => void, ms: number) => () => void;
};

export type ExamSession = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => ExamSnapshot;
  readonly answer: (place: number, value: AnswerValue) => void;
  /** The line is back. */
  readonly wake: () => void;
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
    problem: undefined,
  };
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
  const flush = async (): Promise<void> => {
    const answers = unsent(shown.book);
    if (flying || closed || shown.sync === 'stopped' || answers.length === 0) return;
    flying = true;
    show({ sync: 'sending' });
    try {
      const stored = await ports.send(answers);
      const { book, overtaken } = acknowledged(shown.book, stored.places);
      const rest = unsent(book).length > 0;
      show({ book, deadlineAt: stored.deadlineAt, sync: rest ? 'waiting' : 'saved' });
      if (overtaken) ports.reread();
      if (rest) plan(PAUSE_MS);
    } catch (error) {
      const problem = error instanceof RequestRefused ? error.problem : undefined;
      // What the server decided stays decided; everything else is a line to be tried again.
      const decided = problem !== undefined && problem.status >= 400 && problem.status < 500;
      const later = problem?.status === 429 || problem?.status === 401;
      if (decided && !later) show({ sync: 'stopped', problem });
      else {
        show({ sync: 'unreachable' });
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
      show({ book, sync: shown.sync === 'unreachable' ? 'unreachable' : 'waiting' });
      void ports.keep([...book].map(([at, entry]) => ({ place: at, ...entry })));
      if (shown.sync !== 'unreachable') plan(PAUSE_MS);
    },
    wake: () => {
      if (unsent(shown.book).length > 0) plan(0);
    },
    close: () => {
      closed = true;
      cancel?.();
    },
  };
}
