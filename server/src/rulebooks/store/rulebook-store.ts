import { type Kysely, sql } from 'kysely';
import type { NodeId, PersonId } from '@jixu/kernel';

export type EditionRow = {
  readonly pack_id: string;
  readonly version: string;
  readonly first_on: string;
  readonly hash: string;
  readonly source: string;
};

export type AdoptionRow = {
  readonly adoption_id: string;
  readonly node_id: NodeId;
  readonly pack_id: string;
  readonly number_prefix: string;
  readonly parameters: Record<string, string>;
  readonly readings: Record<string, string>;
  readonly from_on: string;
  readonly to_on: string | null;
};

export async function editions(db: Kysely<unknown>): Promise<readonly EditionRow[]> {
  const found = await sql<EditionRow>`select pack_id, version, first_on, hash, source
    from rulebooks.edition order by pack_id, first_on, published_at`.execute(db);
  return found.rows;
}

export async function insertEdition(
  db: Kysely<unknown>,
  row: EditionRow & { publishedAt: Date; publishedBy: PersonId | null },
): Promise<void> {
  await sql`insert into rulebooks.edition (pack_id, version, first_on, hash, source, published_at, published_by)
    values (${row.pack_id}, ${row.version}, ${row.first_on}, ${row.hash}, ${row.source}, ${row.publishedAt},
      ${row.publishedBy})`.execute(db);
}

export async function adoptionsOf(
  db: Kysely<unknown>,
  nodeIds: readonly NodeId[],
  on: string,
): Promise<readonly AdoptionRow[]> {
  const found =
    await sql<AdoptionRow>`select adoption_id, node_id, pack_id, number_prefix, parameters, readings,
      from_on, to_on from rulebooks.adoption
    where node_id = any(${[...nodeIds]}::uuid[]) and from_on <= ${on}::date and (to_on is null or to_on > ${on}::date)`.execute(
      db,
    );
  return found.rows;
}

export async function insertAdoption(
  db: Kysely<unknown>,
  row: {
    adoptionId: string;
    nodeId: NodeId;
    packId: string;
    numberPrefix: string;
    parameters: Record<string, string>;
    readings: Record<string, string>;
    fromOn: string;
  },
): Promise<void> {
  await sql`insert into rulebooks.adoption (adoption_id, node_id, pack_id, number_prefix, parameters, readings, from_on)
    values (${row.adoptionId}, ${row.nodeId}, ${row.packId}, ${row.numberPrefix}, ${JSON.stringify(row.parameters)},
      ${JSON.stringify(row.readings)}, ${row.fromOn})`.execute(db);
}
