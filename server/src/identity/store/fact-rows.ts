import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { PersonId } from '@jixu/kernel';
import { arrayLiteral } from '../../platform/db/array-literal.ts';
import type { FactKind, FactValue, StoredFact } from '../domain/facts.ts';

type Db = Kysely<unknown>;
type Row = {
  readonly person_id: PersonId;
  readonly fact_id: string;
  readonly kind: FactKind;
  readonly value: FactValue;
  readonly from_on: string;
};

export async function currentFacts(
  db: Db,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, StoredFact[]>> {
  const found = await sql<Row>`select person_id, fact_id, kind, value, from_on from identity.fact
    where person_id = any(${[...ids]}::uuid[]) and superseded_at is null
    order by person_id, from_on, learned_at, fact_id`.execute(db);
  const facts = new Map<PersonId, StoredFact[]>(ids.map((id) => [id, []]));
  for (const row of found.rows) {
    facts.get(row.person_id)?.push(storedFact(row));
  }
  return facts;
}

export async function insertFact(
  tx: Db,
  personId: PersonId,
  fact: StoredFact,
  learnedAt: Date,
): Promise<void> {
  await sql`insert into identity.fact (person_id, fact_id, kind, value, from_on, learned_at)
    values (${personId}, ${fact.factId}, ${fact.kind}, ${JSON.stringify(fact.value)},
      ${fact.fromOn}, ${learnedAt})`.execute(tx);
}

export async function insertFacts(
  tx: Db,
  rows: readonly { readonly personId: PersonId; readonly fact: StoredFact }[],
  learnedAt: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const column = (pick: (fact: StoredFact) => string) =>
    arrayLiteral(rows.map((row) => pick(row.fact)));
  await sql`insert into identity.fact (person_id, fact_id, kind, value, from_on, learned_at)
    select new.*, ${learnedAt}::timestamptz
    from unnest(${arrayLiteral(rows.map((row) => row.personId))}::uuid[],
      ${column((fact) => fact.factId)}::uuid[], ${column((fact) => fact.kind)}::text[],
      ${column((fact) => JSON.stringify(fact.value))}::jsonb[],
      ${column((fact) => fact.fromOn)}::date[]) as new`.execute(tx);
}

/** How many were still current. */
export async function supersedeFacts(
  tx: Db,
  personId: PersonId,
  ids: readonly string[],
  at: Date,
): Promise<bigint> {
  if (ids.length === 0) return 0n;
  const done = await sql`update identity.fact set superseded_at = ${at}
    where person_id = ${personId} and fact_id = any(${[...ids]}::uuid[])
      and superseded_at is null`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

export async function factsById(
  db: Db,
  personId: PersonId,
  ids: readonly string[],
): Promise<readonly StoredFact[]> {
  const found = await sql<Row>`select person_id, fact_id, kind, value, from_on from identity.fact
    where person_id = ${personId} and fact_id = any(${[...ids]}::uuid[])`.execute(db);
  return found.rows.map(storedFact);
}

function storedFact(row: Row): StoredFact {
  return { factId: row.fact_id, kind: row.kind, value: row.value, fromOn: row.from_on };
}
