import { assert } from '@jixu/kernel';

import { PrintError } from './print-error.ts';
import type { PrintJob, PrintOutcome } from './print-message.ts';
import { PrintingChild } from './printing-child.ts';

export type PrintLimits = {
  /** Pages that may wait. */
  readonly waitingMax: number;
  /** After this many a process is replaced. */
  readonly jobsPerProcess: number;
  /** A process silent for this long is lost. */
  readonly jobMsMax: number;
};

export const PRINT_LIMITS: PrintLimits = {
  // At 70 pages a second this is the work of seven seconds; beyond it waiting helps nobody.
  waitingMax: 512,
  // The compiler's memory is bounded but creeps; a new process costs a quarter of a second.
  jobsPerProcess: 2_000,
  // Fonts are loaded in 0.2 s, a page takes 15 ms, a list of 2,000 slips one second.
  jobMsMax: 30_000,
};

type QueuedJob = Omit<PrintJob, 'id'>;

/** One page at a time; a worn-out or lost process is replaced before the next one. */
export class PrintQueue {
  readonly #fonts: readonly string[];
  readonly #limits: PrintLimits;
  #child: PrintingChild | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #lastId = 0;
  #closed = false;

  constructor(fonts: readonly string[], limits: PrintLimits = PRINT_LIMITS) {
    this.#fonts = fonts;
    this.#limits = limits;
  }

  /** Of the process that prints now, where there is one. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async add(job: QueuedJob): Promise<PrintOutcome> {
    if (this.#closed) throw new PrintError('print.closed');
    if (this.#waiting >= this.#limits.waitingMax) throw new PrintError('print.queue_full');
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
    const { jobsPerProcess, jobMsMax } = this.#limits;
    if (this.#child !== null && (this.#child.ended || this.#child.jobs >= jobsPerProcess)) {
      await this.#child.end();
      this.#child = null;
    }
    this.#child ??= new PrintingChild({ fonts: this.#fonts, jobMsMax });
    this.#lastId += 1;
    const id = this.#lastId;
    const outcome = await this.#child.run({ id, ...job });
    assert(outcome.id === id, 'printer: an answer to another page');
    return outcome;
  }
}
