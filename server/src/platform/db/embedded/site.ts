import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, readlink, realpath, stat, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DatabaseUnavailable, codeOf, folderProblem } from './database-unavailable.ts';
import { isRoot } from './data-dir.ts';

/** An account of the host that PostgreSQL runs as when we are root. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number };

/** Where the cluster of a data folder lies, and who runs it. */
export type Site = {
  /** The data folder itself: holds the credentials. */
  readonly dataDir: string;
  /** Holds cluster, binaries, log and lock; the data folder unless PostgreSQL cannot reach it. */
  readonly home: string;
  readonly cluster: string;
  readonly logFile: string;
  readonly lockFile: string;
  /** Only as root: PostgreSQL refuses to run as root itself. */
  readonly account?: Account;
};

/** For data folders that only root can enter, such as those inside root's home. */
export const SHELTER = '/var/lib/jixu-postgres';

export async function chooseSite(dataDir: string, shelter: string = SHELTER): Promise<Site> {
  const root = isRoot();
  // Root's data folder may be walked through, not listed: its files are readable by root alone.
  const real = await makeFolder(resolve(dataDir), root ? 0o711 : 0o700);
  if (!root) return layOut(real, real);
  const account = await accountOf(join(real, 'postgres'));
  if (await canReach(real, account)) return { ...layOut(real, real), account };
  return { ...(await moveOut(real, shelter, account)), account };
}

function layOut(dataDir: string, home: string): Site {
  return {
    dataDir,
    home,
    cluster: join(home, 'postgres'),
    logFile: join(home, 'postgres.log'),
    lockFile: join(home, 'jixu.lock'),
  };
}

async function moveOut(dataDir: string, shelter: string, account: Account): Promise<Site> {
  const inside = join(dataDir, 'postgres');
  const cluster = await readlink(inside).catch(() => undefined);
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const home = cluster === undefined ? join(shelter, name) : dirname(cluster);
  const real = await makeFolder(home, 0o711);
  if (!(await canReach(real, account))) {
    throw new DatabaseUnavailable(
      'database.folder_not_writable',
      `The account ${account.name} can reach neither ${dataDir} nor ${real}. Set JIXU_DATA to a ` +
        'folder that every account may walk through (chmod o+x on it and on what holds it).',
    );
  }
  if (cluster === undefined) await pointTo(inside, join(real, 'postgres'));
  return layOut(dataDir, real);
}

/** Leaves a link in the data folder, so that whoever looks there finds the cluster. */
async function pointTo(inside: string, cluster: string): Promise<void> {
  const found = await lstat(inside).catch(() => undefined);
  if (found?.isDirectory() === true) {
    throw new DatabaseUnavailable(
      'database.folder_not_writable',
      `The database in ${inside} can no longer be reached by the account that runs it: a folder ` +
        'above it was closed. Open it again (chmod o+x), or move the data folder.',
    );
  }
  await symlink(cluster, inside).catch((error: unknown) => {
    throw folderProblem(inside, error);
  });
}

async function makeFolder(path: string, mode: number): Promise<string> {
  try {
    const created = await mkdir(path, { recursive: true });
    const real = await realpath(path);
    // Only what we made: the mode of a folder that was there is its owner's decision.
    if (created !== undefined) await chmodUpTo(path, created, mode);
    return real;
  } catch (error) {
    throw folderProblem(path, error);
  }
}

async function chmodUpTo(path: string, top: string, mode: number): Promise<void> {
  await chmod(path, mode);
  if (path !== top) await chmodUpTo(dirname(path), top, mode);
}

/** The owner of an existing cluster, else `postgres`, else `nobody`. Accounts are never created. */
async function accountOf(cluster: string): Promise<Account> {
  const accounts = await readAccounts();
  const owner = await stat(cluster).then(
    (found) => found.uid,
    () => 0,
  );
  const account =
    accounts.find((known) => known.uid === owner && owner !== 0) ??
    accounts.find((known) => known.name === 'postgres') ??
    accounts.find((known) => known.name === 'nobody');
  if (account !== undefined) return account;
  throw new DatabaseUnavailable(
    'database.no_account',
    'PostgreSQL does not run as root, and this machine has neither an account "postgres" nor ' +
      '"nobody". Start Jixu as an ordinary account, or set DATABASE_URL.',
  );
}

async function readAccounts(): Promise<Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    const [name = '', , uid = '', gid = ''] = line.split(':');
    const account = { name, uid: Number.parseInt(uid, 10), gid: Number.parseInt(gid, 10) };
    return name !== '' && account.uid > 0 && account.gid >= 0 ? [account] : [];
  });
}

/** Whether `account` may walk through every folder of the path, by mode bits. */
async function canReach(path: string, account: Account): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const { uid, gid, mode } = await stat(folder);
    const needed = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & needed) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
