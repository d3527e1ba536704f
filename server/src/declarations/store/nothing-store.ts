import { type Kysely, type RawBuilder, sql } from 'kysely';
import { formatLocalDate, type LocalDate, type NodeId, type PersonId } from '@jixu/kernel';

type Db = Kysely<unknown>;

/** Saying it again is the same answer. */
export async function putNothing(
  tx: Db,
  of: { personId: PersonId; year: number; at: Date },
): Promise<void> {
  await sql`insert into declarations.nothing_declared (person_id, year, said_at)
    values (${of.personId}, ${of.year}, ${of.at}) on conflict do nothing`.execute(tx);
}

export async function removeNothing(
  tx: Db,
  of: { personId: PersonId; year: number },
): Promise<void> {
  await sql`delete from declarations.nothing_declared
    where person_id = ${of.personId} and year = ${of.year}`.execute(tx);
}

export type Nothing = { readonly year: number; readonly at: Date };

export async function nothingOf(db: Db, personId: PersonId): Promise<readonly Nothing[]> {
  const found = await sql<{ year: number; said_at: Date }>`select year, said_at
    from declarations.nothing_declared where person_id = ${personId} order by year desc`.execute(
    db,
  );
  return found.rows.map((row) => ({ year: row.year, at: row.said_at }));
}

export type NothingOfPerson = {
  readonly personId: PersonId;
  readonly name: string;
  readonly unitName: string;
  readonly at: Date;
};

/** Who in the units of a scope has said so for a year, by name. */
export async function nothingInUnits(
  db: Db,
  of: { units: RawBuilder<NodeId>; year: number; on: LocalDate; after: string; limit: number },
): Promise<readonly NothingOfPerson[]> {
  const on = formatLocalDate(of.on);
  const found = await sql<{ person_id: PersonId; name: string; unit_name: string; said_at: Date }>`
    select n.person_id, p.name, u.name as unit_name, n.said_at
    from organisations.pub_membership m
      join declarations.nothing_declared n on n.person_id = m.person_id and n.year = ${of.year}
      join identity.pub_person p on p.person_id = m.person_id
      join organisations.pub_unit u on u.node_id = m.unit_id
    where m.unit_id in (${of.units}) and m.from_on <= ${on}::date
      and (m.to_on is null or m.to_on > ${on}::date) and n.person_id > ${of.after}::uuid
    order by n.person_id limit ${of.limit}`.execute(db);
  return found.rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    unitName: row.unit_name,
    at: row.said_at,
  }));
}
