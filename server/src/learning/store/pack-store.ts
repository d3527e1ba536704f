import { type Kysely, sql } from 'kysely';
import type { NodeId, PersonId } from '@jixu/kernel';
import type { CourseId } from '../domain/course.ts';
import type { CoursePack, PackId } from '../domain/pack.ts';

type Db = Kysely<unknown>;

type PackRow = {
  readonly pack_id: PackId;
  readonly node_id: NodeId;
  readonly place_id: NodeId;
  readonly title: string;
  readonly summary: string;
  readonly category: string;
  readonly amount: CoursePack['amount'];
  readonly course_ids: CourseId[];
  readonly price_fen: number;
  readonly pay_how: string;
  readonly state: CoursePack['state'];
  readonly revision: number;
  readonly changed_at: Date;
};

function packOf(row: PackRow): CoursePack {
  return {
    packId: row.pack_id,
    nodeId: row.node_id,
    placeId: row.place_id,
    title: row.title,
    summary: row.summary,
    category: row.category,
    amount: row.amount,
    courseIds: row.course_ids,
    priceFen: row.price_fen,
    payHow: row.pay_how,
    state: row.state,
    revision: row.revision,
    changedAt: row.changed_at,
  };
}

export async function packById(db: Db, packId: PackId): Promise<CoursePack | null> {
  const found = await sql<PackRow>`select * from learning.pack where pack_id = ${packId}`.execute(
    db,
  );
  const row = found.rows[0];
  return row ? packOf(row) : null;
}

/** False: there is a pack of this id already. */
export async function insertPack(
  db: Db,
  of: Omit<CoursePack, 'state' | 'revision' | 'changedAt'> & { by: PersonId; at: Date },
): Promise<boolean> {
  const result =
    await sql`insert into learning.pack (pack_id, node_id, place_id, title, summary, category, amount, course_ids,
      price_fen, pay_how, state, revision, edited_by, changed_at)
    values (${of.packId}, ${of.nodeId}, ${of.placeId}, ${of.title}, ${of.summary}, ${of.category},
      ${JSON.stringify(of.amount)}, ${[...of.courseIds]}::uuid[], ${of.priceFen}, ${of.payHow}, 'draft', 1, ${of.by}, ${of.at})
    on conflict (pack_id) do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

/** False: somebody else changed it meanwhile, or it is offered. */
export async function savePackRow(
  db: Db,
  of: Pick<
    CoursePack,
    'packId' | 'title' | 'summary' | 'category' | 'amount' | 'courseIds' | 'priceFen' | 'payHow'
  > & {
    revision: number;
    by: PersonId;
    at: Date;
  },
): Promise<boolean> {
  const result = await sql`update learning.pack
    set title = ${of.title}, summary = ${of.summary}, category = ${of.category},
      amount = ${JSON.stringify(of.amount)}, course_ids = ${[...of.courseIds]}::uuid[],
      price_fen = ${of.priceFen}, pay_how = ${of.payHow}, revision = revision + 1, edited_by = ${of.by}, changed_at = ${of.at}
    where pack_id = ${of.packId} and revision = ${of.revision} and state = 'draft'`.execute(db);
  return result.numAffectedRows === 1n;
}

/** False: it is not in the state that it is moved from. */
export async function movePack(
  db: Db,
  of: {
    packId: PackId;
    from: CoursePack['state'];
    to: CoursePack['state'];
    by: PersonId;
    at: Date;
  },
): Promise<boolean> {
  const result = await sql`update learning.pack
    set state = ${of.to}, revision = revision + 1, edited_by = ${of.by}, changed_at = ${of.at}
    where pack_id = ${of.packId} and state = ${of.from}`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function packsKept(
  db: Db,
  nodeIds: readonly NodeId[],
  limit: number,
): Promise<readonly (CoursePack & { readonly chosen: number })[]> {
  const found = await sql<PackRow & { chosen: number }>`select p.*,
      (select count(*)::int from learning.pack_choice c where c.pack_id = p.pack_id) as chosen
    from learning.pack p where p.node_id = any(${[...nodeIds]}::uuid[])
    order by p.changed_at desc, p.pack_id limit ${limit}`.execute(db);
  return found.rows.map((row) => ({ ...packOf(row), chosen: row.chosen }));
}

export async function packsOffered(
  db: Db,
  placeIds: readonly NodeId[],
  limit: number,
): Promise<readonly CoursePack[]> {
  const found = await sql<PackRow>`select * from learning.pack
    where place_id = any(${[...placeIds]}::uuid[]) and state = 'offered'
    order by (amount ->> 'value')::numeric, title, pack_id limit ${limit}`.execute(db);
  return found.rows.map(packOf);
}

/** A pack as it was on the day it was chosen. */
export type PackChoice = Pick<CoursePack, 'packId' | 'title' | 'amount' | 'courseIds'> & {
  readonly chosenAt: Date;
  /** One with a price is had once it is paid. */
  readonly state: 'chosen' | 'awaiting-payment';
};

export async function choicesOf(db: Db, personId: PersonId): Promise<readonly PackChoice[]> {
  const found = await sql<
    Pick<PackRow, 'pack_id' | 'title' | 'amount' | 'course_ids'> & {
      chosen_at: Date;
      state: PackChoice['state'];
    }
  >`select pack_id, title, amount, course_ids, chosen_at, state from learning.pack_choice
    where person_id = ${personId} order by chosen_at desc`.execute(db);
  return found.rows.map((row) => ({
    packId: row.pack_id,
    title: row.title,
    amount: row.amount,
    courseIds: row.course_ids,
    chosenAt: row.chosen_at,
    state: row.state,
  }));
}

export async function insertChoice(
  db: Db,
  of: Omit<PackChoice, 'chosenAt'> & { personId: PersonId; at: Date },
): Promise<void> {
  await sql`insert into learning.pack_choice (person_id, pack_id, title, amount, course_ids, state,
      chosen_at)
    values (${of.personId}, ${of.packId}, ${of.title}, ${JSON.stringify(of.amount)},
      ${[...of.courseIds]}::uuid[], ${of.state}, ${of.at})`.execute(db);
}

/** It was paid. False: it was given back meanwhile. */
export async function openChoice(
  db: Db,
  of: { personId: PersonId; packId: PackId },
): Promise<boolean> {
  const result = await sql`update learning.pack_choice set state = 'chosen'
    where person_id = ${of.personId} and pack_id = ${of.packId} and state = 'awaiting-payment'`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

export async function removeChoice(
  db: Db,
  of: { personId: PersonId; packId: PackId },
): Promise<boolean> {
  const result = await sql`delete from learning.pack_choice
    where person_id = ${of.personId} and pack_id = ${of.packId}`.execute(db);
  return result.numAffectedRows === 1n;
}
