import { type Kysely, sql } from 'kysely';
import type { PersonId } from '@jixu/kernel';
import type { TestOut } from '../domain/test-out.ts';
import type { EnrolmentId } from './study-store.ts';

type Db = Kysely<unknown>;
type Of = { readonly personId: PersonId; readonly enrolmentId: EnrolmentId };

type TestOutRow = {
  readonly test_id: string;
  readonly chapter_id: string;
  readonly try: number;
  readonly questions: string[];
  readonly right_needed: number;
  readonly ends_at: Date;
  readonly handed_in_at: Date | null;
  readonly passed: boolean | null;
};

export async function testsOf(db: Db, of: Of): Promise<readonly TestOut[]> {
  const found =
    await sql<TestOutRow>`select test_id, chapter_id, try, questions, right_needed, ends_at,
      handed_in_at, passed
    from learning.test_out where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId}
    order by begun_at`.execute(db);
  return found.rows.map((row) => ({
    testId: row.test_id,
    chapterId: row.chapter_id,
    try: row.try,
    questions: row.questions,
    rightNeeded: row.right_needed,
    endsAt: row.ends_at,
    handedInAt: row.handed_in_at,
    passed: row.passed,
  }));
}

export async function insertTest(db: Db, of: Of & TestOut & { readonly at: Date }): Promise<void> {
  await sql`insert into learning.test_out (person_id, test_id, enrolment_id, chapter_id, try, questions,
      right_needed, begun_at, ends_at)
    values (${of.personId}, ${of.testId}, ${of.enrolmentId}, ${of.chapterId}, ${of.try},
      ${[...of.questions]}::uuid[], ${of.rightNeeded}, ${of.at}, ${of.endsAt})`.execute(db);
}

/** False: it was handed in before. */
export async function endTest(
  db: Db,
  of: Of & {
    readonly testId: string;
    readonly answers: readonly (number | null)[];
    readonly right: number;
    readonly passed: boolean;
    readonly at: Date;
  },
): Promise<boolean> {
  const result = await sql`update learning.test_out set answers = ${[...of.answers]}::integer[],
      right_count = ${of.right}, passed = ${of.passed}, handed_in_at = ${of.at}
    where person_id = ${of.personId} and test_id = ${of.testId} and handed_in_at is null`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}
