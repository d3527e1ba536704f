import type { PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { EntryKey } from './entry-store.ts';

type Db = Kysely<unknown>;
export type RemovedFor = 'replaced' | 'taken-back' | 'left' | 'time';

/** A portrait that is kept. */
export type Portrait = EntryKey & {
  readonly portraitId: string;
  readonly consentedAt: Date;
  readonly bytes: number;
  readonly sha256: string;
  readonly storageKey: string;
};
type Row = {
  readonly person_id: PersonId;
  readonly offering_id: string;
  readonly portrait_id: string;
  readonly consented_at: Date;
  readonly bytes: number;
  readonly sha256: string;
  readonly storage_key: string;
};
const portraitFrom = (row: Row): Portrait => ({
  personId: row.person_id,
  offeringId: row.offering_id,
  portraitId: row.portrait_id,
  consentedAt: row.consented_at,
  bytes: row.bytes,
  sha256: row.sha256,
  storageKey: row.storage_key,
});

/** Of these people in an exam. */
export async function portraitsOf(
  db: Db,
  of: { readonly offeringId: string; readonly personIds: readonly PersonId[] },
): Promise<ReadonlyMap<PersonId, Portrait>> {
  const found =
    await sql<Row>`select person_id, offering_id, portrait_id, consented_at, bytes, sha256, storage_key
    from assessment.portrait where offering_id = ${of.offeringId} and removed_at is null
      and person_id = any (${[...of.personIds]}::uuid[])`.execute(db);
  return new Map(found.rows.map((row) => [row.person_id, portraitFrom(row)]));
}

export async function portraitOf(db: Db, key: EntryKey): Promise<Portrait | null> {
  const found = await portraitsOf(db, { offeringId: key.offeringId, personIds: [key.personId] });
  return found.get(key.personId) ?? null;
}

/** Under the lock of the entry, once what was there before is removed. */
export async function insertPortrait(
  db: Db,
  of: Portrait & { readonly wording: string; readonly width: number; readonly height: number },
): Promise<void> {
  await sql`insert into assessment.portrait (person_id, offering_id, portrait_id, wording, consented_at, width, height,
      bytes, sha256, storage_key)
    values (${of.personId}, ${of.offeringId}, ${of.portraitId}, ${of.wording}, ${of.consentedAt}, ${of.width},
      ${of.height}, ${of.bytes}, ${of.sha256}, ${of.storageKey})`.execute(db);
}

/** Answers where the file lies that is to go; null: there was none. */
export async function removePortrait(
  db: Db,
  key: EntryKey,
  of: { readonly at: Date; readonly why: RemovedFor },
): Promise<string | null> {
  const before = await sql<{ storage_key: string }>`select storage_key from assessment.portrait
    where person_id = ${key.personId} and offering_id = ${key.offeringId} and removed_at is null
    for update`.execute(db);
  const [row] = before.rows;
  if (!row) return null;
  await sql`update assessment.portrait set removed_at = ${of.at}, removed_for = ${of.why}, storage_key = null
    where person_id = ${key.personId} and offering_id = ${key.offeringId} and removed_at is null`.execute(
    db,
  );
  return row.storage_key;
}

/** Exams of which portraits are kept though all that was to be sat is over. */
export async function offeringsWithOldPortraits(
  db: Db,
  of: { readonly now: Date; readonly after: string | null; readonly limit: number },
): Promise<readonly string[]> {
  const found = await sql<{
    offering_id: string;
  }>`select distinct p.offering_id from assessment.portrait p
    where p.removed_at is null and (${of.after}::uuid is null or p.offering_id > ${of.after}::uuid)
      and not exists (select 1 from assessment.task t
        where t.offering_id = p.offering_id and t.closes_at > ${of.now})
    order by p.offering_id limit ${of.limit}`.execute(db);
  return found.rows.map((row) => row.offering_id);
}

/** Takes so many portraits of an exam out; answers where their files lie. */
export async function removePortraitsOf(
  db: Db,
  of: { readonly offeringId: string; readonly at: Date; readonly limit: number },
): Promise<readonly string[]> {
  const held = await sql<{ person_id: PersonId; storage_key: string }>`select person_id, storage_key
    from assessment.portrait where offering_id = ${of.offeringId} and removed_at is null
    order by person_id limit ${of.limit} for update skip locked`.execute(db);
  const people = held.rows.map((row) => row.person_id);
  if (people.length === 0) return [];
  await sql`update assessment.portrait set removed_at = ${of.at}, removed_for = 'time', storage_key = null
    where offering_id = ${of.offeringId} and person_id = any (${people}::uuid[]) and removed_at is null`.execute(
    db,
  );
  return held.rows.map((row) => row.storage_key);
}
