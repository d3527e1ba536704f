import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseUnavailable, codeOf, folderProblem } from './database-unavailable.ts';
import { syncFolder } from './durable-files.ts';

/** Passwords of the two roles. They never leave this machine and are never shown. */
export type Credentials = {
  readonly owner: string;
  readonly app: string;
};

const FILE = 'postgres-credentials.json';

/** Read, or made once. `made` tells that an existing cluster does not know them yet. */
export async function readOrMakeCredentials(
  dataDir: string,
): Promise<{ credentials: Credentials; made: boolean }> {
  const path = join(dataDir, FILE);
  const found = await read(path);
  if (found !== undefined) return { credentials: found, made: false };
  const credentials = { owner: password(), app: password() };
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    await file.writeFile(`${JSON.stringify(credentials)}\n`);
    await file.sync();
    await file.close();
    await link(draft, path);
    await syncFolder(dataDir);
  } catch (error) {
    throw folderProblem(path, error);
  } finally {
    await rm(draft, { force: true });
  }
  return { credentials, made: true };
}

/** Hexadecimal, so that it needs no quoting in a URL or in SQL. */
function password(): string {
  return randomBytes(24).toString('hex');
}

async function read(path: string): Promise<Credentials | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw folderProblem(path, error);
  }
  const match = /^\{"owner":"([0-9a-f]{48})","app":"([0-9a-f]{48})"\}\s*$/.exec(text);
  const [, owner, app] = match ?? [];
  if (owner !== undefined && app !== undefined) return { owner, app };
  throw new DatabaseUnavailable(
    'database.credentials_refused',
    `${path} was changed by hand or damaged. Restore it, or remove it: the next start then sets ` +
      'new passwords.',
  );
}
