import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ArchiveWriter, readArchive } from './backup-archive.ts';
import type { BackupReport } from './backup.ts';
import { backup } from './backup.ts';
import { migrate } from './migrate.ts';
import { restore } from './restore.ts';
import type { TestDatabase } from './testing.ts';
import { testDatabase } from './testing.ts';

/** Everything that copying could get wrong, beside the real schema. */
const HARD_CASES = `
  create schema hard;
  create table hard.second (id bigint generated always as identity primary key, note text);
  create table hard.first (
    id uuid primary key, parent uuid references hard.first, second_id bigint not null
      references hard.second, at timestamptz, day date, amount numeric, ratio double precision,
    bytes bytea, document jsonb, list text[], span int4multirange,
    dropped text, "odd ""name" text, twice bigint generated always as (second_id * 2) stored);
  alter table hard.first drop column dropped;
  create table hard.many (id int primary key, filling text not null);
  create table hard.plus (id int primary key, amount int not null);
  create table hard.zminus (id int primary key, amount int not null);
  create table hard.bare ();
`;

const ROWS = `
  insert into hard.second (note) select 'line ' || n from generate_series(1, 50) as n;
  insert into hard.second (note) values (null), (''), ('\\N'), (e'tab\\t new\\nline \\\\ back'),
    ('继续教育 𠮷 \u0001'), (e'\\\\.');
  insert into hard.first select gen_random_uuid(), null, n, '2024-02-29 23:59:59.123456+08',
    '0044-03-15 BC', n / 7.0, 1e-300 / 3 * n, decode('00ff0a5c', 'hex'), '{"学时": [1, null]}',
    array['a,b', null, '"', '{}'], '{[1,5), [9,12)}', 'odd' from generate_series(1, 50) as n;
  update hard.first set parent = (select max(id::text)::uuid from hard.first);
  insert into hard.many select n, repeat(md5(n::text), 20) from generate_series(1, 12000) as n;
  insert into hard.bare default values;
  insert into platform.series (name, last) values ('certificate', 9007199254740993);
`;

const run = promisify(execFile);
let folder: string;
let source: TestDatabase;
let file: string;
let report: BackupReport;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jixu-backup-'));
  source = await database();
  await migrateHard(source.ownerUrl);
  await ask(source.ownerUrl, ROWS);
  await ask(source.ownerUrl, `select graphile_worker.add_job('wake', '{"case": 1}')`);
  file = join(folder, 'whole.jixu');
  report = await backup(source.ownerUrl, file);
});

afterAll(async () => {
  await source.drop();
  await rm(folder, { recursive: true, force: true });
});

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const result = await client.query({ text: sql, rowMode: 'array' });
    return result.rows?.flat() ?? [];
  } finally {
    await client.end();
  }
}

/** Without the schema: what an installation makes before its first start. */
async function database(): Promise<TestDatabase> {
  return await testDatabase({ template: 'nothing', migrate: () => Promise.resolve() });
}

async function migrateHard(url: string, through?: string): Promise<void> {
  const appRole = new URL(source.appUrl).username;
  await migrate(url, { appRole, ...(through === undefined ? {} : { through }) });
  await ask(url, HARD_CASES);
}

/** Every row of every table, as text, in an order of its own. The job library keeps its own book. */
async function contents(url: string): Promise<Record<string, unknown[]>> {
  const names = (await ask(
    url,
    `select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where relkind = 'r' and nspname not like 'pg\\_%' and nspname <> 'information_schema'
       and c.oid <> 'graphile_worker.migrations'::regclass order by 1`,
  )) as string[];
  const all: Record<string, unknown[]> = {};
  for (const name of names)
    all[name] = await ask(url, `select t::text from ${name} as t order by 1`);
  return all;
}

test('everything comes back: rows, sequences, generated columns, jobs, rights', async () => {
  // Goal: a backup is the database. Method: restore into a new one, compare every row as text.
  const target = await database();
  const restored = await restore(file, target.ownerUrl, { migrate: migrateHard });
  expect(restored).toEqual(report);
  const [before, after] = [await contents(source.ownerUrl), await contents(target.ownerUrl)];
  expect(Object.keys(after)).toEqual(Object.keys(before));
  for (const [name, rows] of Object.entries(before))
    expect([name, after[name]]).toEqual([name, rows]);
  expect(before['hard.many']).toHaveLength(12_000);
  expect(report.tables.find(({ name }) => name === 'hard.second')?.rows).toBe(56);
  const next = `insert into hard.second (note) values ('next') returning id::int`;
  expect(await ask(target.ownerUrl, next)).toEqual([57]);
  const jobs = 'select count(*)::int from graphile_worker.jobs';
  expect(await ask(target.ownerUrl, jobs)).toEqual([1]);
  const keys = `select count(*)::int, count(*) filter (where not convalidated)::int
                from pg_constraint where contype = 'f'`;
  expect(await ask(target.ownerUrl, keys)).toEqual(await ask(source.ownerUrl, keys));
  await expect(ask(target.appUrl, 'delete from platform.trail')).rejects.toMatchObject({
    code: '42501',
  });
  await target.drop();
});

test('the rows are those of one instant, while others go on writing', async () => {
  // Goal: a consistent snapshot without a pause. Method: a writer keeps two tables in balance,
  // one of them saved early and one late, with 12,000 wide rows between.
  const live = await database();
  await restore(file, live.ownerUrl, { migrate: migrateHard });
  const writer = new pg.Client({ connectionString: live.ownerUrl });
  await writer.connect();
  let written = 0;
  const done = new AbortController();
  const balanced = (async () => {
    while (!done.signal.aborted) {
      written += 1;
      await writer.query(
        `with one as (insert into hard.plus values (${written}, ${written}))
         insert into hard.zminus values (${written}, -${written})`,
      );
    }
  })();
  const path = join(folder, 'live.jixu');
  await backup(live.ownerUrl, path);
  done.abort();
  await balanced;
  await writer.end();
  const target = await database();
  await restore(path, target.ownerUrl, { migrate: migrateHard });
  const balance = `select (select coalesce(sum(amount), 0) from hard.plus)::int
                        + (select coalesce(sum(amount), 0) from hard.zminus)::int,
                          (select count(*) from hard.plus)::int`;
  const [sum, saved] = await ask(target.ownerUrl, balance);
  expect(sum).toBe(0);
  expect(saved).toBeLessThan(written);
  await Promise.all([live.drop(), target.drop()]);
});

test('a backup of an older schema is restored there and then migrated on', async () => {
  // Goal: old backups stay good. Method: migrate to the third migration only, save, restore.
  const older = await database();
  const names = await ask(source.ownerUrl, 'select name from public.jixu_migration order by 1');
  const appRole = new URL(older.appUrl).username;
  await migrate(older.ownerUrl, { appRole, through: String(names[2]) });
  await ask(older.ownerUrl, `insert into platform.series values ('old', 7)`);
  const path = join(folder, 'older.jixu');
  await backup(older.ownerUrl, path);
  const target = await database();
  let asked: string | undefined;
  await restore(path, target.ownerUrl, {
    migrate: (url, through) => {
      asked = through;
      return migrate(url, { appRole, ...(through === undefined ? {} : { through }) });
    },
  });
  expect(asked).toBe(names[2]);
  expect((await migrate(target.ownerUrl, { appRole })).applied).toEqual(names.slice(3));
  expect(await ask(target.ownerUrl, 'select last::int from platform.series')).toEqual([7]);
  await Promise.all([older.drop(), target.drop()]);
});

test('nothing is overwritten: neither a file nor rows', async () => {
  // Goal: no backup destroys anything. Method: the same file again; a database with one row.
  await expect(backup(source.ownerUrl, file)).rejects.toMatchObject({ code: 'backup.file_exists' });
  await expect(restore(file, source.ownerUrl, { migrate: migrateHard })).rejects.toMatchObject({
    code: 'backup.not_empty',
  });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('a damaged file is refused and leaves no row', async () => {
  // Goal: all or nothing. Method: cut, flip, alter and shorten; then look for rows.
  const target = await database();
  await migrateHard(target.ownerUrl);
  const whole = await readFile(file);
  const bad = join(folder, 'bad.jixu');
  const attempt = () =>
    restore(bad, target.ownerUrl, { migrate: () => Promise.resolve(undefined) });
  const damages: (() => Promise<void>)[] = [
    () => writeFile(bad, ''),
    () => writeFile(bad, 'not a backup'),
    () => writeFile(bad, whole.subarray(0, Math.floor(whole.length / 2))),
    () => writeFile(bad, whole).then(() => truncate(bad, whole.length - 4)),
    () => writeFile(bad, flipped(whole)),
    () => rewrite(bad, (name, data) => (name.endsWith('00000001.copy') ? undefined : data)),
    () => rewrite(bad, (name, data) => (name === 'manifest.json' ? undefined : data)),
    () =>
      rewrite(bad, (name, data) =>
        name.startsWith('tables/')
          ? Buffer.from(data.toString('latin1').replace('line 7', 'line 8'), 'latin1')
          : data,
      ),
    // A row with a column too few, which the server itself refuses in the middle of a COPY.
    () =>
      rewrite(bad, (name, data) =>
        name.startsWith('tables/')
          ? Buffer.from(data.toString('latin1').replace('\tline 7', 'line 7'), 'latin1')
          : data,
      ),
  ];
  for (const [index, damage] of damages.entries()) {
    await damage();
    await expect(attempt(), `damage ${index}`).rejects.toMatchObject({ code: 'backup.damaged' });
    await rm(bad);
  }
  expect(await ask(target.ownerUrl, 'select count(*)::int from hard.second')).toEqual([0]);
  await restore(file, target.ownerUrl, { migrate: () => Promise.resolve(undefined) });
  await target.drop();
});

test('a backup of a schema that this Jixu does not know is refused', async () => {
  // Goal: no half-understood rows. Method: a migration of the future in the header.
  const target = await database();
  const future = join(folder, 'future.jixu');
  await rewrite(future, (name, data) =>
    name === 'header.json'
      ? Buffer.from(data.toString().replace('"migrations":{', '"migrations":{"9999-x.sql":"00",'))
      : data,
  );
  await expect(restore(future, target.ownerUrl, { migrate: migrateHard })).rejects.toMatchObject({
    code: 'backup.other_schema',
    message: expect.stringContaining('9999-x.sql') as string,
  });
  await target.drop();
});

test('a failing write leaves nothing that looks like a backup', async () => {
  // Goal: whoever sees the file may trust it. Method: a folder that is not there.
  const path = join(folder, 'no-such-folder', 'b.jixu');
  await expect(backup(source.ownerUrl, path)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('tar can list and unpack a backup', async () => {
  // Goal: the rows can be had without Jixu. Method: the system's own tar.
  const { stdout } = await run('tar', ['-tzf', file]);
  const names = stdout.trim().split('\n');
  expect(names[0]).toBe('header.json');
  expect(names.at(-1)).toBe('manifest.json');
  const header = await run('tar', ['-xzOf', file, 'header.json'], { maxBuffer: 2 ** 24 });
  expect(JSON.parse(header.stdout)).toMatchObject({ format: 1, takenAt: report.takenAt });
});

function flipped(whole: Buffer): Buffer {
  const copy = Buffer.from(whole);
  const at = Math.floor(copy.length * 0.6);
  copy.writeUInt8(copy.readUInt8(at) ^ 0xff, at);
  return copy;
}

async function rewrite(
  path: string,
  change: (name: string, data: Buffer) => Buffer | undefined,
): Promise<void> {
  const archive = new ArchiveWriter(path);
  for await (const { name, data } of readArchive(file)) {
    const changed = change(name, data);
    if (changed !== undefined) await archive.add(name, changed);
  }
  await archive.finish();
}
