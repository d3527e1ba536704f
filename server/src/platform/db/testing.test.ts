import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import type { TestDatabase } from './testing.ts';
import { testDatabase } from './testing.ts';

let first: TestDatabase;
let second: TestDatabase;

beforeAll(async () => {
  [first, second] = await Promise.all([testDatabase({ migrate }), testDatabase({ migrate })]);
});

afterAll(async () => {
  await Promise.all([first.drop(), second.drop()]);
});

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

test('two databases do not see each other', async () => {
  // Goal: a test file owns its data. Method: a table in one clone, looked for in the other.
  await ask(first.ownerUrl, 'create table public.mine (id int)');
  const look = `select to_regclass('public.mine') is not null`;
  expect(await ask(first.ownerUrl, look)).toEqual([true]);
  expect(await ask(second.ownerUrl, look)).toEqual([false]);
});

test('every migration is in the clone, applied once for the run', async () => {
  // Goal: clones carry the schema. Method: names of applied migrations; none left to apply.
  const names = await ask(second.ownerUrl, 'select name from public.jixu_migration');
  expect(names.length).toBeGreaterThan(0);
  const appRole = new URL(second.appUrl).username;
  expect((await migrate(second.ownerUrl, { appRole })).applied).toEqual([]);
});

test('the application role can connect but not change the schema', async () => {
  // Goal: tests meet the rights of production. Method: create a table as the application.
  expect(await ask(first.appUrl, 'select current_user')).toEqual([new URL(first.appUrl).username]);
  await expect(ask(first.appUrl, 'create table public.theirs (id int)')).rejects.toMatchObject({
    code: '42501',
  });
});

test('a template whose migration fails is not kept', async () => {
  // Goal: one failure is not inherited by the next file. Method: fail once, then succeed.
  const template = 'fails-at-first';
  const failing = () => Promise.reject(new Error('on purpose'));
  await expect(testDatabase({ template, migrate: failing })).rejects.toThrow('on purpose');
  const marked = await testDatabase({
    template,
    migrate: (url) => ask(url, 'create table public.marked (id int)'),
  });
  expect(await ask(marked.ownerUrl, 'select count(*)::int from public.marked')).toEqual([0]);
  await marked.drop();
  await expect(ask(marked.ownerUrl, 'select 1')).rejects.toMatchObject({ code: '3D000' });
});
