import type { CaseId, PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { AttemptKey } from './attempt-store.ts';

type Db = Kysely<unknown>;
export type AppealKey = { readonly personId: PersonId; readonly appealId: string };
export type ResultAppeal = AppealKey & {
  readonly attemptId: string;
  readonly offeringId: string;
  readonly caseId: CaseId;
  readonly text: string;
  readonly state: 'open' | 'granted' | 'refused';
  readonly pointsBefore: number;
  readonly pointsAfter: number | null;
  readonly madeAt: Date;
};
type Row = {
  readonly person_id: PersonId;
  readonly appeal_id: string;
  readonly attempt_id: string;
  readonly offering_id: string;
  readonly case_id: CaseId;
  readonly text: string;
  readonly state: ResultAppeal['state'];
  readonly points_before: number;
  readonly points_after: number | null;
  readonly made_at: Date;
};
const COLUMNS = sql`person_id, appeal_id, attempt_id, offering_id, case_id, text, state, points_before, points_after,
  made_at`;

async function one(db: Db, where: ReturnType<typeof sql>): Promise<ResultAppeal | null> {
  const found = await sql<Row>`select ${COLUMNS} from assessment.appeal where ${where}`.execute(db);
  const row = found.rows[0];
  return row
    ? {
        personId: row.person_id,
        appealId: row.appeal_id,
        attemptId: row.attempt_id,
        offeringId: row.offering_id,
        caseId: row.case_id,
        text: row.text,
        state: row.state,
        pointsBefore: row.points_before,
        pointsAfter: row.points_after,
        madeAt: row.made_at,
      }
    : null;
}

export const appealByKey = (db: Db, key: AppealKey) =>
  one(db, sql`person_id = ${key.personId} and appeal_id = ${key.appealId}`);
export const appealOfAttempt = (db: Db, key: AttemptKey) =>
  one(db, sql`person_id = ${key.personId} and attempt_id = ${key.attemptId}`);
export const appealByCase = (db: Db, personId: PersonId, caseId: CaseId) =>
  one(db, sql`person_id = ${personId} and case_id = ${caseId}`);

/** False: the attempt was contested before. */
export async function insertAppeal(
  db: Db,
  of: Omit<ResultAppeal, 'state' | 'pointsAfter' | 'madeAt'> & { readonly at: Date },
): Promise<boolean> {
  const put =
    await sql`insert into assessment.appeal (person_id, appeal_id, attempt_id, offering_id, case_id, text, state,
      points_before, made_at)
    values (${of.personId}, ${of.appealId}, ${of.attemptId}, ${of.offeringId}, ${of.caseId}, ${of.text}, 'open',
      ${of.pointsBefore}, ${of.at})
    on conflict do nothing`.execute(db);
  return put.numAffectedRows === 1n;
}

export async function settleAppeal(
  db: Db,
  key: AppealKey,
  of: {
    readonly to: 'granted' | 'refused';
    readonly pointsAfter: number | null;
    readonly at: Date;
  },
): Promise<boolean> {
  const result =
    await sql`update assessment.appeal set state = ${of.to}, points_after = ${of.pointsAfter},
      settled_at = ${of.at}
    where person_id = ${key.personId} and appeal_id = ${key.appealId} and state = 'open'`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}

export type AppealMark = {
  readonly place: number;
  readonly points: number;
  readonly note: string;
  readonly byId: PersonId;
};

export async function appealMarksOf(db: Db, key: AppealKey): Promise<readonly AppealMark[]> {
  const found = await sql<{ place: number; points: number; note: string; by_id: PersonId }>`
    select place, points, note, by_id from assessment.appeal_mark
    where person_id = ${key.personId} and appeal_id = ${key.appealId} order by place`.execute(db);
  return found.rows.map((row) => ({
    place: row.place,
    points: row.points,
    note: row.note,
    byId: row.by_id,
  }));
}

/** What was thought of a place before is thought anew. */
export async function putAppealMark(
  db: Db,
  key: AppealKey,
  of: AppealMark & { readonly at: Date },
): Promise<void> {
  await sql`insert into assessment.appeal_mark (person_id, appeal_id, place, points, note, by_id, at)
    values (${key.personId}, ${key.appealId}, ${of.place}, ${of.points}, ${of.note}, ${of.byId}, ${of.at})
    on conflict (person_id, appeal_id, place) do update set points = excluded.points, note = excluded.note,
      by_id = excluded.by_id, at = excluded.at`.execute(db);
}
