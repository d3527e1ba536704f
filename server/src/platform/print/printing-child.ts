import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { PrintError } from './print-error.ts';
import type { PrintJob, PrintOutcome } from './print-message.ts';

/** An idle process leaves at once; one that does not is stuck in native code. */
const LEAVE_MS_MAX = 5_000;

const NO_SYSTEM_FONTS = fileURLToPath(new URL('./no-system-fonts.conf', import.meta.url));

type Waiting = {
  readonly resolve: (outcome: PrintOutcome) => void;
  readonly reject: (error: PrintError) => void;
  readonly timer: NodeJS.Timeout;
};

/** One printing process: takes one job at a time, is killed when it hangs, never comes back. */
export class PrintingChild {
  readonly #child: ChildProcess;
  readonly #jobMsMax: number;
  #waiting: Waiting | null = null;
  #ended = false;
  #jobs = 0;

  constructor(options: { readonly fonts: readonly string[]; readonly jobMsMax: number }) {
    this.#jobMsMax = options.jobMsMax;
    const program = fileURLToPath(new URL('./print-process.ts', import.meta.url));
    this.#child = fork(program, [...options.fonts], {
      // `--expose-gc`: see print-process.ts. No inherited flags: an inspector port is taken once.
      execArgv: ['--expose-gc'],
      env: { FONTCONFIG_FILE: NO_SYSTEM_FONTS },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child.on('message', (outcome: PrintOutcome) => this.#settle(outcome));
    this.#child.on('error', () => this.#lose(new PrintError('print.process_ended')));
    this.#child.on('exit', (code, signal) =>
      this.#lose(new PrintError('print.process_ended', `${code ?? signal}`)),
    );
    this.#idle();
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** How many jobs this process was given. */
  get jobs(): number {
    return this.#jobs;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  run(job: PrintJob): Promise<PrintOutcome> {
    if (this.#ended) return Promise.reject(new PrintError('print.process_ended'));
    this.#jobs += 1;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#lose(new PrintError('print.timed_out'));
        this.#child.kill('SIGKILL');
      }, this.#jobMsMax);
      this.#waiting = { resolve, reject, timer };
      this.#child.ref();
      this.#child.channel?.ref();
      this.#child.send(job, (error) => {
        if (error !== null) this.#lose(new PrintError('print.process_ended'));
      });
    });
  }

  /** The process leaves when its channel closes, or is killed. */
  async end(): Promise<void> {
    const neverStarted = this.#child.pid === undefined;
    if (neverStarted || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.ref();
    const exited = new Promise<void>((resolve) => {
      this.#child.once('exit', () => resolve());
    });
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), LEAVE_MS_MAX);
    if (this.#child.connected) this.#child.disconnect();
    else this.#child.kill('SIGKILL');
    await exited;
    clearTimeout(timer);
  }

  #settle(outcome: PrintOutcome): void {
    const waiting = this.#take();
    waiting?.resolve(outcome);
  }

  #lose(error: PrintError): void {
    this.#ended = true;
    const waiting = this.#take();
    waiting?.reject(error);
  }

  #take(): Waiting | null {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) clearTimeout(waiting.timer);
    this.#idle();
    return waiting;
  }

  /** An idle printer does not keep a program alive. */
  #idle(): void {
    this.#child.unref();
    this.#child.channel?.unref();
  }
}
