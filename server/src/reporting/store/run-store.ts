import type { PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { Acting, ReminderRun, RunFilter, RunState } from '../domain/reminder-run.ts';

export type RunKey = { readonly personId: PersonId; readonly runId: string };

type Row = {
  readonly person_id: PersonId;
  readonly run_id: string;
  readonly acting: Acting;
  readonly filter: RunFilter;
  readonly state: RunState;
  readonly after_id: PersonId | null;
  readonly total: number;
  readonly reminded: number;
  readonly skipped: number;
  readonly skipped_ids: readonly PersonId[];
  readonly started_at: Date;
};

const COLUMNS = sql`person_id, run_id, acting, filter, state, after_id, total, reminded, skipped, skipped_ids, started_at`;

function runOf(row: Row): ReminderRun {
  return {
    personId: row.person_id,
    runId: row.run_id,
    acting: row.acting,
    filter: row.filter,
    state: row.state,
    afterId: row.after_id,
    total: row.total,
    reminded: row.reminded,
    skipped: row.skipped,
    skippedIds: row.skipped_ids,
    startedAt: row.started_at,
  };
}

/** False: there is a run of that id already. */
export async function insertRun(
  db: Kysely<unknown>,
  run: RunKey & { acting: Acting; filter: RunFilter; total: number; at: Date },
): Promise<boolean> {
  const result = await sql`insert into reporting.reminder_run
      (person_id, run_id, acting, filter, state, total, started_at, changed_at)
    values (${run.personId}, ${run.runId}, ${JSON.stringify(run.acting)}, ${JSON.stringify(run.filter)}, 'running',
      ${run.total}, ${run.at}, ${run.at})
    on conflict (person_id, run_id) do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function runByKey(
  db: Kysely<unknown>,
  key: RunKey,
  options: { lock?: boolean } = {},
): Promise<ReminderRun | null> {
  const found = await sql<Row>`select ${COLUMNS} from reporting.reminder_run
    where person_id = ${key.personId} and run_id = ${key.runId}
    ${options.lock ? sql`for update` : sql``}`.execute(db);
  const row = found.rows[0];
  return row ? runOf(row) : null;
}

/** The caller's run that is under way, or the last one. */
export async function newestRun(
  db: Kysely<unknown>,
  personId: PersonId,
): Promise<ReminderRun | null> {
  const found = await sql<Row>`select ${COLUMNS} from reporting.reminder_run
    where person_id = ${personId} order by started_at desc, run_id desc limit 1`.execute(db);
  const row = found.rows[0];
  return row ? runOf(row) : null;
}

/** Under the lock of the row. */
export async function changeRun(
  db: Kysely<unknown>,
  key: RunKey,
  to: Partial<Pick<ReminderRun, 'afterId' | 'reminded' | 'skipped' | 'skippedIds'>> & {
    state?: RunState;
    at: Date;
  },
): Promise<boolean> {
  const skippedIds = to.skippedIds === undefined ? null : [...to.skippedIds];
  const result = await sql`update reporting.reminder_run set changed_at = ${to.at},
      state = coalesce(${to.state ?? null}, state), after_id = coalesce(${to.afterId ?? null}::uuid, after_id),
      reminded = coalesce(${to.reminded ?? null}::int, reminded),
      skipped = coalesce(${to.skipped ?? null}::int, skipped),
      skipped_ids = coalesce(${skippedIds}::uuid[], skipped_ids)
    where person_id = ${key.personId} and run_id = ${key.runId} and state = 'running'`.execute(db);
  return result.numAffectedRows === 1n;
}

/** Runs whose worker has died: nothing has moved since. */
export async function stalledRuns(
  db: Kysely<unknown>,
  before: Date,
  limit: number,
): Promise<readonly RunKey[]> {
  const found = await sql<{ person_id: PersonId; run_id: string }>`
    select person_id, run_id from reporting.reminder_run
    where state = 'running' and changed_at < ${before} order by changed_at limit ${limit}`.execute(
    db,
  );
  return found.rows.map((row) => ({ personId: row.person_id, runId: row.run_id }));
}
