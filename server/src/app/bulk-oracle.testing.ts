import pg from 'pg';
import type { OpenCase } from './bulk-decision.testing.ts';

/** What the tables hold of cases that one action decided; read with nothing of the product. */
export type Judged = {
  readonly named: readonly { readonly case_id: string; readonly state: string }[];
  readonly decisions: readonly { readonly case_id: string; readonly outcome: string }[];
  readonly trail: readonly { readonly case_id: string }[];
  readonly posted: readonly {
    readonly person_id: string;
    readonly title: string;
    readonly status: string;
    readonly kinds: readonly string[];
    readonly ticks: number;
  }[];
  readonly chains: readonly {
    readonly person_id: string;
    readonly n: number;
    readonly last: number;
  }[];
};

/** Through a connection of its own. */
export async function judged(
  url: string,
  of: { readonly bulkId: string; readonly cases: readonly OpenCase[] },
): Promise<Judged> {
  const people = [...new Set(of.cases.map((one) => one.subjectId))];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const rows = async <Row extends pg.QueryResultRow>(text: string, values: unknown[]) =>
    (await client.query<Row>(text, values)).rows;
  try {
    return {
      named: await rows('select case_id, state from review.bulk_case where bulk_id = $1', [
        of.bulkId,
      ]),
      decisions: await rows(
        'select case_id, outcome from review.decision where subject_id = any($1::uuid[])',
        [people],
      ),
      trail: await rows(
        `select d.case_id from review.decision d join platform.trail t on t.operation_id = d.operation_id
          where d.subject_id = any($1::uuid[]) and t.type = 'review.decide'`,
        [people],
      ),
      posted: await rows(
        `select r.person_id, r.title, r.status, coalesce(array_agg(e.kind order by e.seq)
            filter (where e.seq is not null), '{}') as kinds, coalesce(sum(e.ticks), 0)::int as ticks
          from hours.record r left join hours.entry e using (person_id, record_id)
          where r.person_id = any($1::uuid[]) group by r.person_id, r.record_id, r.title, r.status`,
        [people],
      ),
      chains: await rows(
        `select person_id, count(*)::int as n, max(seq)::int as last from hours.entry
          where person_id = any($1::uuid[]) group by person_id`,
        [people],
      ),
    };
  } finally {
    await client.end();
  }
}

/**
 * What is wrong: a case not decided, or decided twice; an operation that left no trail; hours that are not those of
 * `model`, somebody with the same records whom nobody was killed over; a ledger with a gap.
 */
export function faultsIn(
  found: Judged,
  of: { readonly cases: readonly OpenCase[]; readonly model: Judged['posted'] },
): readonly string[] {
  const faults: string[] = [];
  const passed = timesOf(found.decisions.filter((one) => one.outcome === 'pass'));
  const trail = timesOf(found.trail);
  const named = new Map(found.named.map((one) => [one.case_id, one.state]));
  for (const { caseId } of of.cases) {
    const times = passed.get(caseId) ?? 0;
    if (times !== 1) faults.push(`case ${caseId}: passed ${times} times`);
    if (trail.get(caseId) !== 1) faults.push(`case ${caseId}: not one operation in the trail`);
    if (named.get(caseId) !== 'decided') faults.push(`case ${caseId}: ${named.get(caseId)}`);
  }
  if (found.decisions.length !== of.cases.length)
    faults.push(`${found.decisions.length} decisions of ${of.cases.length} cases`);
  const right = sayingOf(of.model);
  for (const [person, posted] of Map.groupBy(found.posted, (one) => one.person_id)) {
    const has = sayingOf(posted);
    if (has !== right) faults.push(`person ${person}: ${has} instead of ${right}`);
    const chain = found.chains.find((one) => one.person_id === person);
    const entries = posted.reduce((sum, one) => sum + one.kinds.length, 0);
    if (chain?.n !== entries || chain.last !== entries) faults.push(`person ${person}: a gap`);
  }
  return faults;
}

function timesOf(rows: readonly { readonly case_id: string }[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { case_id: caseId } of rows) times.set(caseId, (times.get(caseId) ?? 0) + 1);
  return times;
}

function sayingOf(posted: Judged['posted']): string {
  const lines = posted.map(
    (one) => `${one.title} ${one.status} ${one.kinds.join('+')} ${one.ticks}`,
  );
  return lines.toSorted().join('; ');
}
