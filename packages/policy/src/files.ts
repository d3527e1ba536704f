import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { loadCases, type PackCase } from './cases.ts';
import { diagnosed } from './diagnostics.ts';
import { loadEdition, type PackEdition } from './edition.ts';
import { editionProblems, makePack, type Pack } from './pack.ts';
import type { PackProblem, Place } from './yaml-shape.ts';

/**
 * Reads packs from a folder: `<folder>/<id>/<first day>.yaml` and `<folder>/<id>/cases/*.yaml`.
 * Node only.
 */

export type LoadedFile = {
  readonly file: string;
  readonly edition: PackEdition;
  readonly places: ReadonlyMap<object, Place>;
};
export type FiledCase = { readonly file: string; readonly line: number; readonly case: PackCase };

export type PackFolder = {
  readonly folder: string;
  /** `null` where a file could not be read; `problems` says why. */
  readonly pack: Pack | null;
  readonly files: readonly LoadedFile[];
  readonly cases: readonly FiledCase[];
  readonly problems: readonly PackProblem[];
};

async function yamlFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  return entries
    .filter((each) => each.isFile() && each.name.endsWith('.yaml'))
    .map((each) => join(folder, each.name))
    .sort();
}

export async function readPackFolder(folder: string): Promise<PackFolder> {
  const problems: PackProblem[] = [];
  const files: LoadedFile[] = [];
  for (const file of await yamlFiles(folder)) {
    const loaded = loadEdition(await readFile(file, 'utf8'), file);
    if (!loaded.ok) {
      problems.push(...loaded.problems);
      continue;
    }
    files.push({ file, edition: loaded.edition, places: loaded.places });
    problems.push(...nameProblems(folder, file, loaded.edition));
  }
  if (files.length === 0 && problems.length === 0)
    problems.push({ file: folder, line: 1, column: 1, ...diagnosed('no-pack-file') });
  const editions = files.map((each) => each.edition);
  if (problems.length === 0)
    for (const problem of editionProblems(editions))
      problems.push({ file: files[0]?.file ?? folder, line: 1, column: 1, ...problem });
  const cases: FiledCase[] = [];
  for (const file of await yamlFiles(join(folder, 'cases'))) {
    const loaded = loadCases(await readFile(file, 'utf8'), file);
    if (loaded.ok)
      cases.push(...loaded.cases.map((each) => ({ file, line: loaded.lineOf(each), case: each })));
    else problems.push(...loaded.problems);
  }
  return {
    folder,
    pack: problems.length === 0 ? makePack(editions) : null,
    files,
    cases,
    problems,
  };
}

function nameProblems(folder: string, file: string, edition: PackEdition): readonly PackProblem[] {
  const problems: PackProblem[] = [];
  const at = { file, line: 1, column: 1 };
  const day = edition.document.effective.from;
  if (basename(file) !== `${day}.yaml`)
    problems.push({ ...at, ...diagnosed('file-name', { day }) });
  if (basename(folder) !== edition.id)
    problems.push({
      ...at,
      ...diagnosed('wrong-folder', { id: edition.id, folder: basename(folder) }),
    });
  return problems;
}

/** Every pack folder under `root`, by id. */
export async function readPacks(root: string): Promise<readonly PackFolder[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const folders = entries
    .filter((each) => each.isDirectory())
    .map((each) => join(root, each.name))
    .sort();
  const packs: PackFolder[] = [];
  for (const folder of folders) packs.push(await readPackFolder(folder));
  return packs;
}
