import { assert } from '@jixu/kernel';

import { PrintError } from './print-error.ts';
import type { PrintJob, PrintOutcome } from './print-message.ts';
import { PrintingChild } from './printing-child.ts';

/** At 200 pages a second this is the work of a few seconds; beyond it waiting helps nobody. */
export const WAITING_MAX = 512;

/** The compiler's memory is bounded but creeps; a new process costs a quarter of a second. */
const JOBS_PER_PROCESS = 2_000;

type QueuedJob = Omit<PrintJob, 'id'>;

/** One page at a time; a worn-out or lost process is replaced before the next one. */
export class PrintQueue {
  readonly #fonts: readonly string[];
  #child: PrintingChild | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #lastId = 0;
  #closed = false;

  constructor(fonts: readonly string[]) {
    this.#fonts = fonts;
  }

  /** Of the process that prints now, where there is one. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async add(job: QueuedJob): Promise<PrintOutcome> {
    if (this.#closed) throw new PrintError('print.closed');
    if (this.#waiting >= WAITING_MAX) throw new PrintError('print.queue_full');
    this.#waiting += 1;
    const outcome = this.#turn.then(() => this.#run(job));
    this.#turn = outcome.catch(() => undefined);
    try {
      return await outcome;
    } finally {
      this.#waiting -= 1;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#turn;
    await this.#child?.end();
    this.#child = null;
  }

  async #run(job: QueuedJob): Promise<PrintOutcome> {
    if (this.#child !== null && (this.#child.ended || this.#child.jobs >= JOBS_PER_PROCESS)) {
      await this.#child.end();
      this.#child = null;
    }
    this.#child ??= new PrintingChild(this.#fonts);
    this.#lastId += 1;
    const id = this.#lastId;
    const outcome = await this.#child.run({ id, ...job });
    assert(outcome.id === id, 'printer: an answer to another page');
    return outcome;
  }
}
