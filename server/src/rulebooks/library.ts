import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { formatLocalDate } from '@jixu/kernel';
import { loadEdition, makePack, type Pack, type PackEdition } from '@jixu/policy';
import type { Operation } from '../platform/operation/operation.ts';
import { recountRelease } from './commands/recount-release.ts';
import { editionsInForce } from './domain/editions-in-force.ts';
import { editions, insertEdition, putExamples } from './store/rulebook-store.ts';

/** The packs that this server uses, held in memory; the database is what they are loaded from. */
export type Library = {
  readonly packs: () => readonly Pack[];
  readonly pack: (id: string) => Pack | null;
  /** The edition that was in force under `ref` ("id@version#hash"), for explaining what was decided under it. */
  readonly editionByRef: (ref: string) => PackEdition | null;
  /** The complete texts of a pack in force, oldest first, for whoever computes with it elsewhere. */
  readonly textsOf: (id: string) => readonly PackFile[] | null;
  /** Every text of a pack in the order of publication, those out of force too. */
  readonly published: (packId: string) => readonly PackEdition[];
  /** How many texts of a pack are held; the database may have one more that another server published. */
  readonly editionsHeld: (packId: string) => number;
  readonly reload: (db: Kysely<unknown>) => Promise<void>;
};

export type PackFile = { readonly file: string; readonly text: string };

export class PackProblem extends Error {
  override name = 'PackProblem';
}

export function createLibrary(): Library {
  let packs = new Map<string, Pack>();
  let byRef = new Map<string, PackEdition>();
  let published = new Map<string, readonly PackEdition[]>();
  let texts = new Map<string, string>();
  return {
    packs: () => [...packs.values()],
    pack: (id) => packs.get(id) ?? null,
    editionByRef: (ref) => byRef.get(ref) ?? null,
    textsOf: (id) => {
      const pack = packs.get(id);
      if (!pack) return null;
      return pack.editions.map(({ ref, document }) => ({
        file: `${id}/${document.effective.from}.yaml`,
        text: texts.get(ref) ?? '',
      }));
    },
    published: (packId) => published.get(packId) ?? [],
    editionsHeld: (packId) => published.get(packId)?.length ?? 0,
    reload: async (db) => {
      const refs = new Map<string, PackEdition>();
      const sources = new Map<string, string>();
      const all: PackEdition[] = [];
      for (const row of await editions(db)) {
        // A text never changes under its hash, so what is held already need not be read again.
        const ref = `${row.pack_id}@${row.version}#${row.hash.slice(0, REF_HASH)}`;
        const edition = byRef.get(ref) ?? editionOf(fileOf(row));
        all.push(edition);
        refs.set(edition.ref, edition);
        sources.set(edition.ref, row.source);
      }
      const grouped = Map.groupBy(all, (edition) => edition.id);
      packs = new Map([...grouped].map(([id, list]) => [id, makePack(editionsInForce(list))]));
      published = grouped;
      byRef = refs;
      texts = sources;
    },
  };
}

/** So much of the hash stands in a reference. */
const REF_HASH = 12;

/** A stored text under the name that its file would have. */
export function fileOf(row: { pack_id: string; first_on: string; source: string }): PackFile {
  return { file: `${row.pack_id}/${row.first_on}.yaml`, text: row.source };
}

/** More texts than a server holds of all its packs. */
const READ_MAX = 256;
/** An edition is frozen and a function of its text alone, and a start needs each of them twice. */
const read = new Map<string, PackEdition>();

export function editionOf(file: PackFile): PackEdition {
  const known = read.get(file.text);
  if (known) return known;
  const loaded = loadEdition(file.text, file.file);
  if (loaded.ok) {
    const oldest = read.size < READ_MAX ? undefined : read.keys().next();
    if (oldest?.done === false) read.delete(oldest.value);
    read.set(file.text, loaded.edition);
    return loaded.edition;
  }
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

/** The worked examples of a folder of packs, `packs/<id>/cases/*.yaml`. */
export async function exampleFiles(
  folder: string,
): Promise<readonly (PackFile & { readonly packId: string })[]> {
  const files: (PackFile & { packId: string })[] = [];
  for (const id of await readdir(folder, { withFileTypes: true })) {
    if (!id.isDirectory()) continue;
    const cases = join(folder, id.name, 'cases');
    for (const name of (await readdir(cases).catch((): string[] => [])).sort()) {
      if (!name.endsWith('.yaml')) continue;
      files.push({
        packId: id.name,
        file: name,
        text: await readFile(join(cases, name), 'utf8'),
      });
    }
  }
  return files;
}

/** What new editions are tried against; the shipped text takes the place of an older one. */
export async function installExamples(
  op: Operation,
  files: Awaited<ReturnType<typeof exampleFiles>>,
): Promise<void> {
  await putExamples(op.tx, files);
}

/**
 * Puts editions that the database lacks into force. What was published never changes under its version: a correction is
 * a new version. A draft may: its new text is a new revision, and the old one stays for what was decided under it. Where a
 * pack is in use already, the hours of its places follow in the background.
 */
export async function installEditions(op: Operation, files: readonly PackFile[]): Promise<number> {
  const stored = await editions(op.tx);
  const added = new Map<string, PackEdition[]>();
  for (const file of files) {
    const edition = editionOf(file);
    const revisions = stored.filter(
      (row) => row.pack_id === edition.id && row.version === edition.version,
    );
    const last = revisions.at(-1);
    if (last?.hash === edition.hash) continue;
    // What two persons published here is not revised by a delivery of the software.
    if (last?.published_by) continue;
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
    added.set(edition.id, [...(added.get(edition.id) ?? []), edition]);
  }
  for (const [packId, more] of added) {
    const before = stored
      .filter((row) => row.pack_id === packId)
      .map((row) => editionOf(fileOf(row)));
    await recountRelease(op, { before, after: [...before, ...more] });
  }
  return [...added.values()].flat().length;
}
