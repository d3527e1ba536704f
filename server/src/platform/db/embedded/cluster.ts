import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  chmod,
  lchown,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import type { Credentials } from './credentials.ts';
import { DatabaseUnavailable, codeOf, diskFull, folderProblem } from './database-unavailable.ts';
import { appendDurably, syncFolder } from './durable-files.ts';
import { initialSettings } from './settings.ts';
import type { Account, Site } from './site.ts';

/** A new cluster takes 40 MB, its first write-ahead log 16 MB more; the rest is room to begin. */
const FREE_BYTES_MIN = 200 * 2 ** 20;
const STAGE_PREFIX = 'postgres-first-start-';

/** Spawn options that drop root's rights (and all of its groups) where there are any. */
export function runAs(account: Account | undefined): { uid?: number; gid?: number } {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}

/** PostgreSQL reads many PG… variables; only what we mean to say may reach it. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C' };
}

/** True when the cluster is there and of our version; false when it has to be made. */
export async function isInitialised(site: Site, binaries: Binaries): Promise<boolean> {
  const file = join(site.cluster, 'PG_VERSION');
  let version: string;
  try {
    version = (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) === 'EACCES') throw notOurs(site);
    if (codeOf(error) !== 'ENOENT') throw folderProblem(file, error);
    if (existsSync(site.cluster)) throw strangeFolder(site);
    return false;
  }
  if (version !== binaries.major) throw wrongVersion(site, version, binaries);
  return true;
}

function wrongVersion(site: Site, version: string, binaries: Binaries): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'database.wrong_version',
    `The database in ${site.cluster} was made by PostgreSQL ${version}, this Jixu brings ` +
      `PostgreSQL ${binaries.version}. Run "jixu backup" with the Jixu that made it, then ` +
      '"jixu restore" with this one into a new data folder.',
  );
}

function strangeFolder(site: Site): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'database.start_failed',
    `${site.cluster} exists but is no PostgreSQL cluster. Jixu does not overwrite it: restore it ` +
      'from a backup, or move it away.',
  );
}

function notOurs(site: Site): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'database.folder_not_ours',
    `The database in ${site.cluster} belongs to another account. Start Jixu as that account, or ` +
      'set JIXU_DATA to another folder.',
  );
}

/** Made aside and moved into place when complete, so that a killed first start leaves nothing. */
export async function initialise(
  site: Site,
  binaries: Binaries,
  credentials: Credentials,
): Promise<void> {
  await removeLeftStages(site);
  await requireSpace(site);
  const stage = await mkdtemp(join(site.home, STAGE_PREFIX)).catch((error: unknown) => {
    throw folderProblem(site.home, error);
  });
  try {
    const passwordFile = join(stage, 'password');
    const data = join(stage, 'data');
    await writeFile(passwordFile, credentials.owner, { mode: 0o600 });
    await mkdir(data, { mode: 0o700 });
    for (const path of [stage, passwordFile, data]) await giveTo(path, site.account);
    await runInitdb(site, binaries, data, passwordFile);
    // Afterwards: initdb itself is a third slower with the server's memory.
    await appendDurably(join(data, 'postgresql.conf'), initialSettings());
    await rename(data, site.cluster);
    await syncFolder(site.home);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOTEMPTY' || code === 'EEXIST') {
      throw new DatabaseUnavailable(
        'database.already_owned',
        `Another Jixu has just made the database in ${site.cluster}. Start only one.`,
        { cause: error },
      );
    }
    throw folderProblem(site.home, error);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function removeLeftStages(site: Site): Promise<void> {
  const names = await readdir(site.home);
  for (const name of names.filter((found) => found.startsWith(STAGE_PREFIX)))
    await rm(join(site.home, name), { recursive: true, force: true });
}

async function requireSpace(site: Site): Promise<void> {
  const { bavail, bsize } = await statfs(site.home);
  if (bavail * bsize < FREE_BYTES_MIN) throw diskFull(site.home);
}

async function giveTo(path: string, account: Account | undefined): Promise<void> {
  if (account !== undefined) await lchown(path, account.uid, account.gid);
}

async function runInitdb(
  site: Site,
  binaries: Binaries,
  data: string,
  passwordFile: string,
): Promise<void> {
  const args = [
    `--pgdata=${data}`,
    `--pwfile=${passwordFile}`,
    '--username=jixu_owner',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--data-checksums',
    // Built in, so that an update of the host's C library cannot reorder an index; the character
    // classes that pg_trgm needs for Chinese come from the host and have no order.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    process.platform === 'linux' ? '--lc-ctype=C.UTF-8' : '--lc-ctype=UTF-8',
  ];
  const options = { cwd: site.home, env: cleanEnvironment(), ...runAs(site.account) };
  try {
    await promisify(execFile)(binaries.initdb, args, options);
  } catch (error) {
    throw initdbProblem(site, error);
  }
}

function initdbProblem(site: Site, error: unknown): unknown {
  const said = outputOf(error);
  if (/No space left on device/.test(said)) return diskFull(site.home, { cause: error });
  if (said === '') return folderProblem(site.home, error);
  return new DatabaseUnavailable(
    'database.start_failed',
    `PostgreSQL could not make its files in ${site.home}: ${said.slice(-600)}`,
    { cause: error },
  );
}

function outputOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('stderr' in error)) return '';
  return typeof error.stderr === 'string' ? error.stderr.trim() : '';
}

/** A cluster that root restored from a backup belongs to root: PostgreSQL would refuse it. */
export async function takeOwnership(site: Site): Promise<void> {
  const { uid } = await lstat(site.cluster);
  if (site.account === undefined) {
    if (uid !== process.geteuid?.()) throw notOurs(site);
    return;
  }
  if (uid === site.account.uid) return;
  await chownAll(site.cluster, site.account);
  await chmod(site.cluster, 0o700);
}

async function chownAll(path: string, account: Account): Promise<void> {
  await lchown(path, account.uid, account.gid);
  if (!(await lstat(path)).isDirectory()) return;
  for (const name of await readdir(path)) await chownAll(join(path, name), account);
}

/** With the credentials file lost: whoever may run the binaries on the files may set passwords. */
export async function resetPasswords(
  site: Site,
  binaries: Binaries,
  credentials: Credentials,
): Promise<void> {
  const child = spawn(binaries.postgres, ['--single', '-D', site.cluster, 'postgres'], {
    cwd: site.cluster,
    env: cleanEnvironment(),
    stdio: ['pipe', 'ignore', 'pipe'],
    ...runAs(site.account),
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve);
    child.on('error', reject);
  });
  child.stdin.end(
    `ALTER ROLE jixu_owner PASSWORD '${credentials.owner}'\n` +
      `SELECT set_config('jixu.password', '${credentials.app}', false)\n` +
      'DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = $r$jixu_app$r$) THEN ' +
      "EXECUTE format('ALTER ROLE jixu_app PASSWORD %L', current_setting('jixu.password')); " +
      'END IF; END $$\n',
  );
  const status = await ended;
  if (status === 0 && !/\b(ERROR|FATAL|PANIC)\b/.test(said)) return;
  throw new DatabaseUnavailable(
    'database.credentials_refused',
    `The passwords of ${site.cluster} could not be set anew: ${said.slice(-600)}`,
  );
}
