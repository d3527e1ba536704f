import { spawn } from 'node:child_process';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DatabaseUnavailable } from '../src/platform/db/embedded/database-unavailable.ts';
import type { EmbeddedDatabase } from '../src/platform/db/embedded/supervisor.ts';
import { supervise } from '../src/platform/db/embedded/supervisor.ts';
import type { TestServer } from '../src/platform/db/testing.ts';
import { dropRun, handOver, onDatabase } from '../src/platform/db/testing.ts';

type TestCluster = { readonly database: EmbeddedDatabase; dispose(): Promise<void> };

/** Begins every database name of every run; whatever bears it may be dropped. */
const PREFIX = 'jixu_test';

/**
 * One PostgreSQL for the whole test run: the server that JIXU_TEST_DATABASE_URL (a superuser's
 * URL) names, else an embedded one that does not wait for the disk.
 */
export async function setup(): Promise<() => Promise<void>> {
  const run = `${PREFIX}_${randomBytes(4).toString('hex')}`;
  const external = process.env['JIXU_TEST_DATABASE_URL'];
  if (external !== undefined && external !== '') {
    const server = { ...(await makeTestRoles(external)), run };
    handOver(server);
    return () => dropRun(server);
  }
  const { database, dispose } = await startForTests();
  const adminUrl = onDatabase(database.ownerUrl, 'postgres');
  const server = { adminUrl, ownerUrl: database.ownerUrl, appUrl: database.appUrl, run };
  await dropRun({ ...server, run: PREFIX });
  handOver(server);
  return async () => {
    await dropRun(server);
    await dispose();
  };
}

/** Kept between runs of this checkout, since making a cluster takes a second. */
async function startForTests(): Promise<TestCluster> {
  const checkout = createHash('sha256')
    .update(import.meta.url)
    .digest('hex')
    .slice(0, 12);
  const kept = join(tmpdir(), `jixu-test-${process.geteuid?.() ?? 0}-${checkout}`);
  const foreign = await stat(kept).then(
    (found) => found.uid !== process.geteuid?.(),
    () => false,
  );
  if (!foreign) {
    try {
      return await start(kept);
    } catch (error) {
      const code = error instanceof DatabaseUnavailable ? error.code : '';
      if (code !== 'database.already_owned') {
        // A machine that went down while nothing waited for the disk may have left it torn.
        await rm(kept, { recursive: true, force: true });
        return await start(kept);
      }
    }
  }
  // Another run in the same checkout has it.
  const once = await mkdtemp(join(tmpdir(), 'jixu-test-'));
  const cluster = await start(once);
  return {
    database: cluster.database,
    dispose: async () => {
      await cluster.dispose();
      await rm(once, { recursive: true, force: true });
    },
  };
}

async function start(dataDir: string): Promise<TestCluster> {
  const database = await supervise({ dataDir, durable: false, log: () => undefined });
  const pid = String(database.pid);
  // Its input ends when we do, however we end: a killed test run leaves no server behind.
  const script = 'cat; [ "$(head -n 1 "$1")" = "$2" ] && kill -INT "$2"';
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  const watch = spawn('sh', ['-c', script, 'sh', pidFile, pid], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watch.unref();
  return {
    database,
    dispose: async () => {
      watch.kill('SIGKILL');
      await database.stop();
    },
  };
}

/** Roles of their own: the server may serve a real Jixu too. Runs at the same time agree on them. */
async function makeTestRoles(adminUrl: string): Promise<Omit<TestServer, 'run'>> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock(hashtext($1))', [PREFIX]);
    const urls = [];
    for (const role of [`${PREFIX}_owner`, `${PREFIX}_app`]) {
      const password = createHmac('sha256', adminUrl).update(role).digest('hex');
      const known = await admin.query('select from pg_roles where rolname = $1', [role]);
      const verb = known.rowCount === 0 ? 'create' : 'alter';
      await admin.query(`${verb} role ${role} login nosuperuser password '${password}'`);
      const url = new URL(adminUrl);
      url.username = role;
      url.password = password;
      urls.push(url.href);
    }
    const [ownerUrl = '', appUrl = ''] = urls;
    return { adminUrl, ownerUrl, appUrl };
  } finally {
    await admin.end();
  }
}
