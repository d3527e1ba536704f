import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** A script that looks at a hostile file, in a process that can be lost without loss. */
export interface ConfinedRun {
  /** A `.ts` file that Node runs as it is; it gets the input as descriptor 3, the output as 4. */
  readonly script: URL;
  /** Folders the script's own code is loaded from. Nothing else on the disk is readable to it. */
  readonly readable: readonly URL[];
  /** Sent as JSON on standard input. */
  readonly task: unknown;
  readonly input: { readonly path: string };
  readonly output?: { readonly path: string };
  readonly limits: ConfinedLimits;
  /** Native code (image decoding) has to be allowed by name. */
  readonly nativeCode?: boolean;
  readonly signal?: AbortSignal;
  /** One call for each message; the next is not read before the promise settles. */
  readonly onMessage: (message: unknown) => Promise<void> | void;
}

export interface ConfinedLimits {
  /**
   * Processor time of the child where the system shows it (Linux), else the time spent waiting for it: on a busy
   * machine a patient child gets little of each second, and its file is none the worse for that.
   */
  readonly milliseconds: number;
  readonly heapMegabytes: number;
  /** Watched from outside where the system shows it (Linux), because buffers are not heap. */
  readonly residentBytes: number;
}

export type ConfinedEnd = 'finished' | 'timed_out' | 'out_of_memory' | 'cancelled' | 'crashed';

/** Lower than every foreground process, higher than nothing: 0 is normal, 19 the most patient. */
const NICENESS = 10;
const WATCH_EVERY_MS = 50;
/** How many times its processor time a child may be waited for; the time `onMessage` takes does not count. */
const WAITED_MAX = 15;
/** The unit of /proc/<pid>/stat, the same on every Linux that Node runs on. */
const TICK_MS = 10;
/** One message is one batch of rows or one answer; anything longer is not ours. */
const MESSAGE_BYTES_MAX = 32 * 1024 * 1024;
const STDERR_BYTES_KEPT = 4096;

/**
 * Runs the script with an empty environment, no file system but its own code, no child processes
 * and no workers (Node's permission model), a heap limit, a lower priority, and ends it by its own
 * pid. An error thrown by `onMessage` ends the child and is thrown on.
 */
export async function runConfined(run: ConfinedRun): Promise<ConfinedEnd> {
  if (run.signal?.aborted === true) return 'cancelled';
  const child = start(run);
  const watch = watchOver(child, run);
  try {
    await exchange(child, run, watch);
    const exit = await watch.exited;
    return watch.reason() ?? endOf(exit, watch.stderr());
  } catch (error) {
    watch.kill();
    const exit = await watch.exited;
    if (!(error instanceof ChildGone)) throw error;
    return watch.reason() ?? endOf(exit, watch.stderr());
  } finally {
    watch.stop();
  }
}

/** The stream ended in the middle, or the child wrote what it never writes. */
class ChildGone extends Error {
  override name = 'ChildGone';
}

interface Exit {
  readonly code: number | null;
}

function start(run: ConfinedRun): ChildProcess {
  const input = openSync(run.input.path, 'r');
  let output: number | null = null;
  try {
    output = run.output === undefined ? null : openSync(run.output.path, 'w', 0o600);
    const child = spawn(process.execPath, flagsFor(run), {
      stdio: ['pipe', 'pipe', 'pipe', input, output ?? 'ignore'],
      env: {},
      windowsHide: true,
    });
    // A pid is missing only when the process never started; `error` then reports it.
    if (child.pid !== undefined) stepBack(child.pid);
    return child;
  } finally {
    closeSync(input);
    if (output !== null) closeSync(output);
  }
}

/** Right after the start, so that the threads the child makes later inherit it. */
function stepBack(pid: number): void {
  try {
    setPriority(pid, NICENESS);
  } catch (error) {
    // It may have ended already, or the system may not allow it; neither is a reason to refuse.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

function flagsFor(run: ConfinedRun): string[] {
  return [
    '--permission',
    ...run.readable.map((folder) => `--allow-fs-read=${fileURLToPath(folder)}`),
    ...(run.nativeCode === true ? ['--allow-addons'] : []),
    `--max-old-space-size=${run.limits.heapMegabytes}`,
    '--max-semi-space-size=8',
    '--disable-proto=throw',
    '--disallow-code-generation-from-strings',
    fileURLToPath(run.script),
  ];
}

function watchOver(child: ChildProcess, run: ConfinedRun) {
  let reason: ConfinedEnd | null = null;
  let stderr = '';
  let waitingSince: number | null = performance.now();
  let spent = 0;
  const end = (why: ConfinedEnd | null): void => {
    reason ??= why;
    child.kill('SIGKILL');
  };
  const onAbort = (): void => end('cancelled');
  run.signal?.addEventListener('abort', onAbort, { once: true });
  child.stderr?.on('data', (chunk: Buffer) => {
    if (stderr.length < STDERR_BYTES_KEPT) stderr += chunk.toString('utf8');
  });
  const timer = setInterval(() => {
    const waited = waitingSince === null ? 0 : performance.now() - waitingSince;
    if (isOverTime(child.pid, spent + waited, run.limits.milliseconds)) end('timed_out');
    else if (residentBytes(child.pid) > run.limits.residentBytes) end('out_of_memory');
  }, WATCH_EVERY_MS);
  const exited = new Promise<Exit>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code }));
  });
  // Awaited on every way out; this only keeps an early failure from counting as unhandled.
  exited.catch(() => {});
  return {
    exited,
    reason: () => reason,
    stderr: () => stderr,
    kill: () => end(null),
    pause() {
      if (waitingSince !== null) spent += performance.now() - waitingSince;
      waitingSince = null;
    },
    resume() {
      waitingSince = performance.now();
    },
    stop() {
      clearInterval(timer);
      run.signal?.removeEventListener('abort', onAbort);
    },
  };
}

type Watch = ReturnType<typeof watchOver>;

async function exchange(child: ChildProcess, run: ConfinedRun, watch: Watch): Promise<void> {
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new ChildGone('no pipes');
  // A child that refuses early does not read its whole task; that is no failure of ours.
  stdin.on('error', () => {});
  stdin.end(JSON.stringify(run.task));
  for await (const line of linesOf(stdout)) {
    const message = parsed(line);
    watch.pause();
    await run.onMessage(message);
    watch.resume();
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) throw new ChildGone('not a message');
    throw error;
  }
}

/** Splits on newlines as bytes, so that no character is cut; the pipe itself is the backpressure. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    let rest: Buffer = chunk;
    for (let at = rest.indexOf(10); at !== -1; at = rest.indexOf(10)) {
      pieces.push(rest.subarray(0, at));
      yield Buffer.concat(pieces).toString('utf8');
      pieces = [];
      length = 0;
      rest = rest.subarray(at + 1);
    }
    pieces.push(rest);
    length += rest.length;
    if (length > MESSAGE_BYTES_MAX) throw new ChildGone('message too long');
  }
  if (length > 0) throw new ChildGone('cut off');
}

function isOverTime(pid: number | undefined, waitedMs: number, limitMs: number): boolean {
  if (waitedMs <= limitMs) return false;
  const used = process.platform === 'linux' ? processorMs(pid) : waitedMs;
  return used > limitMs || waitedMs > limitMs * WAITED_MAX;
}

function processorMs(pid: number | undefined): number {
  const stat = shownBySystem(pid, 'stat');
  if (stat === null) return 0;
  // The name of the program may hold anything; behind its bracket are numbers, the 12th and 13th of them times.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function residentBytes(pid: number | undefined): number {
  const status = shownBySystem(pid, 'status') ?? '';
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

function shownBySystem(pid: number | undefined, name: 'stat' | 'status'): string | null {
  if (pid === undefined || process.platform !== 'linux') return null;
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch (error) {
    // The process ended between two looks.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

function endOf(exit: Exit, stderr: string): ConfinedEnd {
  if (exit.code === 0) return 'finished';
  return /heap limit|out of memory|allocation failed/i.test(stderr) ? 'out_of_memory' : 'crashed';
}
