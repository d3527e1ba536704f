import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { type TestDatabase, testDatabase } from './testing.ts';

let database: TestDatabase;
let app: pg.Client;

beforeAll(async () => {
  database = await testDatabase({ migrate });
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
});

afterAll(async () => {
  await app.end();
  await database.drop();
});

test('the serving role may only add to what is append-only', async () => {
  // Goal: evidence cannot be edited by the server. Method: each marked table, tried as jixu_app.
  const marked = await app.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_description d on d.objoid = c.oid and d.objsubid = 0
    where d.classoid = 'pg_class'::regclass and d.description = 'append-only'`);
  const names = marked.rows.map((row) => row.name);
  expect(names).toEqual(
    expect.arrayContaining(['hours.entry', 'platform.trail', 'review.decision']),
  );
  for (const name of names) {
    await expect(app.query(`delete from ${name}`)).rejects.toThrow(/permission denied/);
    await expect(app.query(`truncate ${name}`)).rejects.toThrow(/permission denied/);
    await expect(app.query(`drop table ${name}`)).rejects.toThrow(/must be owner/);
  }
  await expect(app.query('update hours.entry set ticks = 0')).rejects.toThrow(/permission denied/);
});

test('the serving role enqueues jobs in its own transaction', async () => {
  // Goal: a job exists exactly if its change does. Method: add_job as jixu_app, rolled back once, committed once.
  const waiting = async (): Promise<number> => {
    const found = await app.query('select from graphile_worker.jobs');
    return found.rows.length;
  };
  await app.query('begin');
  await app.query(`select graphile_worker.add_job('probe', '{}'::json)`);
  await app.query('rollback');
  expect(await waiting()).toBe(0);
  await app.query(`select graphile_worker.add_job('probe', '{}'::json)`);
  expect(await waiting()).toBe(1);
});
