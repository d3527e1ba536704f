import { join } from 'node:path';
import { databaseClock, type MovableClock } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { openKeyring } from '../platform/crypto/keyring.ts';
import { type Database, openDatabase } from '../platform/db/database.ts';
import { startEmbedded } from '../platform/db/embedded/start-embedded.ts';
import { judgeExternal, requireExternal } from '../platform/db/external.ts';
import { migrate } from '../platform/db/migrate.ts';
import { startJobs } from '../platform/jobs/jobs.ts';
import type { Log } from '../platform/log/log.ts';
import { exampleFiles, installEditions, installExamples, packFiles } from '../rulebooks/index.ts';
import { compose, type Jixu, openStorage } from './compose.ts';
import { serveWeb } from './serve-web.ts';

export type RunningJixu = {
  readonly jixu: Jixu;
  readonly database: Database;
  readonly clock: MovableClock;
  readonly address: string;
  readonly publicUrl: string;
  readonly keyFile: string;
  readonly dataDir: string;
  readonly stop: () => Promise<void>;
};

export type StartOptions = {
  readonly config: Config;
  readonly log: Log;
  readonly packsDir: string;
  /** The built web app; null serves the API alone. */
  readonly webDir: string | null;
  readonly demonstration: boolean;
  /** Runs before anything is read or migrated, as the owner of the database. */
  readonly beforeMigration?: (ownerUrl: string) => Promise<void>;
  /** Runs once everything is wired and before the first request. */
  readonly prepare?: (running: Omit<RunningJixu, 'address' | 'stop'>) => Promise<void>;
};

/** Requests get this long to finish after SIGTERM. */
const DRAIN_MS = 10_000;

/** Opens the database (ours or the operator's), brings it up to date, wires the rooms and listens. */
export async function startJixu(options: StartOptions): Promise<RunningJixu> {
  const { config, log } = options;
  const source = await databaseOf(config, log);
  const stops: (() => Promise<void>)[] = [source.stop];
  try {
    await options.beforeMigration?.(source.ownerUrl);
    await migrate(source.ownerUrl, { appRole: new URL(source.appUrl).username });
    const database = openDatabase(source.appUrl);
    stops.unshift(() => database.close());
    const keyFile = join(config.dataDir, 'keys', 'keys.json');
    const keyring = await openKeyring(keyFile);
    const { storage, printer } = await openStorage(config.dataDir);
    stops.unshift(() => printer.close());
    const clock = databaseClock();
    const address = { url: `http://localhost:${config.port}` };
    const publicUrl = (): string => config.publicUrl ?? address.url;
    let started = false;
    const jixu = await compose({
      config,
      database,
      clock,
      log,
      keyring,
      printer,
      storage,
      publicUrl,
      demonstration: options.demonstration,
      started: () => started,
    });
    await publish(jixu, database, options.packsDir);
    if (options.webDir) await serveWeb(jixu.server, options.webDir, jixu.coursewareUrl);
    address.url = await listen(jixu, config);
    const running = {
      jixu,
      database,
      clock,
      publicUrl: publicUrl(),
      keyFile,
      dataDir: config.dataDir,
    };
    await options.prepare?.(running);
    const jobs = await startJobs({
      pool: database.pool,
      jobs: jixu.jobs,
      log,
      // One living server per embedded cluster: its lock sees to that.
      alone: config.databaseUrl === null,
    });
    stops.unshift(() => jobs.stop());
    stops.unshift(() => drain(jixu));
    started = true;
    return { ...running, address: address.url, stop: () => stopAll(stops) };
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
}

async function databaseOf(
  config: Config,
  log: Log,
): Promise<{ ownerUrl: string; appUrl: string; stop: () => Promise<void> }> {
  if (config.databaseUrl !== null) {
    const found = await requireExternal(config.databaseUrl);
    for (const finding of judgeExternal(found)) log.warn({ finding }, 'database');
    return {
      ownerUrl: config.ownerUrl ?? config.databaseUrl,
      appUrl: config.databaseUrl,
      stop: async () => undefined,
    };
  }
  const embedded = await startEmbedded({
    dataDir: config.dataDir,
    log: (line) => log.info({ database: line }, 'embedded database'),
  });
  return { ownerUrl: embedded.ownerUrl, appUrl: embedded.appUrl, stop: () => embedded.stop() };
}

async function publish(jixu: Jixu, database: Database, packsDir: string): Promise<void> {
  const files = await packFiles(packsDir);
  const examples = await exampleFiles(packsDir);
  await jixu.operations.run(
    { type: 'rulebooks.install', actor: { kind: 'system', job: 'start' } },
    async (op) => {
      op.note({ added: await installEditions(op, files) });
      await installExamples(op, examples);
    },
  );
  await jixu.rooms.rulebooks.library.reload(database.db);
}

async function listen(jixu: Jixu, config: Config): Promise<string> {
  await jixu.server.listen({ host: config.host, port: config.port });
  const bound = jixu.server.server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : config.port;
  const host = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(config.host)
    ? 'localhost'
    : config.host;
  return `http://${host}:${port}`;
}

async function drain(jixu: Jixu): Promise<void> {
  await Promise.race([
    jixu.server.close(),
    new Promise<void>((resolve) => {
      setTimeout(resolve, DRAIN_MS).unref();
    }),
  ]);
}

async function stopAll(stops: readonly (() => Promise<void>)[]): Promise<void> {
  for (const stop of stops) await stop();
}
