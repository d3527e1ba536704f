import type { CaseId, NodeId, PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';

type Words = { readonly 'zh-CN': string; readonly en: string };

/** What a notice says of a case. */
export type CaseLine = {
  readonly number: string;
  readonly title: string;
  /** Null: the case decides none. */
  readonly hours: string | null;
  /** hour or credit, as the rulebook counts. */
  readonly unit: string;
  readonly steps: readonly { readonly label: Words; readonly effect: string }[];
};

export async function caseLine(
  db: Kysely<unknown>,
  subjectId: PersonId,
  caseId: CaseId,
): Promise<CaseLine | null> {
  const found = await sql<{
    number: string;
    summary: { title?: string; hours?: string | null; unit?: string };
    route: { steps: { label: Words; effect: string }[] };
  }>`select number, summary, route from review.pub_case
    where subject_id = ${subjectId} and case_id = ${caseId}`.execute(db);
  const row = found.rows[0];
  if (!row) return null;
  return {
    number: row.number,
    title: row.summary.title ?? '',
    hours: row.summary.hours ?? null,
    unit: row.summary.unit ?? 'hour',
    steps: row.route.steps.map(({ label, effect }) => ({ label, effect })),
  };
}

/** Where a case waits, and until when. */
export async function openTask(
  db: Kysely<unknown>,
  subjectId: PersonId,
  caseId: CaseId,
): Promise<{ officeId: NodeId; dueOn: string | null; silentOn: string | null } | null> {
  const found = await sql<{ office_id: NodeId; due_on: string | null; silent_on: string | null }>`
    select office_id, due_on, silent_on from review.pub_task
    where subject_id = ${subjectId} and case_id = ${caseId} and state = 'open'
    order by step_index limit 1`.execute(db);
  const row = found.rows[0];
  return row ? { officeId: row.office_id, dueOn: row.due_on, silentOn: row.silent_on } : null;
}

/** The words of whoever decided this step last. */
export async function opinionAt(
  db: Kysely<unknown>,
  of: { subjectId: PersonId; caseId: CaseId; stepIndex: number; outcome: string },
): Promise<string | null> {
  const found = await sql<{ opinion: string | null }>`select opinion from review.pub_decision
    where subject_id = ${of.subjectId} and case_id = ${of.caseId} and step_index = ${of.stepIndex}
      and outcome = ${of.outcome} order by at desc limit 1`.execute(db);
  return found.rows[0]?.opinion ?? null;
}
