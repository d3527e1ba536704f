import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { setup } from '../../server/testing/global-setup.ts';
import { factsOf } from './by-records.ts';
import type { Result } from './measure.ts';
import { guangdongRecords, people } from './population.ts';

/** The rule as one statement, on the PostgreSQL that the tests use. */
const TABLE = `
  create unlogged table record (
    person int not null, id text not null, kind text not null, category text not null,
    done date not null, unit text not null, quantity int not null, organiser text not null,
    rank int not null, work text
  )`;

const STATEMENT = `
  create temp table answer on commit drop as
  with worth as (
    select person, id, category, done, work,
      case
        when kind = 'course' then quantity
        when kind = 'training' and unit = 'minutes' then quantity / 45
        when kind = 'training' and unit = 'hours' then quantity
        when kind in ('training', 'lecture') then 8 * quantity
        when rank = 1 then 28 * quantity
        else 14 * quantity
      end as hours,
      kind not in ('course', 'training') or organiser = 'higher-office' as capped
    from record
    where done >= '2021-01-01' and done < '2022-01-01'
  ), kept as (
    select * from worth where work is null
    union all
    (select distinct on (person, work) * from worth where work is not null and hours > 0
      order by person, work, hours desc, category = 'professional' desc, done, id)
  ), sums as (
    select person,
      coalesce(sum(hours) filter (where category = 'public'), 0) as public,
      coalesce(sum(hours) filter (where category = 'professional' and not capped), 0)
        + least(28, coalesce(sum(hours) filter (where category = 'professional' and capped), 0))
        as professional,
      coalesce(sum(hours) filter (where category = 'elective' and not capped), 0)
        + least(28, coalesce(sum(hours) filter (where category = 'elective' and capped), 0))
        as elective
    from kept group by person
  )
  select person, public + professional + elective as total,
    public >= 30 and professional >= 42 and elective >= 18
      and public + professional + elective >= 90 as met
  from sums`;

const HOUR = 1800;

export async function runSql(persons: number): Promise<{ result: Result; seconds: number }> {
  const stop = await setup();
  const handed = JSON.parse(process.env['JIXU_TEST_SERVER'] ?? '{}') as {
    adminUrl: string;
    run: string;
  };
  const name = `${handed.run}_bench`;
  const admin = new pg.Client({ connectionString: handed.adminUrl });
  await admin.connect();
  try {
    await admin.query(`create database ${name}`);
    const url = new URL(handed.adminUrl);
    url.pathname = `/${name}`;
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      await fill(client, persons);
      return await answer(client, persons);
    } finally {
      await client.end();
    }
  } finally {
    await admin.end();
    await stop();
  }
}

async function fill(client: pg.Client, persons: number): Promise<void> {
  await client.query(TABLE);
  await pipeline(Readable.from(rows(persons)), client.query(copyFrom('copy record from stdin')));
  await client.query('analyze record');
}

function* rows(persons: number): Generator<string> {
  let person = 0;
  let block = '';
  for (const records of people(guangdongRecords, persons)) {
    for (const record of records) {
      const { kind, unit, quantity, organiser, rank } = factsOf(record);
      const work = typeof record['key'] === 'string' ? record['key'] : '\\N';
      block += `${[person, record['id'], kind, record['category'], record['on'], unit, quantity, organiser, rank, work].join('\t')}\n`;
    }
    person += 1;
    if (block.length < 1 << 20) continue;
    yield block;
    block = '';
  }
  yield block;
}

/** The second run counts: the first finds the table cold. */
async function answer(client: pg.Client, persons: number) {
  let seconds = 0;
  const result: Result = { total: new Int32Array(persons), met: new Uint8Array(persons) };
  for (let round = 0; round < 2; round += 1) {
    await client.query('begin');
    const started = performance.now();
    await client.query(STATEMENT);
    seconds = (performance.now() - started) / 1000;
    if (round === 1) {
      const found = await client.query<{ person: number; total: string; met: boolean }>(
        'select person, total, met from answer',
      );
      for (const { person, total, met } of found.rows) {
        result.total[person] = Number(total) * HOUR;
        result.met[person] = Number(met);
      }
    }
    await client.query('rollback');
  }
  return { result, seconds };
}
