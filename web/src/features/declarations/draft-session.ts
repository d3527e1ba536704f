import type { Problem } from '../../i18n/problem.ts';
import { type DraftContent, fingerprint, type KeptDraft } from './draft-content.ts';

/** How the draft stands towards the server. */
export type DraftSync = 'saved' | 'waiting' | 'sending' | 'unreachable' | 'overtaken' | 'refused';

export type DraftSnapshot = {
  readonly content: DraftContent;
  /** The server's version that this content stands on; 0 before the first save. */
  readonly version: number;
  /** Whether this device would still have it after a crash. */
  readonly kept: 'saving' | 'kept' | 'not-kept';
  readonly keptAt: string | undefined;
  readonly sync: DraftSync;
  readonly problem: Problem | undefined;
  /** What another device saved meanwhile. */
  readonly newer: KeptDraft | undefined;
};

export type SendOutcome =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly kind: 'unreachable' }
  | { readonly ok: false; readonly kind: 'overtaken'; readonly newer: KeptDraft }
  | { readonly ok: false; readonly kind: 'refused'; readonly problem: Problem };

export type DraftPorts = {
  /** Resolves with the time when the device has it for good. */
  readonly keep: (draft: KeptDraft) => Promise<string>;
  readonly send: (content: DraftContent, baseVersion: number, key: string) => Promise<SendOutcome>;
  readonly newKey: () => string;
  /** Calls back once after the delay; the answer cancels it. */
  readonly later: (work: () => void, ms: number) => () => void;
};

/** Long enough for a word, short enough that a closed phone loses none on the server. */
const PAUSE_MS = 800;
const AGAIN_MS = 5000;

type Flight = {
  readonly content: DraftContent;
  readonly baseVersion: number;
  readonly key: string;
};

export type DraftSession = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => DraftSnapshot;
  readonly change: (update: (content: DraftContent) => DraftContent) => void;
  /** Sends what is waiting now; resolves with the version that holds it, or undefined if it did not arrive. */
  readonly flush: () => Promise<number | undefined>;
  readonly decide: (whose: 'mine' | 'theirs') => void;
  /** The line is back. */
  readonly wake: () => void;
  readonly close: () => void;
};

function opened(
  { content, version }: KeptDraft,
  sync: DraftSync,
  newer: KeptDraft | undefined,
): DraftSnapshot {
  return { content, version, kept: 'kept', keptAt: undefined, sync, problem: undefined, newer };
}

/**
 * Keeps a form on the device at every change and on the server after a pause. One save is under way at a time;
 * a save whose answer was lost is repeated unchanged under its own key before anything newer is sent, because
 * the server may have it already.
 */
export function createDraftSession(
  ports: DraftPorts,
  start: KeptDraft,
  dirty: boolean,
  newer?: KeptDraft,
): DraftSession {
  let state = opened(start, newer ? 'overtaken' : dirty ? 'waiting' : 'saved', newer);
  let { sent, held } = start;
  let flight: Flight | undefined;
  let running: Promise<void> | undefined;
  let cancel: (() => void) | undefined;
  let urgent = false;
  let closed = false;
  const listeners = new Set<() => void>();

  function set(part: Partial<DraftSnapshot>): void {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  }

  function keep(): void {
    const { content, version } = state;
    set({ kept: 'saving' });
    ports.keep({ content, version, sent, held }).then(
      (keptAt) => state.content === content && set({ kept: 'kept', keptAt }),
      () => state.content === content && set({ kept: 'not-kept' }),
    );
  }

  function plan(ms: number): void {
    cancel?.();
    cancel = closed ? undefined : ports.later(() => void run(), ms);
  }

  function run(): Promise<void> {
    cancel?.();
    running ??= attempt().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function attempt(): Promise<void> {
    while (state.sync !== 'overtaken' && (flight !== undefined || state.sync !== 'saved')) {
      flight ??= { content: state.content, baseVersion: state.version, key: ports.newKey() };
      const { content, baseVersion, key } = flight;
      sent = fingerprint(content);
      set({ sync: 'sending' });
      // Before the answer: after a crash the device has to know its own words when the server shows them.
      keep();
      const outcome = await ports.send(content, baseVersion, key);
      if (!outcome.ok && outcome.kind === 'unreachable') {
        set({ sync: 'unreachable' });
        plan(AGAIN_MS);
        return;
      }
      flight = undefined;
      if (outcome.ok) {
        held = sent;
        const unchanged = fingerprint(state.content) === sent;
        set({
          version: outcome.version,
          sync: unchanged ? 'saved' : 'waiting',
          problem: undefined,
        });
        keep();
        // Whoever is still typing gets the pause again; a submission does not wait.
        if (!unchanged && !urgent) return plan(PAUSE_MS);
      } else if (outcome.kind === 'overtaken') {
        set({ sync: 'overtaken', newer: outcome.newer });
      } else {
        set({ sync: 'refused', problem: outcome.problem });
        return;
      }
    }
  }

  if (dirty) plan(PAUSE_MS);

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => state,
    change: (update) => {
      const content = update(state.content);
      if (content === state.content) return;
      const asleep = state.sync === 'overtaken' || state.sync === 'sending';
      set({ content, ...(asleep ? {} : { sync: 'waiting' }) });
      keep();
      if (state.sync === 'waiting') plan(PAUSE_MS);
    },
    flush: async () => {
      urgent = true;
      await run();
      // A save that was under way when the last word was typed left it waiting.
      if (state.sync === 'waiting') await run();
      urgent = false;
      return state.sync === 'saved' ? state.version : undefined;
    },
    decide: (whose) => {
      const { newer } = state;
      if (newer === undefined) return;
      held = fingerprint(newer.content);
      const mine = whose === 'mine';
      set({
        content: mine ? state.content : newer.content,
        version: newer.version,
        sync: mine ? 'waiting' : 'saved',
        newer: undefined,
      });
      keep();
      if (mine) plan(0);
    },
    wake: () => {
      if (state.sync === 'unreachable') void run();
    },
    close: () => {
      closed = true;
      cancel?.();
      listeners.clear();
    },
  };
}
