import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

/** The server on which the databases of one test run are made. */
export type TestServer = {
  /** May create databases and end other sessions. */
  readonly adminUrl: string;
  /** URLs of the two roles, with any database. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Begins the name of every database of this run. */
  readonly run: string;
};

export type TestDatabase = {
  readonly name: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Ends its sessions too. What a file does not drop, the run's end does. */
  drop(): Promise<void>;
};

/** Through the environment, so that programs which a test starts find the server as well. */
const SERVER_VARIABLE = 'JIXU_TEST_SERVER';
/** 'test' in ASCII: one test file at a time makes a template. */
const TEMPLATE_KEY = 0x74657374;

/**
 * A database of its own for one test file: a copy of a template that `migrate` filled once in this
 * test run. Files that need another schema name their own `template`.
 */
export async function testDatabase(options: {
  migrate(ownerUrl: string, roles: { appRole: string }): Promise<unknown>;
  readonly template?: string;
}): Promise<TestDatabase> {
  const server = handedServer();
  const label = createHash('sha256')
    .update(options.template ?? 'schema')
    .digest('hex');
  const template = `${server.run}_template_${label.slice(0, 12)}`;
  const name = `${server.run}_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_KEY]);
    if (!(await exists(admin, template))) {
      await createOwned(server, admin, template);
      try {
        const appRole = new URL(server.appUrl).username;
        await options.migrate(onDatabase(server.ownerUrl, template), { appRole });
      } catch (error) {
        await drop(admin, template);
        throw error;
      }
    }
    await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_KEY]);
    await createOwned(server, admin, name, template);
  });
  return {
    name,
    ownerUrl: onDatabase(server.ownerUrl, name),
    appUrl: onDatabase(server.appUrl, name),
    drop: () => asAdmin(server, (admin) => drop(admin, name)),
  };
}

/** For the set-up of the run: test files and what they start find the server from now on. */
export function handOver(server: TestServer): void {
  process.env[SERVER_VARIABLE] = JSON.stringify(server);
}

/** Drops every database of the run, templates included. */
export async function dropRun(server: TestServer): Promise<void> {
  await asAdmin(server, async (admin) => {
    const { rows } = await admin.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [`${server.run}_`],
    );
    for (const { datname } of rows) await drop(admin, datname);
  });
}

/** The same server and role, another database. */
export function onDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

function handedServer(): TestServer {
  const value: unknown = JSON.parse(process.env[SERVER_VARIABLE] ?? 'null');
  if (typeof value !== 'object' || value === null)
    throw new Error('testDatabase: vitest has to run with server/testing/global-setup.ts');
  const { adminUrl, ownerUrl, appUrl, run } = value as Record<string, unknown>;
  if (typeof adminUrl === 'string' && typeof ownerUrl === 'string')
    if (typeof appUrl === 'string' && typeof run === 'string')
      return { adminUrl, ownerUrl, appUrl, run };
  throw new Error(`testDatabase: ${SERVER_VARIABLE} is not what the run's set-up writes`);
}

async function asAdmin<T>(server: TestServer, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

async function exists(admin: pg.Client, name: string): Promise<boolean> {
  const found = await admin.query('select from pg_database where datname = $1', [name]);
  return found.rowCount === 1;
}

async function createOwned(
  server: TestServer,
  admin: pg.Client,
  name: string,
  template = 'template1',
): Promise<void> {
  const database = pg.escapeIdentifier(name);
  const owner = pg.escapeIdentifier(new URL(server.ownerUrl).username);
  const app = pg.escapeIdentifier(new URL(server.appUrl).username);
  const source = pg.escapeIdentifier(template);
  await admin.query(
    `create database ${database} owner ${owner} template ${source} strategy ${await cheapest(admin)}`,
  );
  await admin.query(`revoke all on database ${database} from public`);
  await admin.query(`grant connect, temporary on database ${database} to ${app}`);
}

/** Copying files takes two checkpoints: 16 ms instead of 60 to 200 where nothing waits for a disk. */
async function cheapest(admin: pg.Client): Promise<'file_copy' | 'wal_log'> {
  const { rows } = await admin.query<{ fsync: string }>(`select current_setting('fsync') as fsync`);
  return rows[0]?.fsync === 'off' ? 'file_copy' : 'wal_log';
}

async function drop(admin: pg.Client, name: string): Promise<void> {
  await admin.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
}
