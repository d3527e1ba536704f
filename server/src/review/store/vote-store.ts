import { type Kysely, sql } from 'kysely';
import type { CaseId, PersonId, TaskId } from '@jixu/kernel';
import type { Vote } from '../domain/tally.ts';

export async function insertVote(
  db: Kysely<unknown>,
  vote: Vote & {
    readonly subjectId: PersonId;
    readonly caseId: CaseId;
    readonly voteId: string;
    readonly caseVersion: number;
    readonly operationId: string;
  },
): Promise<void> {
  await sql`insert into review.vote (subject_id, vote_id, case_id, task_id, step_index, outcome, opinion, items, fields,
      voter_id, case_version, operation_id, at)
    values (${vote.subjectId}, ${vote.voteId}, ${vote.caseId}, ${vote.taskId}, ${vote.stepIndex}, ${vote.outcome},
      ${vote.opinion}, ${JSON.stringify(vote.items)}, ${JSON.stringify(vote.fields)}, ${vote.voterId},
      ${vote.caseVersion}, ${vote.operationId}, ${vote.at})`.execute(db);
}

export async function votesOf(
  db: Kysely<unknown>,
  subjectId: PersonId,
  caseId: CaseId,
): Promise<readonly Vote[]> {
  const found = await sql<{
    task_id: TaskId;
    step_index: number;
    outcome: Vote['outcome'];
    opinion: string | null;
    items: readonly string[];
    fields: Readonly<Record<string, string>>;
    voter_id: PersonId;
    at: Date;
  }>`select task_id, step_index, outcome, opinion, items, fields, voter_id, at from review.vote
    where subject_id = ${subjectId} and case_id = ${caseId} order by at, vote_id`.execute(db);
  return found.rows.map((row) => ({
    taskId: row.task_id,
    stepIndex: row.step_index,
    outcome: row.outcome,
    opinion: row.opinion,
    items: row.items,
    fields: row.fields,
    voterId: row.voter_id,
    at: row.at,
  }));
}
