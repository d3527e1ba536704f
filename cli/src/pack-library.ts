import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  BadInput,
  diagnosticSentence,
  type Locale,
  type Pack,
  type PackProblem,
} from '@jixu/policy';
import { type PackFolder, readPackFolder, readPacks } from '@jixu/policy/files';
import { UsageError } from './arguments.ts';
import { utf8 } from './utf8.ts';

/** The packs of this checkout, or of the folder named with --packs. */
const PACKS = resolve(dirname(fileURLToPath(import.meta.url)), '../../packs');

export function packsRoot(given: string | undefined): string {
  return given === undefined ? PACKS : resolve(given);
}

export type ChosenPack = { readonly pack: Pack; readonly edition: string | undefined };

/** A pack id, or an id and a version: `id@2021.1`. */
export async function choosePack(name: string, root: string): Promise<ChosenPack> {
  const [id = '', version] = name.split('@');
  const ids = await packIds(root);
  if (!ids.includes(id)) throw new UsageError(`--pack: found "${id}"; allowed: ${ids.join(', ')}`);
  const folder = await readPackFolder(join(root, id));
  const [problem] = folder.problems;
  if (folder.pack === null)
    throw new UsageError(
      problem === undefined ? `--pack: ${id} cannot be read` : describeProblem(problem, 'en'),
    );
  if (version !== undefined && !folder.pack.editions.some((edition) => edition.version === version))
    throw new UsageError(
      `--pack: found "${name}"; allowed: ${folder.pack.editions.map((edition) => `${id}@${edition.version}`).join(', ')}`,
    );
  return { pack: folder.pack, edition: version };
}

async function packIds(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(root, error);
  });
  return entries
    .filter((each) => each.isDirectory())
    .map((each) => each.name)
    .sort();
}

/** A folder of one pack, or a folder of packs. */
export async function packFolders(
  given: readonly string[],
  root: string,
): Promise<readonly PackFolder[]> {
  if (given.length === 0) return readPacks(root);
  const found: PackFolder[] = [];
  for (const name of given) {
    const folder = resolve(name);
    const info = await stat(folder).catch((error: unknown) => {
      throw unreadable(name, error);
    });
    if (!info.isDirectory())
      throw new UsageError(`${name}: found a file; allowed: the folder of a pack or of packs`);
    const entries = await readdir(folder);
    if (entries.some((entry) => entry.endsWith('.yaml'))) found.push(await readPackFolder(folder));
    else found.push(...(await readPacks(folder)));
  }
  return found;
}

export function describeProblem(problem: PackProblem, locale: Locale): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${diagnosticSentence(problem, locale)}`;
}

/** A file, or standard input for "-". */
export async function readText(file: string): Promise<string> {
  const bytes = file === '-' ? await standardInput() : await readBytes(file);
  const text = utf8.decode(bytes);
  if (text !== null) return text;
  const name = file === '-' ? 'standard input' : file;
  throw new UsageError(`${name}: $: found bytes that are no UTF-8; allowed: text in UTF-8`);
}

async function readBytes(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
}

async function standardInput(): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export function unreadable(file: string, error: unknown): UsageError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'an error';
  return new UsageError(`${file}: found ${code}; allowed: a file that can be read`);
}

/** Runs a reading of input; what it refuses is told with the file's name. */
export function naming<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadInput)
      throw new UsageError(`${file === '-' ? 'standard input' : file}: ${error.message}`);
    throw error;
  }
}
