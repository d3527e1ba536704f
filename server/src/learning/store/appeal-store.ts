import { type Kysely, sql } from 'kysely';
import type { CaseId, PersonId } from '@jixu/kernel';
import { formatRanges, parseRanges, type Ranges } from '../domain/ranges.ts';
import type { EnrolmentId } from './study-store.ts';

type Db = Kysely<unknown>;

/** A person asks for time that was not credited (申诉). */
export type Appeal = {
  readonly personId: PersonId;
  readonly appealId: string;
  readonly enrolmentId: EnrolmentId;
  readonly chapterId: string;
  readonly text: string;
  readonly intervals: Ranges;
  readonly state: 'open' | 'granted' | 'refused';
  readonly caseId: CaseId;
  readonly madeAt: Date;
};

type AppealRow = {
  readonly person_id: PersonId;
  readonly appeal_id: string;
  readonly enrolment_id: EnrolmentId;
  readonly chapter_id: string;
  readonly text: string;
  readonly intervals: string;
  readonly state: Appeal['state'];
  readonly case_id: CaseId;
  readonly made_at: Date;
};

const columns = sql.raw(
  'person_id, appeal_id, enrolment_id, chapter_id, text, intervals::text, state, case_id, made_at',
);

function appealOf(row: AppealRow): Appeal {
  return {
    personId: row.person_id,
    appealId: row.appeal_id,
    enrolmentId: row.enrolment_id,
    chapterId: row.chapter_id,
    text: row.text,
    intervals: parseRanges(row.intervals),
    state: row.state,
    caseId: row.case_id,
    madeAt: row.made_at,
  };
}

export async function openAppealOf(
  db: Db,
  of: { personId: PersonId; enrolmentId: EnrolmentId; chapterId: string },
): Promise<boolean> {
  const found = await sql`select 1 from learning.appeal where person_id = ${of.personId}
    and enrolment_id = ${of.enrolmentId} and chapter_id = ${of.chapterId} and state = 'open'`.execute(
    db,
  );
  return found.rows.length > 0;
}

export async function insertAppeal(
  db: Db,
  of: Omit<Appeal, 'state' | 'madeAt'> & { at: Date },
): Promise<void> {
  await sql`insert into learning.appeal (person_id, appeal_id, enrolment_id, chapter_id, case_id, text, intervals,
      state, made_at)
    values (${of.personId}, ${of.appealId}, ${of.enrolmentId}, ${of.chapterId}, ${of.caseId}, ${of.text},
      ${formatRanges(of.intervals)}::int4multirange, 'open', ${of.at})`.execute(db);
}

export async function appealByCase(
  db: Db,
  personId: PersonId,
  caseId: CaseId,
): Promise<Appeal | null> {
  const found = await sql<AppealRow>`select ${columns} from learning.appeal
    where person_id = ${personId} and case_id = ${caseId}`.execute(db);
  const row = found.rows[0];
  return row ? appealOf(row) : null;
}

export async function appealsOf(
  db: Db,
  personId: PersonId,
  enrolmentId: EnrolmentId,
): Promise<readonly Appeal[]> {
  const found = await sql<AppealRow>`select ${columns} from learning.appeal
    where person_id = ${personId} and enrolment_id = ${enrolmentId} order by made_at desc`.execute(
    db,
  );
  return found.rows.map(appealOf);
}

export async function settleAppeal(
  db: Db,
  of: { personId: PersonId; appealId: string; to: 'granted' | 'refused'; at: Date },
): Promise<boolean> {
  const result = await sql`update learning.appeal set state = ${of.to}, settled_at = ${of.at}
    where person_id = ${of.personId} and appeal_id = ${of.appealId} and state = 'open'`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function appealById(
  db: Db,
  personId: PersonId,
  appealId: string,
): Promise<Appeal | null> {
  const found = await sql<AppealRow>`select ${columns} from learning.appeal
    where person_id = ${personId} and appeal_id = ${appealId}`.execute(db);
  const row = found.rows[0];
  return row ? appealOf(row) : null;
}
