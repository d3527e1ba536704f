import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { link, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnavailable, codeOf, folderProblem } from './database-unavailable.ts';
import { lookAtProcess, processSpace } from './processes.ts';

/**
 * One living Jixu per cluster. The file names its holder; a holder that is dead is found out by its
 * process id and start time, so a killed server never has to be cleaned up by hand. Two starts that
 * find the same dead holder at the same instant may both pass here: the session lock that the
 * supervisor takes inside PostgreSQL decides between them.
 */
export type OwnerLock = { release(): Promise<void> };

type Holder = {
  readonly pid: number;
  readonly startedAt: string;
  readonly host: string;
  readonly boot: string;
  readonly namespace: string;
  readonly token: string;
};

const HEARTBEAT_MS = 1_000;
/** Five heartbeats: a server whose event loop stands still for so long is not serving. */
const WATCH_MS = 5_000;
const TRIES = 10;

export async function takeOwnerLock(path: string): Promise<OwnerLock> {
  const mine = await ourselves();
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (await publish(path, mine)) return await hold(path, mine);
    const found = await readHolder(path);
    if (found === 'absent') continue;
    if (found !== 'unreadable' && (await isLiving(path, found, mine))) {
      throw new DatabaseUnavailable(
        'database.already_owned',
        `Another Jixu (process ${found.pid} on ${found.host}) is using this data folder: ${path}. ` +
          'Stop it first, or set JIXU_DATA to another folder.',
      );
    }
    await removeStale(path, found === 'unreadable' ? '' : found.token);
  }
  throw new DatabaseUnavailable(
    'database.already_owned',
    `Several Jixu are starting on the same data folder at once: ${path}. Start only one.`,
  );
}

async function ourselves(): Promise<Holder> {
  const sight = await lookAtProcess(process.pid);
  return {
    pid: process.pid,
    startedAt: sight.state === 'running' ? sight.startedAt : '',
    host: hostname(),
    ...(await processSpace()),
    token: randomBytes(12).toString('hex'),
  };
}

/** Complete or not at all: a link to a finished file, refused where the name is taken. */
async function publish(path: string, mine: Holder): Promise<boolean> {
  const draft = `${path}.${mine.token}`;
  try {
    await writeFile(draft, `${JSON.stringify(mine)}\n`, { mode: 0o644, flag: 'wx' });
    await link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw folderProblem(path, error);
  } finally {
    await rm(draft, { force: true });
  }
}

async function readHolder(path: string): Promise<Holder | 'absent' | 'unreadable'> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'absent';
    throw folderProblem(path, error);
  }
  return parseHolder(text) ?? 'unreadable';
}

/** `undefined` for what a power cut left behind, such as an empty file. */
function parseHolder(text: string): Holder | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { pid, startedAt, host, boot, namespace, token } = value as Record<string, unknown>;
  if (typeof pid !== 'number' || typeof startedAt !== 'string' || typeof host !== 'string')
    return undefined;
  if (typeof boot !== 'string' || typeof namespace !== 'string' || typeof token !== 'string')
    return undefined;
  return { pid, startedAt, host, boot, namespace, token };
}

async function isLiving(path: string, found: Holder, mine: Holder): Promise<boolean> {
  const sameKernel = found.host === mine.host && found.boot === mine.boot;
  if (sameKernel && found.namespace === mine.namespace) {
    const sight = await lookAtProcess(found.pid);
    return sight.state === 'running' && sight.startedAt === found.startedAt;
  }
  // The machine was started anew since.
  if (found.host === mine.host && found.namespace === mine.namespace) return false;
  // A container or machine whose processes we cannot see: alive if the file is still being touched.
  return await isTouched(path);
}

async function isTouched(path: string): Promise<boolean> {
  const before = await modifiedAt(path);
  for (let waited = 0; waited < WATCH_MS; waited += 250) {
    await sleep(250);
    if ((await modifiedAt(path)) !== before) return true;
  }
  return false;
}

async function modifiedAt(path: string): Promise<number> {
  return await stat(path).then(
    (found) => found.mtimeMs,
    () => 0,
  );
}

async function removeStale(path: string, token: string): Promise<void> {
  const aside = `${path}.${randomBytes(12).toString('hex')}`;
  try {
    await rename(path, aside);
    const moved = await readHolder(aside);
    const movedToken = typeof moved === 'string' ? '' : moved.token;
    // Someone was faster and the file is now theirs: give it back.
    if (movedToken !== token) await link(aside, path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw folderProblem(path, error);
  } finally {
    await rm(aside, { force: true });
  }
}

async function hold(path: string, mine: Holder): Promise<OwnerLock> {
  const file = await open(path, 'r+');
  const heartbeat = setInterval(() => {
    void touch(file);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  let released = false;
  return {
    async release() {
      if (released) return;
      released = true;
      clearInterval(heartbeat);
      await file.close();
      const found = await readHolder(path);
      if (typeof found === 'object' && found.token === mine.token) await rm(path, { force: true });
    },
  };
}

/** Rewrites the first byte with itself, so that the kernel dates the file. */
async function touch(file: FileHandle): Promise<void> {
  await file.write('{', 0).catch(() => {
    // A heartbeat missed because the disk fails is no reason to stop serving.
  });
}
