import { type Kysely, sql } from 'kysely';
import type { PersonId } from '@jixu/kernel';
import type { MediaId } from '../domain/course.ts';
import type { Elements, SharedWrite } from '../scorm/data-model.ts';
import type { ScormManifest } from '../scorm/manifest.ts';
import type { PartState, Verdict } from '../scorm/part-state.ts';
import type { PackedFile } from '../scorm/package-wire.ts';
import type { EnrolmentId } from './study-store.ts';

type Db = Kysely<unknown>;
/** Rows of one statement; a package has thousands of files at most. */
const FILES_A_STATEMENT = 1_000;

export async function insertPackage(
  db: Db,
  of: {
    readonly mediaId: MediaId;
    readonly packageSha256: string;
    readonly manifest: ScormManifest;
    readonly leftOut: readonly string[];
  },
): Promise<void> {
  await sql`insert into learning.scorm_package (media_id, package_sha256, version, manifest, left_out)
    values (${of.mediaId}, ${of.packageSha256}, ${of.manifest.version}, ${JSON.stringify(of.manifest)},
      ${[...of.leftOut]})`.execute(db);
}

/** Where each file lies in the one stored file. */
export async function insertPackageFiles(
  db: Db,
  mediaId: MediaId,
  files: readonly PackedFile[],
): Promise<void> {
  for (let at = 0; at < files.length; at += FILES_A_STATEMENT) {
    const some = files.slice(at, at + FILES_A_STATEMENT);
    await sql`insert into learning.package_file (media_id, path, media_type, from_byte, bytes)
      select ${mediaId}::uuid, * from unnest(${some.map((one) => one.path)}::text[],
        ${some.map((one) => one.mediaType)}::text[], ${some.map((one) => one.offset)}::bigint[],
        ${some.map((one) => one.bytes)}::bigint[])`.execute(db);
  }
}

export type StoredPackage = {
  readonly manifest: ScormManifest;
  readonly leftOut: readonly string[];
};

export async function packagesByIds(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredPackage>> {
  if (ids.length === 0) return new Map();
  const found = await sql<{
    media_id: string;
    manifest: ScormManifest;
    left_out: string[];
  }>`select media_id, manifest, left_out from learning.scorm_package
    where media_id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(
    found.rows.map((row) => [row.media_id, { manifest: row.manifest, leftOut: row.left_out }]),
  );
}

export type CoursewareFile = {
  readonly storageKey: string;
  readonly mediaType: string;
  readonly offset: number;
  readonly bytes: number;
};

export async function fileOfPackage(
  db: Db,
  mediaId: string,
  path: string,
): Promise<CoursewareFile | null> {
  const found = await sql<{
    storage_key: string;
    media_type: string;
    from_byte: string;
    bytes: string;
  }>`select m.storage_key, f.media_type, f.from_byte, f.bytes from learning.package_file f
    join learning.media m on m.media_id = f.media_id
    where f.media_id = ${mediaId} and f.path = ${path}`.execute(db);
  const [row] = found.rows;
  if (!row) return null;
  return {
    storageKey: row.storage_key,
    mediaType: row.media_type,
    offset: Number(row.from_byte),
    bytes: Number(row.bytes),
  };
}

export type OfPart = {
  readonly personId: PersonId;
  readonly enrolmentId: EnrolmentId;
  readonly chapterId: string;
  readonly itemId: string;
};

export type KeptPart = PartState & {
  readonly chapterId: string;
  readonly itemId: string;
  readonly revision: number;
  readonly success: Verdict['success'];
  readonly score: string | null;
  readonly completedOn: string | null;
};

/** All parts of an enrolment that were ever opened. */
export async function partsOf(
  db: Db,
  personId: PersonId,
  enrolmentId: EnrolmentId,
): Promise<readonly KeptPart[]> {
  const found = await sql<{
    chapter_id: string;
    item_id: string;
    revision: number;
    elements: Elements;
    ended: boolean;
    claimed_ms: string;
    success: Verdict['success'];
    score: string | null;
    completed_on: string | null;
  }>`select chapter_id, item_id, revision, elements, ended, claimed_ms, success, score, completed_on
    from learning.scorm_part where person_id = ${personId} and enrolment_id = ${enrolmentId}`.execute(
    db,
  );
  return found.rows.map((row) => ({
    chapterId: row.chapter_id,
    itemId: row.item_id,
    revision: row.revision,
    elements: row.elements,
    ended: row.ended,
    claimedMs: Number(row.claimed_ms),
    success: row.success,
    score: row.score,
    completedOn: row.completed_on,
  }));
}

type Written = OfPart & {
  readonly state: PartState;
  readonly verdict: Verdict;
  readonly today: string;
  readonly at: Date;
};

/** Revision 1. False: somebody was first. */
export async function insertPart(db: Db, of: Written): Promise<boolean> {
  const result =
    await sql`insert into learning.scorm_part (person_id, enrolment_id, chapter_id, item_id, revision, elements, ended,
      claimed_ms, success, score, completed_on, opened_at, changed_at)
    values (${of.personId}, ${of.enrolmentId}, ${of.chapterId}, ${of.itemId}, 1,
      ${JSON.stringify(of.state.elements)}, ${of.state.ended}, ${of.state.claimedMs}, ${of.verdict.success},
      ${of.verdict.score}, ${of.verdict.completed ? of.today : null}::date, ${of.at}, ${of.at})
    on conflict do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

/** False: the part was opened or saved elsewhere meanwhile. What was completed once stays so. */
export async function updatePart(
  db: Db,
  of: Written & { readonly revision: number; readonly opened: boolean },
): Promise<boolean> {
  const result = await sql`update learning.scorm_part
    set revision = revision + 1, elements = ${JSON.stringify(of.state.elements)}, ended = ${of.state.ended},
      claimed_ms = ${of.state.claimedMs}, changed_at = ${of.at},
      success = ${of.opened ? sql`success` : sql`${of.verdict.success}`},
      score = ${of.opened ? sql`score` : sql`${of.verdict.score}`},
      completed_on = coalesce(completed_on, ${of.verdict.completed ? of.today : null}::date),
      opened_at = ${of.opened ? sql`${of.at}` : sql`opened_at`}
    where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId} and chapter_id = ${of.chapterId}
      and item_id = ${of.itemId} and revision = ${of.revision}`.execute(db);
  return result.numAffectedRows === 1n;
}

type OfChapter = Omit<OfPart, 'itemId'>;

/** What the parts of a chapter share, by the name of the store. */
export async function storesOf(db: Db, of: OfChapter): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ target_id: string; value: string }>`select target_id, value
    from learning.scorm_store where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId}
      and chapter_id = ${of.chapterId}`.execute(db);
  return new Map(found.rows.map((row) => [row.target_id, row.value]));
}

export async function writeStores(
  db: Db,
  of: OfChapter & { readonly writes: readonly SharedWrite[]; readonly at: Date },
): Promise<void> {
  if (of.writes.length === 0) return;
  await sql`insert into learning.scorm_store
      (person_id, enrolment_id, chapter_id, target_id, value, changed_at)
    select ${of.personId}::uuid, ${of.enrolmentId}::uuid, ${of.chapterId}::uuid, one.target_id, one.value, ${of.at}
    from unnest(${of.writes.map((one) => one.targetId)}::text[], ${of.writes.map((one) => one.value)}::text[])
      as one (target_id, value)
    on conflict (person_id, enrolment_id, chapter_id, target_id)
      do update set value = excluded.value, changed_at = excluded.changed_at`.execute(db);
}
