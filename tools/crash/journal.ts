import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** One thing that somebody asks the server to do, under an id made here and repeated with every attempt. */
export type Intent = {
  readonly id: string;
  readonly kind: 'upload' | 'draft' | 'submit' | 'approve' | 'push';
  readonly cookie?: string;
  readonly bearer?: string;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  /** Bytes of an upload, as text. */
  readonly file?: string;
  /** What must be found afterwards, once. */
  readonly about: Readonly<Record<string, string>>;
};

export type Outcome =
  | { readonly state: 'acknowledged'; readonly body: unknown }
  | { readonly state: 'refused'; readonly status: number; readonly code: string }
  | { readonly state: 'unknown' };

/** What was asked and what was promised, written outside the server before and after each request. */
export class Journal {
  readonly #intents: number;
  readonly #acks: number;
  readonly all = new Map<string, { intent: Intent; outcome: Outcome }>();

  constructor(folder: string) {
    this.#intents = openSync(join(folder, 'intents.ndjson'), 'a');
    this.#acks = openSync(join(folder, 'acks.ndjson'), 'a');
  }

  intend(intent: Intent): void {
    writeSync(
      this.#intents,
      `${JSON.stringify({ ...intent, cookie: undefined, bearer: undefined })}\n`,
    );
    this.all.set(intent.id, { intent, outcome: { state: 'unknown' } });
  }

  settle(intent: Intent, outcome: Outcome): void {
    if (outcome.state === 'unknown') return;
    writeSync(this.#acks, `${JSON.stringify({ id: intent.id, ...outcome })}\n`);
    this.all.set(intent.id, { intent, outcome });
  }

  /** Before a kill, so that what is remembered here is never less than what was promised. */
  sync(): void {
    fsyncSync(this.#intents);
    fsyncSync(this.#acks);
  }

  acknowledged(): number {
    return [...this.all.values()].filter(({ outcome }) => outcome.state === 'acknowledged').length;
  }

  unresolved(): readonly Intent[] {
    return [...this.all.values()]
      .filter(({ outcome }) => outcome.state === 'unknown')
      .map(({ intent }) => intent);
  }

  close(): void {
    this.sync();
    closeSync(this.#intents);
    closeSync(this.#acks);
  }
}
