import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId, formatHours, ticks } from '@jixu/kernel';
import { verifyLedger } from '../../../cli/ledger-verify/verify.ts';
import { exportLedger } from '../hours/index.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: caps and same work move hours between records by recount entries, and an outside reader agrees with the ledger or
// says what was changed. Method: the hours door on a real database, an export, and one change at a time to that export.
let world: World;
let place: TestPlace;
let person: TestPerson;
let folder: string;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-01T02:00:00Z') });
  place = await world.place({ packId: 'gd-teachers', prefix: 'GD' });
  person = await world.person({ name: '林秀芬', unitId: place.subunitId });
  folder = await mkdtemp(join(tmpdir(), 'jixu-ledger-'));
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

async function count(title: string, facts: Record<string, unknown>): Promise<string> {
  return world.run(async (op) => {
    const recordId = op.newId<'record'>();
    await world.jixu.rooms.hours.lodge(op, {
      recordId,
      personId: person.personId,
      source: { kind: 'test', id: title },
      unitId: place.subunitId,
      packId: 'gd-teachers',
      facts: { on: '2026-05-01', via: 'self', ...facts } as never,
      title,
      preview: null,
    });
    await world.jixu.rooms.hours.recognise(op, {
      claimId: op.newId<'claim'>(),
      personId: person.personId,
      recordId,
    });
    return recordId;
  });
}

async function entries(): Promise<string[]> {
  const found = await sql<{
    title: string;
    kind: string;
    ticks: number;
    reason: string;
  }>`select r.title, e.kind, e.ticks, e.reason
    from hours.entry e join hours.record r using (person_id, record_id)
    where e.person_id = ${person.personId} order by seq`.execute(world.database.db);
  return found.rows.map(
    (row) => `${row.title} ${row.kind} ${formatHours(ticks(row.ticks))} ${row.reason}`,
  );
}

test('a vetoed patent frees the paper that its cap had cut to nothing', async () => {
  const patent = await count('专利', {
    kind: 'patent',
    category: 'professional',
    attrs: { type: 'invention', rank: 1 },
  });
  await count('论文', {
    kind: 'paper',
    category: 'professional',
    on: '2026-06-01',
    attrs: { journal: 'provincial-core', rank: 2 },
  });
  expect(await entries()).toEqual(['专利 grant 28 counted', '论文 grant 0 cap-shared']);
  await world.run((op) =>
    world.jixu.rooms.hours.reverse(op, {
      claimId: op.newId<'claim'>(),
      personId: person.personId,
      recordId: asId<'record'>(patent),
      to: 'revoked',
      reason: '证书不是本人的',
    }),
  );
  expect((await entries()).slice(2)).toEqual([
    '专利 reversal -28 revoked',
    '论文 recount 14 counted',
  ]);
});

test('the serving role may not change or remove an entry', async () => {
  const client = new pg.Client({ connectionString: world.database.pool.options.connectionString });
  await client.connect();
  await expect(client.query('update hours.entry set ticks = 0')).rejects.toThrow(
    /permission denied/,
  );
  await expect(client.query('delete from hours.entry')).rejects.toThrow(/permission denied/);
  await client.end();
});

async function exported(): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportLedger(world.database.db, new Date(0))) lines.push(line.trimEnd());
  return lines;
}

async function findings(lines: readonly string[]): Promise<string[]> {
  const file = join(folder, 'ledger.ndjson');
  await writeFile(file, `${lines.join('\n')}\n`);
  expect((await readFile(file)).length).toBeGreaterThan(0);
  return (await verifyLedger(file)).findings.map((finding) => finding.problem);
}

test('the outside reader agrees with an untouched export', async () => {
  expect(await findings(await exported())).toEqual([]);
});

const changes: readonly [string, (lines: string[]) => string[]][] = [
  ['an amount', (lines) => lines.map((line) => line.replace('"ticks":50400', '"ticks":50401'))],
  [
    'a category',
    (lines) =>
      lines.map((line) =>
        line.replace('"category":"professional","ticks"', '"category":"elective","ticks"'),
      ),
  ],
  [
    'a day',
    (lines) =>
      lines.map((line) => line.replace('"effectiveOn":"2026-05-01"', '"effectiveOn":"2026-05-02"')),
  ],
  [
    'a reason',
    (lines) => lines.map((line) => line.replace('"reason":"revoked"', '"reason":"counted"')),
  ],
  [
    'a trace',
    (lines) =>
      lines.map((line) => line.replace(/"traceSha256":"[0-9a-f]{4}/, '"traceSha256":"0000')),
  ],
  ['a removed entry', (lines) => lines.filter((line) => !line.includes('"seq":2,'))],
  ['the last entry removed', (lines) => lines.filter((line) => !line.includes('"seq":4,'))],
  ['two entries exchanged', (lines) => exchange(lines, '"seq":1,', '"seq":2,')],
  [
    'an entry twice',
    (lines) => lines.flatMap((line) => (line.includes('"seq":3,') ? [line, line] : [line])),
  ],
  [
    'a total',
    (lines) => lines.map((line) => line.replace('"professional":"14"', '"professional":"28"')),
  ],
  [
    'the head',
    (lines) => lines.map((line) => line.replace(/"headHash":"[0-9a-f]{4}/, '"headHash":"0000')),
  ],
  ['a cut file', (lines) => lines.slice(0, -1)],
  [
    'a missing account',
    (lines) =>
      lines.filter((line) => line.includes('"type":"export"') || line.includes('"type":"end"')),
  ],
];

function exchange(lines: readonly string[], a: string, b: string): string[] {
  const first = lines.findIndex((line) => line.includes(a));
  const second = lines.findIndex((line) => line.includes(b));
  return lines.map((line, at) =>
    at === first ? (lines[second] ?? '') : at === second ? (lines[first] ?? '') : line,
  );
}

test.each(changes)('the outside reader finds %s that was changed', async (_name, change) => {
  const before = await exported();
  const after = change(before);
  expect(after).not.toEqual(before);
  expect(await findings(after)).not.toEqual([]);
});
