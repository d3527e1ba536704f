import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, renameSync, statSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { cleanEnvironment, runAs } from './cluster.ts';
import { DatabaseUnavailable, codeOf, diskFull, folderProblem } from './database-unavailable.ts';
import { lookAtProcess } from './processes.ts';
import { promisedSettings } from './settings.ts';
import type { Site } from './site.ts';

export type Postmaster = { readonly pid: number; readonly port: number; readonly adopted: boolean };

export type LaunchOptions = {
  readonly site: Site;
  readonly binaries: Binaries;
  readonly durable: boolean;
  /** This port and no other: a restart must not change the addresses in use. */
  readonly port?: number;
};

/** What `postmaster.pid` and the kernel say together. */
type Seat =
  | { readonly state: 'free'; readonly deadPid?: number }
  | { readonly state: 'unclear' }
  | { readonly state: 'starting' | 'ready' | 'stopping'; readonly pid: number; port: number };

/** Backends of a killed server leave within seconds; dead ones wait to be collected by process 1. */
const LOCKED_LIMIT_MS = 15_000;
/** A crashed server replays at most a few GB of log. */
const RECOVERY_LIMIT_MS = 10 * 60_000;
/** A fast shutdown ends all sessions and writes one checkpoint. */
const STOP_LIMIT_MS = 60_000;
/** An immediate shutdown writes nothing; the next start recovers. */
const STOP_AT_ONCE_LIMIT_MS = 10_000;
const PORT_TRIES = 5;
const LOG_BYTES_MAX = 10 * 2 ** 20;

/** Attaches to the running server of this cluster, or starts one. Never removes postmaster.pid. */
export async function adoptOrStart(options: LaunchOptions): Promise<Postmaster> {
  const begun = performance.now();
  let portTries = 0;
  for (let pause = 25; ; pause = Math.min(pause * 2, 500)) {
    const seat = await readSeat(options.site.cluster);
    if (seat.state === 'ready') return { pid: seat.pid, port: seat.port, adopted: true };
    const waited = performance.now() - begun;
    if (seat.state === 'starting' || seat.state === 'stopping') {
      const limit = seat.state === 'starting' ? RECOVERY_LIMIT_MS : STOP_LIMIT_MS;
      if (waited > limit) throw stillLocked(options.site, `process ${seat.pid} is ${seat.state}`);
      await sleep(pause);
      continue;
    }
    const deadPid = seat.state === 'free' ? seat.deadPid : undefined;
    const outcome = await start(options, deadPid);
    if (outcome.started) return outcome.postmaster;
    const anyPort = options.port === undefined && portTries < PORT_TRIES;
    if (outcome.reason === 'port' && anyPort) portTries += 1;
    else if (outcome.reason === 'locked' && waited < LOCKED_LIMIT_MS) await sleep(pause);
    else throw startProblem(options.site, outcome);
  }
}

async function readSeat(cluster: string): Promise<Seat> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw folderProblem(cluster, error);
  });
  if (text === undefined) return { state: 'free' };
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  const sight = await lookAtProcess(pid);
  if (sight.state === 'gone') return { state: 'free' };
  if (sight.state === 'zombie') return { state: 'free', deadPid: pid };
  if (sight.program !== 'postgres') return { state: 'free', deadPid: pid };
  const real = await realpath(cluster);
  const ours = sight.cwd === real || sight.args.includes(`-D ${cluster} `);
  if (!ours) return sight.cwd === '' ? { state: 'unclear' } : { state: 'free', deadPid: pid };
  const port = Number(lines[3] ?? '0');
  const status = lines[7] ?? '';
  if (status === 'stopping') return { state: 'stopping', pid, port };
  return { state: status === 'ready' ? 'ready' : 'starting', pid, port };
}

type Outcome =
  | { readonly started: true; readonly postmaster: Postmaster }
  | {
      readonly started: false;
      readonly reason: 'port' | 'locked' | 'disk' | 'other';
      readonly said: string;
    };

async function start(options: LaunchOptions, deadPid: number | undefined): Promise<Outcome> {
  const { site } = options;
  const port = options.port ?? (await freePort());
  const log = openLog(site.logFile);
  const logStart = statSync(site.logFile).size;
  const child = spawn(
    options.binaries.postgres,
    ['-D', site.cluster, ...promisedSettings(port, options.durable)],
    {
      cwd: site.cluster,
      env: { ...cleanEnvironment(), ...exemption(deadPid) },
      // Its own session: it outlives us, and a Ctrl-C meant for us does not reach it.
      detached: true,
      stdio: ['ignore', log, log],
      ...runAs(site.account),
    },
  );
  closeSync(log);
  const ended = new Promise<{ error?: unknown }>((resolve) => {
    child.once('error', (error) => {
      resolve({ error });
    });
    child.once('exit', () => {
      resolve({});
    });
  });
  child.unref();
  const { pid } = child;
  if (pid === undefined) throw folderProblem(options.binaries.postgres, (await ended).error);
  const isReady = await Promise.race([becomesReady(site, pid), ended.then(() => false)]);
  if (isReady) return { started: true, postmaster: { pid, port, adopted: false } };
  return { started: false, ...explain(await readFrom(site.logFile, logStart)) };
}

/** Also ends when `pid` has gone, answering false. */
async function becomesReady(site: Site, pid: number): Promise<boolean> {
  const begun = performance.now();
  for (;;) {
    const seat = await readSeat(site.cluster);
    if (seat.state === 'ready' && seat.pid === pid) return true;
    if ((await lookAtProcess(pid)).state !== 'running') return false;
    if (performance.now() - begun > RECOVERY_LIMIT_MS)
      throw stillLocked(site, `process ${pid} has not become ready`);
    await sleep(10);
  }
}

/**
 * PostgreSQL honours a lock file whose process number is alive, whoever that is. Where we have seen
 * that the number belongs to a dead server not yet collected, or to a stranger after a reboot, we
 * say so in the variable in which pg_ctl names its own shell: PostgreSQL then passes over this
 * number and still makes all its other checks, above all that no backend is using the files.
 */
function exemption(deadPid: number | undefined): NodeJS.ProcessEnv {
  return deadPid === undefined ? {} : { PG_GRANDPARENT_PID: String(deadPid) };
}

function explain(said: string): { reason: 'port' | 'locked' | 'disk' | 'other'; said: string } {
  if (/could not (create any TCP|bind)|Address already in use/.test(said))
    return { reason: 'port', said };
  if (/lock file ".*" already exists|pre-existing shared memory block/.test(said))
    return { reason: 'locked', said };
  if (/No space left on device/.test(said)) return { reason: 'disk', said };
  return { reason: 'other', said };
}

function startProblem(site: Site, outcome: { reason: string; said: string }): DatabaseUnavailable {
  const said = outcome.said.trim().slice(-800);
  if (outcome.reason === 'disk') return diskFull(site.cluster);
  if (outcome.reason === 'locked') return stillLocked(site, said);
  return new DatabaseUnavailable(
    'database.start_failed',
    `PostgreSQL did not start on ${site.cluster}. The end of its log ${site.logFile}: ${said}`,
  );
}

function stillLocked(site: Site, why: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'database.still_locked',
    `An earlier PostgreSQL still holds ${site.cluster}: ${why}. Wait for it to end, or restart ` +
      'the machine. Never remove postmaster.pid: two servers on the same files destroy them.',
  );
}

function openLog(path: string): number {
  try {
    if (existsSync(path) && statSync(path).size > LOG_BYTES_MAX) renameSync(path, `${path}.1`);
    return openSync(path, 'a', 0o600);
  } catch (error) {
    throw folderProblem(path, error);
  }
}

async function readFrom(path: string, offset: number): Promise<string> {
  return (await readFile(path)).subarray(offset).toString('utf8');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  return await new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

/** Fast shutdown, then an immediate one; SIGKILL never. Only for a pid that `isServing`. */
export async function stopPostmaster(site: Site, pid: number): Promise<void> {
  if (!(await signal(site, pid, 'SIGINT'))) return;
  if (await hasEnded(site, pid, STOP_LIMIT_MS)) return;
  if (!(await signal(site, pid, 'SIGQUIT'))) return;
  if (await hasEnded(site, pid, STOP_AT_ONCE_LIMIT_MS)) return;
  throw new DatabaseUnavailable(
    'database.stop_failed',
    `PostgreSQL (process ${pid}) on ${site.cluster} does not stop. It was left as it is.`,
  );
}

/** Whether `pid` is at this moment the server of this cluster. */
export async function isServing(site: Site, pid: number): Promise<boolean> {
  const seat = await readSeat(site.cluster);
  return 'pid' in seat && seat.pid === pid;
}

async function signal(site: Site, pid: number, name: NodeJS.Signals): Promise<boolean> {
  if (!(await isServing(site, pid))) return false;
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
    throw error;
  }
}

async function hasEnded(site: Site, pid: number, limitMs: number): Promise<boolean> {
  const begun = performance.now();
  while (performance.now() - begun < limitMs) {
    if (!(await isServing(site, pid)) && !(await isPostgres(pid))) return true;
    await sleep(10);
  }
  return false;
}

/** A server takes its lock file away a moment before it ends; until then its number is not free. */
async function isPostgres(pid: number): Promise<boolean> {
  const sight = await lookAtProcess(pid);
  return sight.state === 'running' && sight.program === 'postgres';
}
