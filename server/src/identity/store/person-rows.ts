import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { PersonId } from '@jixu/kernel';
import { arrayLiteral } from '../../platform/db/array-literal.ts';

type Db = Kysely<unknown>;

/** Answers whose number it is: ours now, or the person who had it before. */
export async function claimDocument(
  tx: Db,
  blindIndex: string,
  personId: PersonId,
): Promise<PersonId> {
  const claimed = await sql`insert into identity.document_claim (blind_index, person_id)
    values (${blindIndex}, ${personId}) on conflict do nothing`.execute(tx);
  if (claimed.numAffectedRows === 1n) return personId;
  const holder = await documentHolder(tx, blindIndex);
  if (holder === null) throw new Error('identity: a claimed number without a holder');
  return holder;
}

type Claim = { readonly personId: PersonId; readonly blindIndex: string };

/** Whose number became theirs by this. Claimed in one order everywhere, so that two lists never wait for each other. */
export async function claimDocuments(
  tx: Db,
  claims: readonly Claim[],
): Promise<ReadonlySet<PersonId>> {
  const put = await sql<{ person_id: PersonId }>`
    insert into identity.document_claim (blind_index, person_id)
    select blind_index, person_id from unnest(${arrayLiteral(claims.map((one) => one.blindIndex))}::text[],
      ${arrayLiteral(claims.map((one) => one.personId))}::uuid[]) as c (blind_index, person_id)
    order by blind_index on conflict do nothing returning person_id`.execute(tx);
  return new Set(put.rows.map((row) => row.person_id));
}

export async function documentHolder(db: Db, blindIndex: string): Promise<PersonId | null> {
  const found = await sql<{ person_id: PersonId }>`
    select coalesce(p.merged_into, c.person_id) as person_id
    from identity.document_claim c left join identity.person p using (person_id)
    where c.blind_index = ${blindIndex}`.execute(db);
  return found.rows[0]?.person_id ?? null;
}

/** The same for many. */
export async function documentHolders(
  db: Db,
  blindIndexes: readonly string[],
): Promise<ReadonlyMap<string, PersonId>> {
  const found = await sql<{ blind_index: string; person_id: PersonId }>`
    select c.blind_index, coalesce(p.merged_into, c.person_id) as person_id
    from identity.document_claim c left join identity.person p using (person_id)
    where c.blind_index = any(${[...blindIndexes]}::text[])`.execute(db);
  return new Map(found.rows.map((row) => [row.blind_index, row.person_id]));
}

export type PersonRow = {
  readonly personId: PersonId;
  readonly name: string;
  readonly nameKey: string;
  readonly pinyin: string;
  readonly initials: string;
};

/** False: the id is taken. */
export async function insertPerson(tx: Db, row: PersonRow, at: Date): Promise<boolean> {
  const done = await sql`insert into identity.person
      (person_id, name, name_key, pinyin, initials, created_at)
    values (${row.personId}, ${row.name}, ${row.nameKey}, ${row.pinyin}, ${row.initials}, ${at})
    on conflict do nothing`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** Ids that nobody else can have. */
export async function insertPeople(tx: Db, rows: readonly PersonRow[], at: Date): Promise<void> {
  const column = (pick: (row: PersonRow) => string) => arrayLiteral(rows.map(pick));
  await sql`insert into identity.person (person_id, name, name_key, pinyin, initials, created_at)
    select new.*, ${at}::timestamptz from unnest(${column((row) => row.personId)}::uuid[],
      ${column((row) => row.name)}::text[], ${column((row) => row.nameKey)}::text[],
      ${column((row) => row.pinyin)}::text[], ${column((row) => row.initials)}::text[]) as new`.execute(
    tx,
  );
}

export async function updateName(tx: Db, row: PersonRow): Promise<bigint> {
  const done = await sql`update identity.person set name = ${row.name}, name_key = ${row.nameKey},
    pinyin = ${row.pinyin}, initials = ${row.initials} where person_id = ${row.personId}`.execute(
    tx,
  );
  return done.numAffectedRows ?? 0n;
}

export async function insertDocument(
  tx: Db,
  row: { personId: PersonId; cipher: Buffer; mask: string; at: Date },
): Promise<void> {
  await sql`insert into identity.document (person_id, document_type, cipher, mask, changed_at)
    values (${row.personId}, 'resident-id', ${row.cipher}, ${row.mask}, ${row.at})`.execute(tx);
}

type Sealed = { readonly personId: PersonId; readonly cipher: Buffer; readonly mask: string };

export async function insertDocuments(tx: Db, rows: readonly Sealed[], at: Date): Promise<void> {
  await sql`insert into identity.document (person_id, document_type, cipher, mask, changed_at)
    select person_id, 'resident-id', cipher, mask, ${at}::timestamptz
    from unnest(${arrayLiteral(rows.map((row) => row.personId))}::uuid[],
      ${rows.map((row) => row.cipher)}::bytea[],
      ${arrayLiteral(rows.map((row) => row.mask))}::text[]) as new (person_id, cipher, mask)`.execute(
    tx,
  );
}

export async function documentCipher(db: Db, personId: PersonId): Promise<Buffer | null> {
  const found = await sql<{ cipher: Buffer }>`select cipher from identity.document
    where person_id = ${personId} and document_type = 'resident-id'`.execute(db);
  return found.rows[0]?.cipher ?? null;
}

export type ContactRow = { readonly cipher: Buffer; readonly mask: string };

/** Of people who have none yet. */
export async function insertContacts(
  tx: Db,
  rows: readonly (Sealed & { readonly kind: 'phone' | 'email' })[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into identity.contact (person_id, kind, cipher, mask, changed_at)
    select new.*, ${at}::timestamptz
    from unnest(${arrayLiteral(rows.map((row) => row.personId))}::uuid[],
      ${arrayLiteral(rows.map((row) => row.kind))}::text[], ${rows.map((row) => row.cipher)}::bytea[],
      ${arrayLiteral(rows.map((row) => row.mask))}::text[]) as new`.execute(tx);
}

export async function putContact(
  tx: Db,
  row: { personId: PersonId; kind: 'phone' | 'email'; cipher: Buffer; mask: string; at: Date },
): Promise<void> {
  await sql`insert into identity.contact (person_id, kind, cipher, mask, changed_at)
    values (${row.personId}, ${row.kind}, ${row.cipher}, ${row.mask}, ${row.at})
    on conflict (person_id, kind) do update
    set cipher = excluded.cipher, mask = excluded.mask, verified_at = null,
      changed_at = excluded.changed_at`.execute(tx);
}

export async function removeContact(
  tx: Db,
  personId: PersonId,
  kind: 'phone' | 'email',
): Promise<void> {
  await sql`delete from identity.contact
    where person_id = ${personId} and kind = ${kind}`.execute(tx);
}

export async function contactOf(
  db: Db,
  personId: PersonId,
  kind: 'phone' | 'email',
): Promise<ContactRow | null> {
  const found = await sql<ContactRow>`select cipher, mask from identity.contact
    where person_id = ${personId} and kind = ${kind}`.execute(db);
  return found.rows[0] ?? null;
}

/** The lock that every change of one person's data takes first. */
export async function lockPersonRow(tx: Db, personId: PersonId): Promise<PersonRow | null> {
  const found = await sql<{
    person_id: PersonId;
    name: string;
    name_key: string;
    pinyin: string;
    initials: string;
  }>`select person_id, name, name_key, pinyin, initials from identity.person
    where person_id = ${personId} and merged_into is null for update`.execute(tx);
  const row = found.rows[0];
  if (!row) return null;
  return {
    personId: row.person_id,
    name: row.name,
    nameKey: row.name_key,
    pinyin: row.pinyin,
    initials: row.initials,
  };
}

export async function lockPersonRows(tx: Db, ids: readonly PersonId[]): Promise<void> {
  await sql`select from identity.person where person_id = any(${arrayLiteral(ids)}::uuid[])
    order by person_id for update`.execute(tx);
}

export type CardRow = {
  readonly person_id: PersonId;
  readonly name: string;
  readonly pinyin: string;
  readonly mask: string;
};

export async function cardRows(db: Db, ids: readonly PersonId[]): Promise<readonly CardRow[]> {
  const found = await sql<CardRow>`select p.person_id, p.name, p.pinyin, d.mask
    from identity.person p join identity.document d
      on d.person_id = p.person_id and d.document_type = 'resident-id'
    where p.person_id = any(${[...ids]}::uuid[])`.execute(db);
  return found.rows;
}

export async function contactMasks(
  db: Db,
  ids: readonly PersonId[],
): Promise<readonly { person_id: PersonId; kind: 'phone' | 'email'; mask: string }[]> {
  const found = await sql<{ person_id: PersonId; kind: 'phone' | 'email'; mask: string }>`
    select person_id, kind, mask from identity.contact
    where person_id = any(${[...ids]}::uuid[])`.execute(db);
  return found.rows;
}
