import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { NodeId, PersonId } from '@jixu/kernel';

export type EditionRow = {
  readonly pack_id: string;
  readonly version: string;
  readonly first_on: string;
  readonly hash: string;
  readonly source: string;
  readonly published_by: PersonId | null;
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
  /** Texts of the pack in the database, as this statement sees it. */
  readonly editions: number;
};

const ADOPTION =
  sql.raw(`a.adoption_id, a.node_id, a.pack_id, a.number_prefix, a.parameters, a.readings, a.from_on,
  a.to_on, (select count(*)::int from rulebooks.edition e where e.pack_id = a.pack_id) as editions`);

export async function editions(db: Kysely<unknown>): Promise<readonly EditionRow[]> {
  const found = await sql<EditionRow>`select pack_id, version, first_on, hash, source, published_by
    from rulebooks.edition order by pack_id, published_at, first_on`.execute(db);
  return found.rows;
}

/** False: another text has this version already, or the very same. Editions are never changed. */
export async function insertEdition(
  db: Kysely<unknown>,
  row: Omit<EditionRow, 'published_by'> & { publishedAt: Date; publishedBy: PersonId | null },
): Promise<boolean> {
  const result =
    await sql`insert into rulebooks.edition (pack_id, version, first_on, hash, source, published_at, published_by)
    values (${row.pack_id}, ${row.version}, ${row.first_on}, ${row.hash}, ${row.source}, ${row.publishedAt},
      ${row.publishedBy}) on conflict do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function adoptionsOf(
  db: Kysely<unknown>,
  nodeIds: readonly NodeId[],
  on: string,
): Promise<readonly AdoptionRow[]> {
  const found = await sql<AdoptionRow>`select ${ADOPTION} from rulebooks.adoption a
    where a.node_id = any(${[...nodeIds]}::uuid[]) and ${inForce(on)}`.execute(db);
  return found.rows;
}

function inForce(on: string) {
  return sql`a.from_on <= ${on}::date and (a.to_on is null or a.to_on > ${on}::date)`;
}

/** Places where a pack is in force. */
export async function adoptionsOfPack(
  db: Kysely<unknown>,
  packId: string,
  on: string,
): Promise<readonly AdoptionRow[]> {
  const found = await sql<AdoptionRow>`select ${ADOPTION} from rulebooks.adoption a
    where a.pack_id = ${packId} and ${inForce(on)} order by a.node_id`.execute(db);
  return found.rows;
}

/** In force or not: what a trial was compared with stays readable. */
export async function adoptionById(
  db: Kysely<unknown>,
  adoptionId: string,
): Promise<AdoptionRow | null> {
  const found = await sql<AdoptionRow>`select ${ADOPTION} from rulebooks.adoption a
    where a.adoption_id = ${adoptionId}`.execute(db);
  return found.rows[0] ?? null;
}

/** Is a pack in force at a node that is none of these? */
export async function adoptedElsewhere(
  db: Kysely<unknown>,
  of: {
    packId: string;
    nodes: RawBuilder<NodeId>;
    besides: readonly NodeId[];
    on: string;
  },
): Promise<boolean> {
  const found = await sql<{ elsewhere: boolean }>`select exists (
    select 1 from rulebooks.adoption a where a.pack_id = ${of.packId} and ${inForce(of.on)}
      and a.node_id not in (${of.nodes}) and a.node_id <> all(${[...of.besides]}::uuid[])) as elsewhere`.execute(
    db,
  );
  return found.rows[0]?.elsewhere === true;
}

export async function isAmong(
  db: Kysely<unknown>,
  nodeId: NodeId,
  nodes: RawBuilder<NodeId>,
): Promise<boolean> {
  const found = await sql<{
    inside: boolean;
  }>`select ${nodeId}::uuid in (${nodes}) as inside`.execute(db);
  return found.rows[0]?.inside === true;
}

/** Adoptions in force among these nodes, paged by node. */
export async function adoptionsAmong(
  db: Kysely<unknown>,
  of: {
    nodes: RawBuilder<NodeId>;
    besides: readonly NodeId[];
    on: string;
    after: NodeId | null;
    limit: number;
  },
): Promise<readonly AdoptionRow[]> {
  const found = await sql<AdoptionRow>`select ${ADOPTION} from rulebooks.adoption a
    where (a.node_id in (${of.nodes}) or a.node_id = any(${[...of.besides]}::uuid[])) and ${inForce(of.on)}
      ${of.after === null ? sql`` : sql`and a.node_id > ${of.after}::uuid`}
    order by a.node_id limit ${of.limit}`.execute(db);
  return found.rows;
}

/** False: another adoption took its place meanwhile. */
export async function endAdoption(
  db: Kysely<unknown>,
  adoptionId: string,
  toOn: string,
): Promise<boolean> {
  const result = await sql`update rulebooks.adoption set to_on = greatest(from_on, ${toOn}::date)
    where adoption_id = ${adoptionId} and to_on is null`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function putExamples(
  db: Kysely<unknown>,
  files: readonly { readonly packId: string; readonly file: string; readonly text: string }[],
): Promise<void> {
  await sql`insert into rulebooks.example (pack_id, file, source)
    select * from unnest(${files.map((one) => one.packId)}::text[], ${files.map((one) => one.file)}::text[],
      ${files.map((one) => one.text)}::text[])
    on conflict (pack_id, file) do update set source = excluded.source`.execute(db);
}

export async function examplesOf(
  db: Kysely<unknown>,
  packId: string,
): Promise<readonly { readonly file: string; readonly source: string }[]> {
  const found = await sql<{ file: string; source: string }>`select file, source
    from rulebooks.example where pack_id = ${packId} order by file`.execute(db);
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
