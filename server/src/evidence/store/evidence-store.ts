import { type Kysely, sql } from 'kysely';
import type { EvidenceId, PersonId } from '@jixu/kernel';
import { digestsOf } from '../domain/digests.ts';
import type { EvidenceFile } from '../domain/evidence-file.ts';

type Db = Kysely<unknown>;

type Row = {
  person_id: PersonId;
  evidence_id: EvidenceId;
  uploaded_by: PersonId;
  name: string;
  media_type: string;
  bytes: number;
  sha256: string;
  perceptual: string | null;
  pages: number | null;
  storage_key: string;
  preview_key: string | null;
  uploaded_at: Date;
};

const columns = sql`person_id, evidence_id, uploaded_by, name, media_type, bytes, sha256, perceptual, pages,
  storage_key, preview_key, uploaded_at`;

function fileOf(row: Row): EvidenceFile {
  return {
    personId: row.person_id,
    evidenceId: row.evidence_id,
    uploadedBy: row.uploaded_by,
    name: row.name,
    mediaType: row.media_type,
    bytes: row.bytes,
    sha256: row.sha256,
    perceptual: row.perceptual,
    pages: row.pages,
    storageKey: row.storage_key,
    previewKey: row.preview_key,
    uploadedAt: row.uploaded_at,
  };
}

/**
 * Whoever claims something with the same bytes takes turns until the commit, always in one order: what the other claims
 * is then seen by whoever came second, however close they were.
 */
export async function lockBytes(
  tx: Db,
  personId: PersonId,
  ids: readonly EvidenceId[],
): Promise<void> {
  await sql`select pg_advisory_xact_lock(bytes.key) from (
    select distinct hashtextextended('evidence.bytes ' || sha256, 0) as key from evidence.file
    where person_id = ${personId} and evidence_id = any(${[...ids]}::uuid[]) order by 1) as bytes`.execute(
    tx,
  );
}

/** Stores a file, or answers the one that holds the same bytes of the same person. */
export async function putFile(tx: Db, file: EvidenceFile): Promise<EvidenceFile> {
  const put = await sql<Row>`insert into evidence.file (${columns}, offered_at)
    values (${file.personId}, ${file.evidenceId}, ${file.uploadedBy}, ${file.name}, ${file.mediaType}, ${file.bytes},
      ${file.sha256}, ${file.perceptual}, ${file.pages}, ${file.storageKey}, ${file.previewKey}, ${file.uploadedAt},
      ${file.uploadedAt})
    on conflict (person_id, sha256) do update set offered_at = excluded.offered_at
    returning ${columns}`.execute(tx);
  const row = put.rows[0];
  if (!row) throw new Error('evidence: an upsert that returned nothing');
  const kept = fileOf(row);
  if (kept.evidenceId !== file.evidenceId) return kept;
  const digests = digestsOf(file);
  await sql`insert into evidence.digest (digest, person_id, evidence_id, perceptual)
    select unnest(${digests}::text[]), ${file.personId}::uuid, ${file.evidenceId}::uuid, ${file.perceptual}::text`.execute(
    tx,
  );
  return kept;
}

export async function fileById(
  db: Db,
  personId: PersonId,
  evidenceId: EvidenceId,
): Promise<EvidenceFile | null> {
  return (await filesByIds(db, personId, [evidenceId]))[0] ?? null;
}

export async function filesByIds(
  db: Db,
  personId: PersonId,
  ids: readonly EvidenceId[],
): Promise<readonly EvidenceFile[]> {
  const found = await sql<Row>`select ${columns} from evidence.file
    where person_id = ${personId} and evidence_id = any(${[...ids]}::uuid[])
    order by uploaded_at, evidence_id`.execute(db);
  return found.rows.map(fileOf);
}

export async function unattachedCount(db: Db, personId: PersonId): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::bigint as count from evidence.file
    where person_id = ${personId} and attached_at is null`.execute(db);
  return found.rows[0]?.count ?? 0;
}

/** Marks them as used, from which moment they are never swept; how many of them exist. */
export async function attach(
  tx: Db,
  of: { personId: PersonId; ids: readonly EvidenceId[]; at: Date },
): Promise<number> {
  // The locks are taken in one order, and they keep the sweeper away until this transaction ends.
  const found = await sql<{ evidence_id: EvidenceId }>`select evidence_id from evidence.file
    where person_id = ${of.personId} and evidence_id = any(${[...of.ids]}::uuid[])
    order by evidence_id for update`.execute(tx);
  await sql`update evidence.file set attached_at = ${of.at}
    where person_id = ${of.personId} and evidence_id = any(${[...of.ids]}::uuid[])
      and attached_at is null`.execute(tx);
  return found.rows.length;
}

export async function insertOpening(
  tx: Db,
  opening: {
    personId: PersonId;
    openingId: string;
    evidenceId: EvidenceId;
    openedBy: PersonId;
    what: 'file' | 'preview';
    at: Date;
  },
): Promise<void> {
  await sql`insert into evidence.opening (person_id, opening_id, evidence_id, opened_by, what, at)
    values (${opening.personId}, ${opening.openingId}, ${opening.evidenceId}, ${opening.openedBy}, ${opening.what},
      ${opening.at})`.execute(tx);
}

/** Who of these people's files was opened by whom; for reviewers who must have looked before a batch passes. */
export async function openedBy(
  db: Db,
  of: { personId: PersonId; openedBy: PersonId; ids: readonly EvidenceId[] },
): Promise<readonly EvidenceId[]> {
  const found = await sql<{
    evidence_id: EvidenceId;
  }>`select distinct evidence_id from evidence.opening
    where person_id = ${of.personId} and opened_by = ${of.openedBy}
      and evidence_id = any(${[...of.ids]}::uuid[])`.execute(db);
  return found.rows.map((row) => row.evidence_id);
}

export type DigestRow = {
  readonly personId: PersonId;
  readonly evidenceId: EvidenceId;
  readonly perceptual: string | null;
};

/** Files of other people that are found under any of the digests; at most `limit`. */
export async function sameDigest(
  db: Db,
  of: { digests: readonly string[]; notPersonId: PersonId; limit: number },
): Promise<readonly DigestRow[]> {
  const found = await sql<{
    person_id: PersonId;
    evidence_id: EvidenceId;
    perceptual: string | null;
  }>`select distinct person_id, evidence_id, perceptual
    from evidence.digest where digest = any(${[...of.digests]}::text[]) and person_id <> ${of.notPersonId}
    limit ${of.limit}`.execute(db);
  return found.rows.map((row) => ({
    personId: row.person_id,
    evidenceId: row.evidence_id,
    perceptual: row.perceptual,
  }));
}

export type Unattached = { readonly personId: PersonId; readonly evidenceId: EvidenceId };

/** Files that nothing uses and nobody else ever opened. */
export async function unattachedSince(
  db: Db,
  before: Date,
  limit: number,
): Promise<readonly Unattached[]> {
  const found = await sql<{
    person_id: PersonId;
    evidence_id: EvidenceId;
  }>`select person_id, evidence_id
    from evidence.file f where attached_at is null and offered_at < ${before}
      and not exists (select 1 from evidence.opening o
        where o.person_id = f.person_id and o.evidence_id = f.evidence_id)
    order by offered_at limit ${limit}`.execute(db);
  return found.rows.map((row) => ({ personId: row.person_id, evidenceId: row.evidence_id }));
}

/** Removes the row if it is still unused; the keys of its bytes, or null when something came between. */
export async function removeUnattached(
  tx: Db,
  of: Unattached & { before: Date },
): Promise<readonly string[] | null> {
  const gone = await sql<{
    storage_key: string;
    preview_key: string | null;
  }>`delete from evidence.file
    where person_id = ${of.personId} and evidence_id = ${of.evidenceId} and attached_at is null
      and offered_at < ${of.before} returning storage_key, preview_key`.execute(tx);
  const row = gone.rows[0];
  if (!row) return null;
  await sql`delete from evidence.digest where person_id = ${of.personId}
    and evidence_id = ${of.evidenceId}`.execute(tx);
  return [row.storage_key, ...(row.preview_key === null ? [] : [row.preview_key])];
}

/** Which of these keys some row refers to. */
export async function referredKeys(db: Db, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await sql<{
    key: string;
  }>`select key from unnest(${[...keys]}::text[]) as asked (key)
    where exists (select 1 from evidence.file where storage_key = asked.key or preview_key = asked.key)`.execute(
    db,
  );
  return new Set(found.rows.map((row) => row.key));
}
