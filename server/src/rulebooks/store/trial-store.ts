import { type Kysely, sql } from 'kysely';
import type { NodeId, PersonId } from '@jixu/kernel';
import { assertOneRow } from '../../platform/operation/operation.ts';
import type { Checked, Finding, Tally, Trial, TrialKind, TrialState } from '../domain/trial.ts';

type Row = {
  readonly trial_id: string;
  readonly number: number;
  readonly node_id: NodeId;
  readonly pack_id: string;
  readonly kind: TrialKind;
  readonly proposed_by: NodeId | null;
  readonly proposal_id: string | null;
  readonly answer: string | null;
  readonly base_adoption_id: string;
  readonly base_ref: string;
  readonly parameters: Record<string, string>;
  readonly readings: Record<string, string>;
  readonly version: string | null;
  readonly source: string | null;
  readonly examples: string | null;
  readonly state: TrialState;
  readonly findings: readonly Finding[];
  readonly checked: Checked | null;
  readonly tally: Tally;
  readonly people: number;
  readonly done: number;
  readonly after_person: PersonId | null;
  readonly made_by: PersonId | null;
  readonly made_at: Date;
  readonly counted_at: Date | null;
  readonly submitted_at: Date | null;
  readonly decided_by: PersonId | null;
  readonly decided_at: Date | null;
  readonly recount: Trial['recount'];
  readonly recount_people: number;
  readonly recount_done: number;
  readonly recount_changed: number;
  readonly recount_left: number;
  readonly recount_failed: number;
  readonly recount_after: PersonId | null;
};

function trialOf(row: Row): Trial {
  return {
    trialId: row.trial_id,
    number: row.number,
    nodeId: row.node_id,
    packId: row.pack_id,
    kind: row.kind,
    proposedBy: row.proposed_by,
    proposalId: row.proposal_id,
    answer: row.answer,
    baseAdoptionId: row.base_adoption_id,
    baseRef: row.base_ref,
    parameters: row.parameters,
    readings: row.readings,
    version: row.version,
    source: row.source,
    examples: row.examples,
    state: row.state,
    findings: row.findings,
    checked: row.checked,
    tally: row.tally,
    people: row.people,
    done: row.done,
    afterPerson: row.after_person,
    madeBy: row.made_by,
    madeAt: row.made_at,
    countedAt: row.counted_at,
    submittedAt: row.submitted_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    recount: row.recount,
    recountPeople: row.recount_people,
    recountDone: row.recount_done,
    recountChanged: row.recount_changed,
    recountLeft: row.recount_left,
    recountFailed: row.recount_failed,
    recountAfter: row.recount_after,
  };
}

/** `madeBy` is a person: a release is nobody's proposal. */
export type NewTrial = Pick<
  Trial,
  | 'trialId'
  | 'number'
  | 'nodeId'
  | 'packId'
  | 'kind'
  | 'proposedBy'
  | 'proposalId'
  | 'baseAdoptionId'
  | 'baseRef'
  | 'parameters'
  | 'readings'
  | 'version'
  | 'source'
  | 'examples'
  | 'madeAt'
> & { readonly madeBy: PersonId; readonly state: 'checking' | 'counting' };

export async function insertTrial(db: Kysely<unknown>, row: NewTrial): Promise<void> {
  await sql`insert into rulebooks.trial (trial_id, number, node_id, pack_id, kind, proposed_by, proposal_id, base_adoption_id, base_ref,
      parameters, readings, version, source, examples, state, tally, made_by, made_at, moved_at)
    values (${row.trialId}, ${row.number}, ${row.nodeId}, ${row.packId}, ${row.kind}, ${row.proposedBy}, ${row.proposalId},
      ${row.baseAdoptionId}, ${row.baseRef}, ${JSON.stringify(row.parameters)}, ${JSON.stringify(row.readings)}, ${row.version},
      ${row.source}, ${row.examples}, ${row.state}, '{}', ${row.madeBy}, ${row.madeAt}, ${row.madeAt})`.execute(
    db,
  );
}

/** What a new release of the program brought: in force already, its recount under way. */
export async function insertRelease(
  db: Kysely<unknown>,
  row: Pick<
    Trial,
    | 'trialId'
    | 'number'
    | 'nodeId'
    | 'packId'
    | 'baseAdoptionId'
    | 'baseRef'
    | 'version'
    | 'parameters'
    | 'readings'
    | 'checked'
  > & { readonly at: Date },
): Promise<void> {
  await sql`insert into rulebooks.trial (trial_id, number, node_id, pack_id, kind, base_adoption_id, base_ref, version,
      parameters, readings, checked, state, tally, made_at, decided_at, recount, moved_at)
    values (${row.trialId}, ${row.number}, ${row.nodeId}, ${row.packId}, 'release', ${row.baseAdoptionId},
      ${row.baseRef}, ${row.version}, ${JSON.stringify(row.parameters)}, ${JSON.stringify(row.readings)},
      ${JSON.stringify(row.checked)}, 'published', '{}', ${row.at}, ${row.at}, 'running', ${row.at})`.execute(
    db,
  );
}

export async function trialById(
  db: Kysely<unknown>,
  trialId: string,
  options: { readonly lock?: boolean } = {},
): Promise<Trial | null> {
  const found = await sql<Row>`select * from rulebooks.trial where trial_id = ${trialId}
    ${options.lock ? sql`for update` : sql``}`.execute(db);
  const row = found.rows[0];
  return row ? trialOf(row) : null;
}

/** Newest first, before a number: a department's own, or the bureau's and what was laid before it. */
export async function trialsOfPlace(
  db: Kysely<unknown>,
  of: {
    readonly nodeId: NodeId;
    readonly proposedBy: NodeId | null;
    readonly before: number | null;
    readonly limit: number;
  },
): Promise<readonly Trial[]> {
  const whose =
    of.proposedBy === null
      ? sql`(proposed_by is null or submitted_at is not null)`
      : sql`proposed_by = ${of.proposedBy}`;
  const found =
    await sql<Row>`select * from rulebooks.trial where node_id = ${of.nodeId} and ${whose}
    ${of.before === null ? sql`` : sql`and number < ${of.before}`}
    order by number desc limit ${of.limit}`.execute(db);
  return found.rows.map(trialOf);
}

/** The trial with which the bureau took a proposal up. */
export async function trialOfProposal(
  db: Kysely<unknown>,
  proposalId: string,
): Promise<Trial | null> {
  const found =
    await sql<Row>`select * from rulebooks.trial where proposal_id = ${proposalId}`.execute(db);
  const row = found.rows[0];
  return row ? trialOf(row) : null;
}

/** One job works on a trial at a time; whoever finds none of these columns changed has its row locked. */
export async function changeTrial(
  db: Kysely<unknown>,
  of: { readonly trialId: string; readonly from: TrialState; readonly at: Date },
  to: Partial<
    Pick<
      Trial,
      | 'state'
      | 'findings'
      | 'checked'
      | 'tally'
      | 'people'
      | 'done'
      | 'afterPerson'
      | 'countedAt'
      | 'submittedAt'
      | 'decidedBy'
      | 'decidedAt'
      | 'source'
      | 'examples'
      | 'version'
      | 'recount'
      | 'recountPeople'
      | 'recountDone'
      | 'recountChanged'
      | 'recountLeft'
      | 'recountFailed'
      | 'recountAfter'
      | 'answer'
    > & { readonly recountedAt: Date }
  >,
): Promise<void> {
  const sets = Object.entries(to).map(([name, value]) => {
    const column = sql.ref(name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    const json = JSON_COLUMNS.has(name) && value !== null;
    return json ? sql`${column} = ${JSON.stringify(value)}::jsonb` : sql`${column} = ${value}`;
  });
  const result =
    await sql`update rulebooks.trial set ${sql.join([...sets, sql`moved_at = ${of.at}`])}
    where trial_id = ${of.trialId} and state = ${of.from}`.execute(db);
  assertOneRow({ numUpdatedRows: result.numAffectedRows ?? 0n }, 'change a trial');
}

const JSON_COLUMNS: ReadonlySet<string> = new Set(['findings', 'checked', 'tally']);

/** Trials on which nothing has moved since `before`: their worker died. */
export async function stalledTrials(
  db: Kysely<unknown>,
  before: Date,
  limit: number,
): Promise<readonly Trial[]> {
  const found = await sql<Row>`select * from rulebooks.trial
    where (state in ('checking', 'counting') or recount = 'running') and moved_at < ${before}
    order by moved_at limit ${limit}`.execute(db);
  return found.rows.map(trialOf);
}
