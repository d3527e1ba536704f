import { type Kysely, sql } from 'kysely';

/** Which of these keys a row refers to. */
export async function storedKeys(
  db: Kysely<unknown>,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{
    storage_key: string;
  }>`select storage_key from learning.media where storage_key = any(${[...keys]})
    union all
    select storage_key from learning.upload_piece where storage_key = any(${[...keys]})`.execute(
    db,
  );
  return new Set(found.rows.map((row) => row.storage_key));
}
