import { type Kysely, sql } from 'kysely';
import type { NodeId, PersonId } from '@jixu/kernel';
import type { MediaId } from '../domain/course.ts';
import type { Piece, PiecedUpload, UploadId } from '../domain/pieces.ts';

type Db = Kysely<unknown>;
type Key = Pick<PiecedUpload, 'personId' | 'uploadId'>;

type UploadRow = {
  readonly person_id: PersonId;
  readonly upload_id: UploadId;
  readonly node_id: NodeId;
  readonly name: string;
  readonly bytes: string;
  readonly state: PiecedUpload['state'];
  readonly refusal: PiecedUpload['refusal'];
  readonly media_id: MediaId | null;
  readonly changed_at: Date;
};

function uploadOf(row: UploadRow): PiecedUpload {
  return {
    personId: row.person_id,
    uploadId: row.upload_id,
    nodeId: row.node_id,
    name: row.name,
    bytes: Number(row.bytes),
    state: row.state,
    refusal: row.refusal,
    mediaId: row.media_id,
    changedAt: row.changed_at,
  };
}

/** One person begins one upload at a time, so that the number of open ones is what it says. */
export async function lockUploads(db: Db, personId: PersonId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`learning.upload ${personId}`}, 0))`.execute(
    db,
  );
}

/** False: there is an upload of this id already. */
export async function insertUpload(
  db: Db,
  of: Key & { nodeId: NodeId; name: string; bytes: number; at: Date },
): Promise<boolean> {
  const result =
    await sql`insert into learning.upload (person_id, upload_id, node_id, name, bytes, state,
      begun_at, changed_at)
    values (${of.personId}, ${of.uploadId}, ${of.nodeId}, ${of.name}, ${of.bytes}, 'open', ${of.at}, ${of.at})
    on conflict do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function uploadById(db: Db, of: Key): Promise<PiecedUpload | null> {
  const found = await sql<UploadRow>`select * from learning.upload
    where person_id = ${of.personId} and upload_id = ${of.uploadId}`.execute(db);
  const row = found.rows[0];
  return row ? uploadOf(row) : null;
}

/** One piece after the other, and none beside the end. */
export async function lockUpload(db: Db, of: Key): Promise<PiecedUpload | null> {
  const found = await sql<UploadRow>`select * from learning.upload
    where person_id = ${of.personId} and upload_id = ${of.uploadId} for update`.execute(db);
  const row = found.rows[0];
  return row ? uploadOf(row) : null;
}

/** The latest first. */
export async function uploadsOf(
  db: Db,
  of: { readonly personId: PersonId; readonly nodeIds: readonly NodeId[]; readonly limit: number },
): Promise<readonly PiecedUpload[]> {
  const found = await sql<UploadRow>`select * from learning.upload
    where person_id = ${of.personId} and node_id = any(${[...of.nodeIds]}::uuid[])
    order by changed_at desc limit ${of.limit}`.execute(db);
  return found.rows.map(uploadOf);
}

export async function openUploads(db: Db, personId: PersonId): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from learning.upload
    where person_id = ${personId} and state in ('open', 'reading')`.execute(db);
  return found.rows[0]?.n ?? 0;
}

export async function piecesOf(db: Db, of: Key): Promise<readonly Piece[]> {
  const found = await sql<{
    number: number;
    bytes: number;
    sha256: string;
    storage_key: string | null;
  }>`select number, bytes, sha256, storage_key from learning.upload_piece
    where person_id = ${of.personId} and upload_id = ${of.uploadId} order by number`.execute(db);
  return found.rows.map(({ storage_key: storageKey, ...row }) => ({ ...row, storageKey }));
}

/** How many bytes of each lie here. */
export async function receivedOf(
  db: Db,
  of: { readonly personId: PersonId; readonly uploadIds: readonly UploadId[] },
): Promise<ReadonlyMap<UploadId, number>> {
  const found = await sql<{
    upload_id: UploadId;
    bytes: string;
  }>`select upload_id, sum(bytes) as bytes
    from learning.upload_piece where person_id = ${of.personId}
      and upload_id = any(${[...of.uploadIds]}::uuid[]) group by upload_id`.execute(db);
  return new Map(found.rows.map((row) => [row.upload_id, Number(row.bytes)]));
}

/** False: there is a piece of this number already. */
export async function insertPiece(db: Db, of: Key & Piece): Promise<boolean> {
  const result =
    await sql`insert into learning.upload_piece (person_id, upload_id, number, bytes, sha256,
      storage_key)
    values (${of.personId}, ${of.uploadId}, ${of.number}, ${of.bytes}, ${of.sha256}, ${of.storageKey})
    on conflict do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

/** So that nobody takes it for abandoned. */
export async function touchUpload(db: Db, of: Key & { readonly at: Date }): Promise<void> {
  await sql`update learning.upload set changed_at = ${of.at}
    where person_id = ${of.personId} and upload_id = ${of.uploadId}`.execute(db);
}

/** The only ways of an upload; false: it was not there any more. */
export async function moveUpload(
  db: Db,
  of: Key & { readonly at: Date } & (
      | { readonly from: 'open'; readonly to: 'reading' }
      | { readonly from: 'reading'; readonly to: 'kept'; readonly mediaId: MediaId }
      | {
          readonly from: 'reading';
          readonly to: 'refused';
          readonly refusal: NonNullable<PiecedUpload['refusal']>;
        }
    ),
): Promise<boolean> {
  const mediaId = of.to === 'kept' ? of.mediaId : null;
  const refusal = of.to === 'refused' ? JSON.stringify(of.refusal) : null;
  const result = await sql`update learning.upload
    set state = ${of.to}, media_id = ${mediaId}, refusal = ${refusal}::jsonb, changed_at = ${of.at}
    where person_id = ${of.personId} and upload_id = ${of.uploadId} and state = ${of.from}`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

/** The bytes are elsewhere, or nowhere, now; the digests stay. */
export async function forgetBytes(db: Db, of: Key): Promise<void> {
  await sql`update learning.upload_piece set storage_key = null
    where person_id = ${of.personId} and upload_id = ${of.uploadId}`.execute(db);
}

export async function removeUpload(db: Db, of: Key): Promise<void> {
  await sql`delete from learning.upload
    where person_id = ${of.personId} and upload_id = ${of.uploadId}`.execute(db);
}

/** Whole since then, and still not read: whatever was to read it has given up. */
export async function unreadSince(
  db: Db,
  of: { readonly before: Date; readonly limit: number },
): Promise<readonly Key[]> {
  const found = await sql<UploadRow>`select * from learning.upload
    where state = 'reading' and changed_at < ${of.before} order by changed_at limit ${of.limit}`.execute(
    db,
  );
  return found.rows.map(uploadOf);
}

/** What nobody went on with; what is being read is left alone. */
export async function removeUploadsBefore(
  db: Db,
  of: { readonly before: Date; readonly limit: number },
): Promise<number> {
  const result = await sql`delete from learning.upload
    where (person_id, upload_id) in (select person_id, upload_id from learning.upload
      where changed_at < ${of.before} and state <> 'reading'
      order by changed_at limit ${of.limit} for update skip locked)`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}
