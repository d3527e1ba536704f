import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { formatLocalDate } from '@jixu/kernel';
import { loadEdition, makePack, type Pack, type PackEdition } from '@jixu/policy';
import type { Operation } from '../platform/operation/operation.ts';
import { editions, insertEdition } from './store/rulebook-store.ts';

/** The packs that this server uses, held in memory; the database is what they are loaded from. */
export type Library = {
  readonly packs: () => readonly Pack[];
  readonly pack: (id: string) => Pack | null;
  /** The edition that was in force under `ref` ("id@version#hash"), for explaining what was decided under it. */
  readonly editionByRef: (ref: string) => PackEdition | null;
  /** The complete texts of a pack, for whoever computes with it elsewhere. */
  readonly sourceOf: (id: string) => PackSource | null;
  /** Cases come with the program, not with an edition: they show what its packs answer. */
  readonly holdCases: (files: readonly PackFile[]) => void;
  readonly reload: (db: Kysely<unknown>) => Promise<void>;
};

export type PackSource = {
  /** Oldest first, as in `Pack`. */
  readonly editions: readonly PackFile[];
  readonly cases: readonly PackFile[];
};

export type PackFile = { readonly file: string; readonly text: string };

export class PackProblem extends Error {
  override name = 'PackProblem';
}

export function createLibrary(): Library {
  let packs = new Map<string, Pack>();
  let byRef = new Map<string, PackEdition>();
  let texts = new Map<string, string>();
  let cases = new Map<string, PackFile[]>();
  return {
    packs: () => [...packs.values()],
    pack: (id) => packs.get(id) ?? null,
    editionByRef: (ref) => byRef.get(ref) ?? null,
    sourceOf: (id) => {
      const pack = packs.get(id);
      if (!pack) return null;
      const editions = pack.editions.map(({ ref, document }) => ({
        file: `${id}/${document.effective.from}.yaml`,
        text: texts.get(ref) ?? '',
      }));
      return { editions, cases: cases.get(id) ?? [] };
    },
    holdCases: (files) => {
      cases = Map.groupBy(files, ({ file }) => file.split('/')[0] ?? '');
    },
    reload: async (db) => {
      const inForce = new Map<string, PackEdition>();
      const refs = new Map<string, PackEdition>();
      const sources = new Map<string, string>();
      // Oldest revision first, so that the newest of a version is the one that stays.
      for (const row of await editions(db)) {
        const edition = editionOf({
          file: `${row.pack_id}/${row.first_on}.yaml`,
          text: row.source,
        });
        inForce.set(`${edition.id}@${edition.version}`, edition);
        refs.set(edition.ref, edition);
        sources.set(edition.ref, row.source);
      }
      const grouped = Map.groupBy(inForce.values(), (edition) => edition.id);
      packs = new Map([...grouped].map(([id, list]) => [id, makePack(list)]));
      byRef = refs;
      texts = sources;
    },
  };
}

export function editionOf(file: PackFile): PackEdition {
  const loaded = loadEdition(file.text, file.file);
  if (loaded.ok) return loaded.edition;
  const first = loaded.problems[0];
  throw new PackProblem(
    first
      ? `${first.file}:${first.line}:${first.column}: ${first.message}`
      : `${file.file} cannot be read`,
  );
}

/** The pack files of a folder `packs/<id>/<first day>.yaml`, in name order. */
export async function packFiles(folder: string): Promise<readonly PackFile[]> {
  const files: PackFile[] = [];
  for (const id of (await readdir(folder, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  )) {
    for (const name of (await readdir(join(folder, id.name))).sort()) {
      if (!/^\d{4}-\d{2}-\d{2}\.yaml$/.test(name)) continue;
      const file = join(folder, id.name, name);
      files.push({ file, text: await readFile(file, 'utf8') });
    }
  }
  return files;
}

/** The case files of a folder `packs/<id>/cases/*.yaml`, each named from the pack's id on. */
export async function caseFiles(folder: string): Promise<readonly PackFile[]> {
  const files: PackFile[] = [];
  const packs = await readdir(folder, { withFileTypes: true });
  for (const id of packs.filter((entry) => entry.isDirectory())) {
    const inside = await readdir(join(folder, id.name));
    if (!inside.includes('cases')) continue;
    for (const name of (await readdir(join(folder, id.name, 'cases'))).sort()) {
      if (!name.endsWith('.yaml')) continue;
      const text = await readFile(join(folder, id.name, 'cases', name), 'utf8');
      files.push({ file: `${id.name}/cases/${name}`, text });
    }
  }
  return files;
}

/**
 * Puts editions that the database lacks into force. What was published never changes under its version: a correction is
 * a new version. A draft may: its new text is a new revision, and the old one stays for what was decided under it.
 */
export async function installEditions(op: Operation, files: readonly PackFile[]): Promise<number> {
  const stored = await editions(op.tx);
  let added = 0;
  for (const file of files) {
    const edition = editionOf(file);
    const revisions = stored.filter(
      (row) => row.pack_id === edition.id && row.version === edition.version,
    );
    const last = revisions.at(-1);
    if (last?.hash === edition.hash) continue;
    if (last && editionOf({ file: file.file, text: last.source }).status === 'published') {
      throw new PackProblem(
        `${file.file}: version ${edition.version} was published with other content; give the correction a new version`,
      );
    }
    if (revisions.some((row) => row.hash === edition.hash)) {
      throw new PackProblem(
        `${file.file}: an older revision of version ${edition.version} came back; give it a new version`,
      );
    }
    await insertEdition(op.tx, {
      pack_id: edition.id,
      version: edition.version,
      first_on: formatLocalDate(edition.effective.from),
      hash: edition.hash,
      source: file.text,
      publishedAt: op.now,
      publishedBy: op.actor.kind === 'person' ? op.actor.personId : null,
    });
    added += 1;
  }
  return added;
}
