import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExternalDatabase } from './external.ts';
import { describeExternal, judgeExternal, requireExternal } from './external.ts';
import { migrate } from './migrate.ts';
import type { TestDatabase } from './testing.ts';
import { testDatabase } from './testing.ts';

let database: TestDatabase;
let asApp: ExternalDatabase;

beforeAll(async () => {
  database = await testDatabase({ migrate });
  asApp = await describeExternal(database.appUrl);
});

afterAll(async () => {
  await database.drop();
});

/** The server of the suite, as it would be in a careful installation. */
function careful(): ExternalDatabase {
  const durability = {
    fsync: true,
    synchronousCommit: true,
    fullPageWrites: true,
    dataChecksums: true,
  };
  return { ...asApp, characterType: 'C.UTF-8', durability };
}

function codes(found: ExternalDatabase): string[] {
  return judgeExternal(found).map(({ weight, code }) => `${weight} ${code}`);
}

test('the application role is told to be unable to change the ledger', async () => {
  // Goal: enforced append-only is recognised. Method: the rights after the real migrations.
  expect(asApp.rights.appendOnlyTables).toBeGreaterThan(0);
  expect(asApp.rights).toMatchObject({ superuser: false, ownsDatabase: false, changeable: [] });
  expect(codes(careful())).toEqual([]);
});

test('a server with one role only is warned of', async () => {
  // Goal: `jixu doctor` says so. Method: describe as the owner; then as an app with one right.
  const asOwner = await describeExternal(database.ownerUrl);
  expect(asOwner.rights.changeable).toHaveLength(asOwner.rights.appendOnlyTables);
  expect(codes({ ...careful(), rights: asOwner.rights })).toEqual([
    'warning append_only_not_enforced',
  ]);
  const role = pg.escapeIdentifier(asApp.role);
  await asOwnerRun(`grant update (at) on platform.trail to ${role}`);
  expect((await describeExternal(database.appUrl)).rights.changeable).toEqual(['platform.trail']);
  await asOwnerRun(`revoke update (at) on platform.trail from ${role}`);
});

test('each broken promise has its own finding', () => {
  // Goal: the operator reads what to change. Method: one fact wrong at a time.
  const found = careful();
  const with_ = (durability: Partial<ExternalDatabase['durability']>) =>
    codes({ ...found, durability: { ...found.durability, ...durability } });
  expect(with_({ fsync: false })).toEqual(['refusal fsync_off']);
  expect(with_({ synchronousCommit: false })).toEqual(['refusal synchronous_commit_off']);
  expect(with_({ fullPageWrites: false })).toEqual(['refusal full_page_writes_off']);
  expect(with_({ dataChecksums: false })).toEqual(['warning checksums_off']);
  expect(codes({ ...found, major: 14 })).toEqual(['refusal version_too_old']);
  expect(codes({ ...found, encoding: 'SQL_ASCII' })).toEqual(['refusal not_utf8']);
  expect(codes({ ...found, characterType: 'C' })).toEqual(['warning no_chinese_letters']);
});

test('a database that does not wait for the disk is refused at the start', async () => {
  // Goal: no server on a database that loses writes. Method: a setting of this database.
  const name = pg.escapeIdentifier(database.name);
  await asOwnerRun(`alter database ${name} set synchronous_commit = off`);
  await expect(requireExternal(database.appUrl)).rejects.toMatchObject({
    code: 'database.not_durable',
    message: expect.stringContaining('synchronous_commit is off') as string,
  });
  await asOwnerRun(`alter database ${name} reset synchronous_commit`);
});

test('a server that is not there is named without its password', async () => {
  // Goal: a clear line and no secret in it. Method: a closed port, a known password.
  const url = 'postgres://jixu_app:secret-word@127.0.0.1:1/jixu';
  const refused = describeExternal(url);
  await expect(refused).rejects.toMatchObject({ code: 'database.unreachable' });
  await expect(refused).rejects.not.toThrow(/secret-word/);
});

async function asOwnerRun(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
