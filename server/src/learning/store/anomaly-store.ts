import { type Kysely, sql } from 'kysely';
import type { CaseId, Id, NodeId, PersonId } from '@jixu/kernel';
import { type Finding, STEP_MS, STEPS_MIN, type StudyRecord } from '../domain/anomalies.ts';
import type { EnrolmentId } from './study-store.ts';

type Db = Kysely<unknown>;
export type AnomalyId = Id<'anomaly'>;

/** What looked unlike study, and what a person made of it. */
export type Anomaly = {
  readonly personId: PersonId;
  readonly anomalyId: AnomalyId;
  readonly enrolmentId: EnrolmentId;
  readonly caseId: CaseId;
  readonly unitId: NodeId;
  readonly findings: readonly Finding[];
  readonly answer: string | null;
  readonly state: 'open' | 'cleared' | 'asked' | 'answered' | 'refused';
  readonly opinion: string | null;
  /** By chapter. */
  readonly doneDays: Readonly<Record<string, string>>;
  readonly foundAt: Date;
};

type Row = {
  readonly person_id: PersonId;
  readonly anomaly_id: AnomalyId;
  readonly enrolment_id: EnrolmentId;
  readonly case_id: CaseId;
  readonly unit_id: NodeId;
  readonly findings: readonly Finding[];
  readonly answer: string | null;
  readonly state: Anomaly['state'];
  readonly opinion: string | null;
  readonly done_days: Readonly<Record<string, string>>;
  readonly found_at: Date;
};

const columns = sql.raw(
  'person_id, anomaly_id, enrolment_id, case_id, unit_id, findings, answer, state, opinion, done_days, found_at',
);

function anomalyOf(row: Row): Anomaly {
  return {
    personId: row.person_id,
    anomalyId: row.anomaly_id,
    enrolmentId: row.enrolment_id,
    caseId: row.case_id,
    unitId: row.unit_id,
    findings: row.findings,
    answer: row.answer,
    state: row.state,
    opinion: row.opinion,
    doneDays: row.done_days,
    foundAt: row.found_at,
  };
}

export async function insertAnomaly(
  db: Db,
  of: Omit<Anomaly, 'state' | 'opinion' | 'doneDays' | 'foundAt'> & { readonly at: Date },
): Promise<void> {
  await sql`insert into learning.anomaly (person_id, anomaly_id, enrolment_id, case_id, unit_id, findings, answer,
      state, found_at)
    values (${of.personId}, ${of.anomalyId}, ${of.enrolmentId}, ${of.caseId}, ${of.unitId},
      ${JSON.stringify(of.findings)}::jsonb, ${of.answer}, 'open', ${of.at})`.execute(db);
}

/** The latest first. */
export async function anomaliesOf(
  db: Db,
  personId: PersonId,
  enrolmentId: EnrolmentId,
): Promise<readonly Anomaly[]> {
  const found = await sql<Row>`select ${columns} from learning.anomaly
    where person_id = ${personId} and enrolment_id = ${enrolmentId}
    order by found_at desc, anomaly_id desc`.execute(db);
  return found.rows.map(anomalyOf);
}

export async function anomalyById(
  db: Db,
  personId: PersonId,
  anomalyId: string,
): Promise<Anomaly | null> {
  const found = await sql<Row>`select ${columns} from learning.anomaly
    where person_id = ${personId} and anomaly_id = ${anomalyId}`.execute(db);
  const row = found.rows[0];
  return row ? anomalyOf(row) : null;
}

export async function anomalyByCase(
  db: Db,
  personId: PersonId,
  caseId: CaseId,
): Promise<Anomaly | null> {
  const found = await sql<Row>`select ${columns} from learning.anomaly
    where person_id = ${personId} and case_id = ${caseId}`.execute(db);
  const row = found.rows[0];
  return row ? anomalyOf(row) : null;
}

/** False: it was not in that state any more. */
export async function moveAnomaly(
  db: Db,
  of: {
    readonly personId: PersonId;
    readonly anomalyId: AnomalyId;
    readonly from: 'open' | 'asked';
    readonly to: 'cleared' | 'asked' | 'answered' | 'refused';
    readonly opinion: string | null;
    readonly doneDays?: Readonly<Record<string, string>>;
    readonly at: Date;
  },
): Promise<boolean> {
  const result = await sql`update learning.anomaly
    set state = ${of.to}, settled_at = ${of.at}, opinion = coalesce(${of.opinion}, opinion),
      done_days = ${JSON.stringify(of.doneDays ?? {})}::jsonb
    where person_id = ${of.personId} and anomaly_id = ${of.anomalyId} and state = ${of.from}`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

/** More than any course has: thirty hours in reports of ten seconds. */
const REPORTS_MAX = 20_000;

/** What there is to look at of one course since a person last looked. */
export async function studyRecordOf(
  db: Db,
  of: {
    readonly personId: PersonId;
    readonly enrolmentId: EnrolmentId;
    readonly since: Date | null;
  },
): Promise<StudyRecord> {
  const since = of.since ?? new Date(0);
  const reports = await sql<{
    session_id: string;
    started_at: Date;
    at: Date;
    from_ms: number;
    to_ms: number;
    credited_ms: number;
  }>`select b.session_id, s.started_at, b.at, b.from_ms, b.to_ms, b.credited_ms
    from learning.play_session s join learning.beat b
      on b.person_id = s.person_id and b.session_id = s.session_id
    where s.person_id = ${of.personId} and s.enrolment_id = ${of.enrolmentId} and b.at > ${since}
    order by b.at, b.seq limit ${REPORTS_MAX}`.execute(db);
  const first = reports.rows[0]?.at;
  const last = reports.rows.at(-1)?.at;
  const credits =
    first && last
      ? await sql<{ at: Date; credited_ms: number }>`select b.at, b.credited_ms
          from learning.play_session s join learning.beat b
            on b.person_id = s.person_id and b.session_id = s.session_id
          where s.person_id = ${of.personId} and s.last_at >= ${first} and b.at between ${first} and ${last}
          order by b.at limit ${REPORTS_MAX}`.execute(db)
      : { rows: [] };
  const answers = await sql<{ asked_at: Date; answered_at: Date }>`select asked_at, answered_at
    from learning.check_answer
    where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId} and answered_at > ${since}`.execute(
    db,
  );
  return {
    reports: reports.rows.map((row) => ({
      sessionId: row.session_id,
      startedAt: row.started_at.getTime(),
      at: row.at.getTime(),
      from: row.from_ms,
      to: row.to_ms,
      creditedMs: row.credited_ms,
    })),
    credits: credits.rows.map((row) => ({ at: row.at.getTime(), creditedMs: row.credited_ms })),
    answers: answers.rows.map((row) => ({
      askedAt: row.asked_at.getTime(),
      answeredAt: row.answered_at.getTime(),
    })),
    inStep: await othersInStep(db, { ...of, since }),
  };
}

/** Others on the same kind of device who began the same chapters at the same moments, time and again. */
async function othersInStep(
  db: Db,
  of: { readonly personId: PersonId; readonly enrolmentId: EnrolmentId; readonly since: Date },
): Promise<number> {
  const found = await sql<{ people: number }>`select count(*)::int as people from (
      select o.person_id from learning.play_session s join learning.play_session o
        on o.chapter_id = s.chapter_id and o.device = s.device and o.person_id <> s.person_id
          and o.started_at between s.started_at - ${STEP_MS} * interval '1 millisecond'
            and s.started_at + ${STEP_MS} * interval '1 millisecond'
      where s.person_id = ${of.personId} and s.enrolment_id = ${of.enrolmentId} and s.started_at > ${of.since}
      group by o.person_id having count(distinct s.session_id) >= ${STEPS_MIN}
    ) as others`.execute(db);
  return found.rows[0]?.people ?? 0;
}
