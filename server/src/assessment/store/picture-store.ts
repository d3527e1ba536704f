import type { NodeId, PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { BankKey } from './bank-store.ts';

type Db = Kysely<unknown>;

/** A picture as it lies in storage: ours, made from what somebody handed in. */
export type StoredPicture = {
  readonly pictureId: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly sourceSha256: string;
  readonly storageKey: string;
};

type Row = {
  picture_id: string;
  media_type: string;
  width: number;
  height: number;
  bytes: number;
  sha256: string;
  source_sha256: string;
  storage_key: string;
};

const columns = sql`picture_id, media_type, width, height, bytes, sha256, source_sha256, storage_key`;

function pictureFrom(row: Row): StoredPicture {
  return {
    pictureId: row.picture_id,
    mediaType: row.media_type,
    width: row.width,
    height: row.height,
    bytes: row.bytes,
    sha256: row.sha256,
    sourceSha256: row.source_sha256,
    storageKey: row.storage_key,
  };
}

export async function insertPicture(
  db: Db,
  key: BankKey,
  of: StoredPicture & { readonly at: Date; readonly by: PersonId },
): Promise<void> {
  await sql`insert into assessment.picture (node_id, bank_id, ${columns}, made_at, made_by)
    values (${key.nodeId}, ${key.bankId}, ${of.pictureId}, ${of.mediaType}, ${of.width}, ${of.height}, ${of.bytes},
      ${of.sha256}, ${of.sourceSha256}, ${of.storageKey}, ${of.at}, ${of.by})`.execute(db);
}

/** A picture of the bank that was made from these bytes, or is these bytes. */
export async function pictureOf(
  db: Db,
  key: BankKey,
  sha256: string,
): Promise<StoredPicture | null> {
  const found = await sql<Row>`select ${columns} from assessment.picture
    where node_id = ${key.nodeId} and bank_id = ${key.bankId}
      and (source_sha256 = ${sha256} or sha256 = ${sha256})
    order by made_at, picture_id limit 1`.execute(db);
  return found.rows[0] ? pictureFrom(found.rows[0]) : null;
}

/** Which of these the bank holds. With `hold` none of them is swept before the transaction ends. */
export async function picturesByIds(
  db: Db,
  key: BankKey,
  ids: readonly string[],
  options: { readonly hold?: boolean } = {},
): Promise<ReadonlyMap<string, StoredPicture>> {
  if (ids.length === 0) return new Map();
  const found = await sql<Row>`select ${columns} from assessment.picture
    where node_id = ${key.nodeId} and bank_id = ${key.bankId}
      and picture_id = any(${[...ids]}::uuid[])
    ${options.hold === true ? sql`for share` : sql``}`.execute(db);
  return new Map(found.rows.map((row) => [row.picture_id, pictureFrom(row)]));
}

/** A picture of any bank of an organisation, for whoever keeps them all. */
export async function pictureByNode(
  db: Db,
  nodeId: NodeId,
  pictureId: string,
): Promise<StoredPicture | null> {
  const found = await sql<Row>`select ${columns} from assessment.picture
    where node_id = ${nodeId} and picture_id = ${pictureId}`.execute(db);
  return found.rows[0] ? pictureFrom(found.rows[0]) : null;
}

/**
 * Takes out what is older and was never named by a version; answers where the files lie. Locked first and asked in a
 * statement of its own, so that a question that is being saved with one of them is seen.
 */
export async function removeUnusedPictures(
  db: Db,
  of: { readonly before: Date; readonly limit: number },
): Promise<readonly string[]> {
  const named = (picture: string) => sql`exists (select 1 from assessment.question_version v,
      jsonb_array_elements(v.shown -> 'pictures') e
    where v.node_id = ${sql.ref(`${picture}.node_id`)} and v.bank_id = ${sql.ref(`${picture}.bank_id`)}
      and (e ->> 'pictureId')::uuid = ${sql.ref(`${picture}.picture_id`)})`;
  const held = await sql<{ picture_id: string }>`select picture_id from assessment.picture p
    where made_at < ${of.before} and not ${named('p')}
    order by made_at limit ${of.limit} for update skip locked`.execute(db);
  const ids = held.rows.map((row) => row.picture_id);
  if (ids.length === 0) return [];
  const gone = await sql<{ storage_key: string }>`delete from assessment.picture p
    where picture_id = any (${ids}::uuid[]) and not ${named('p')}
    returning storage_key`.execute(db);
  return gone.rows.map((row) => row.storage_key);
}
