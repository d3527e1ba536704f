import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Intent, Journal } from './journal.ts';
import { ask, type Place } from './place.ts';
import type { ServerUnderTest } from './server-under-test.ts';

export type Audit = {
  readonly acknowledged: number;
  /** Acknowledged and not found. */
  readonly lost: readonly string[];
  /** Found more than once. */
  readonly doubled: readonly string[];
  /** Refused and found all the same. */
  readonly ghosts: readonly string[];
  /** What the ledger, the statement and the rows must agree on, and do not. */
  readonly broken: readonly string[];
};

/** Looks for everything that was promised, by SQL and through the public API. */
export async function audit(
  server: ServerUnderTest,
  journal: Journal,
  place: Place,
): Promise<Audit> {
  const client = new pg.Client({ connectionString: server.databaseUrl() });
  await client.connect();
  try {
    const lost: string[] = [];
    const doubled: string[] = [];
    const ghosts: string[] = [];
    let acknowledged = 0;
    for (const { intent, outcome } of journal.all.values()) {
      const found = await timesFound(client, intent);
      const name = `${intent.kind} ${intent.id}: found ${found.join(', ')}`;
      if (outcome.state === 'acknowledged') {
        acknowledged += 1;
        if (found.some((times) => times === 0)) lost.push(name);
      }
      if (outcome.state === 'refused' && found.some((times) => times > 0)) ghosts.push(name);
      if (found.some((times) => times > 1)) doubled.push(name);
    }
    lost.push(...(await unreadable(server, journal)));
    const broken = [
      ...(await rowsBroken(client)),
      ...(await statementsBroken(server, client, place)),
    ];
    return { acknowledged, lost, doubled, ghosts, broken };
  } finally {
    await client.end();
  }
}

/** How often each trace of the intent is there; every number must be one. */
async function timesFound(client: pg.Client, intent: Intent): Promise<readonly number[]> {
  const count = async (text: string, values: readonly unknown[]): Promise<number> => {
    const found = await client.query<{ n: number }>(`select count(*)::int as n ${text}`, [
      ...values,
    ]);
    return found.rows[0]?.n ?? 0;
  };
  const { about } = intent;
  switch (intent.kind) {
    case 'push':
      return [
        await count('from exchange.record_claim where external_id = $1', [about['externalId']]),
        await count(`from hours.record where source_kind = 'platform' and source_id like $1`, [
          `%/${about['externalId']}`,
        ]),
        await count(
          `from hours.entry e join hours.record r using (person_id, record_id)
           where r.source_kind = 'platform' and r.source_id like $1 and e.kind = 'grant'`,
          [`%/${about['externalId']}`],
        ),
      ];
    case 'upload':
      return [await count('from evidence.file where sha256 = $1', [digestOf(intent)])];
    case 'draft':
      return [
        await count('from declarations.declaration where declaration_id = $1', [
          about['declarationId'],
        ]),
      ];
    case 'submit':
      return [
        await count('from review.case where owner_id = $1', [about['declarationId']]),
        await count('from hours.record where source_id = $1', [about['declarationId']]),
      ];
    case 'approve':
      return [
        await count(`from review.decision where case_id = $1 and outcome = 'pass'`, [
          about['caseId'],
        ]),
        await count(`from hours.entry where record_id = $1 and kind = 'grant'`, [
          about['recordId'],
        ]),
      ];
  }
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function digestOf(intent: Intent): string {
  return createHash('sha256')
    .update(PNG)
    .update(intent.file ?? '')
    .digest('hex');
}

/** A row without its bytes is a loss too: every acknowledged file is fetched and its digest compared. */
async function unreadable(server: ServerUnderTest, journal: Journal): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { intent, outcome } of journal.all.values()) {
    if (intent.kind !== 'upload' || outcome.state !== 'acknowledged') continue;
    const { evidenceId } = outcome.body as { evidenceId: string };
    const response = await fetch(
      `${server.address}/api/evidence/${intent.about['personId']}/${evidenceId}/file`,
      { headers: { cookie: intent.cookie ?? '' } },
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    const digest = createHash('sha256').update(bytes).digest('hex');
    if (!response.ok || digest !== digestOf(intent))
      found.push(`file ${evidenceId}: ${response.status}, other bytes`);
  }
  return found;
}

/** What holds for every row, whoever wrote it. */
async function rowsBroken(client: pg.Client): Promise<readonly string[]> {
  const rules: Readonly<Record<string, string>> = {
    'two records of one source':
      'select source_kind, source_id from hours.record group by 1, 2 having count(*) > 1',
    'two grants of one record in one period': `select record_id, period_from, category from hours.entry
       where kind = 'grant' group by 1, 2, 3 having count(*) > 1`,
    'a gap in the sequence of an account':
      'select person_id from hours.entry group by 1 having max(seq) <> count(*)',
    'a chain that does not hang together': `select e.person_id from hours.entry e
       join hours.entry before on before.person_id = e.person_id and before.seq = e.seq - 1
       where e.prev_hash <> before.hash`,
    'an approved record without an entry': `select record_id from hours.record r where status = 'approved'
       and not exists (select 1 from hours.entry e where e.record_id = r.record_id)`,
    'a case that two people passed at one step': `select case_id, step_index from review.decision
       group by 1, 2 having count(*) > 1`,
    'an operation with two trail rows':
      'select operation_id from platform.trail group by 1 having count(*) > 1',
    'an entry whose operation left no trail': `select entry_id from hours.entry e where not exists
       (select 1 from platform.trail t where t.operation_id = e.operation_id)`,
  };
  const broken: string[] = [];
  for (const [rule, text] of Object.entries(rules)) {
    const found = await client.query(text);
    if (found.rows.length > 0) broken.push(`${rule}: ${found.rows.length}`);
  }
  return broken;
}

/** What the person is shown is the sum of the entries: two ways to the same figure. */
async function statementsBroken(
  server: ServerUnderTest,
  client: pg.Client,
  place: Place,
): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const { personId, cookie } of place.learners) {
    const shown = await ask(server, { path: `/api/people/${personId}/hours`, cookie, get: true });
    const { totals, lines } = shown.json as {
      totals: Record<string, string>;
      lines: readonly unknown[];
    };
    const sums = await client.query<{ category: string; ticks: string }>(
      'select category, sum(ticks)::text as ticks from hours.entry where person_id = $1 group by 1',
      [personId],
    );
    for (const { category, ticks } of sums.rows) {
      if (Math.round(Number(totals[category] ?? '0') * 1_800) !== Number(ticks))
        broken.push(`${category}: ${totals[category]} shown, ${ticks} ticks posted`);
    }
    const records = await client.query<{ n: number }>(
      'select count(*)::int as n from hours.record where person_id = $1',
      [personId],
    );
    if (records.rows[0]?.n !== lines.length)
      broken.push(`${lines.length} lines shown of ${records.rows[0]?.n} records`);
  }
  return broken;
}
