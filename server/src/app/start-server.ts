import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { createSetupLink } from '../identity/index.ts';
import type { Config } from '../platform/config/config.ts';
import type { Log } from '../platform/log/log.ts';
import { fillDemonstration, personaLines } from './demonstration/fill-demonstration.ts';
import { dropUnfinished } from './demonstration/marker.ts';
import { type RunningJixu as Started, startJixu } from './start.ts';

/** What the operator must change before the server can start: told in one sentence, without a stack. */
export class DataFolderError extends Error {
  override name = 'DataFolderError';
}

export type RunningJixu = Started & {
  readonly setupLink: string | null;
  readonly personas: readonly string[];
};

export type ServerOptions = {
  readonly config: Config;
  readonly log: Log;
  /** The checkout: packs and the built web app lie below it. */
  readonly root: string;
  readonly webDir: string | null;
  readonly demonstration: boolean;
  readonly say: (line: string) => void;
};

/** Starts for real or as a demonstration; the two never share a database. */
export async function startServer(options: ServerOptions): Promise<RunningJixu> {
  const { demonstration } = options;
  const config = demonstration ? demonstrationConfig(options.config) : options.config;
  const running = await startJixu({
    config,
    log: options.log,
    packsDir: join(options.root, 'packs'),
    webDir: options.webDir,
    demonstration,
    beforeMigration: async (ownerUrl) => {
      if (!demonstration || !(await dropUnfinished(ownerUrl))) return;
      options.say('The demonstration was interrupted while it was being filled; it starts afresh.');
      await rm(join(config.dataDir, 'files'), { recursive: true, force: true });
    },
    prepare: async (prepared) => {
      await claimDatabase(prepared.database.db, demonstration);
      if (demonstration) await fillDemonstration(prepared, { log: options.log, say: options.say });
    },
  });
  return {
    ...running,
    setupLink: demonstration ? null : await setupLink(running),
    personas: demonstration ? await personaLines(running) : [],
  };
}

/** Beside the real folder, unless the operator named one. */
function demonstrationConfig(config: Config): Config {
  return { ...config, dataDir: process.env['JIXU_DATA'] ?? `${config.dataDir}-demo` };
}

/** The first start decides what a database is for; a start for the other purpose is refused. */
async function claimDatabase(db: Kysely<unknown>, demonstration: boolean): Promise<void> {
  const purpose = demonstration ? 'demonstration' : 'real';
  await sql`insert into platform.setting (name, value, changed_at)
    values ('purpose', ${JSON.stringify(purpose)}, transaction_timestamp()) on conflict (name) do nothing`.execute(
    db,
  );
  const found = await sql<{
    value: string;
  }>`select value from platform.setting where name = 'purpose'`.execute(db);
  if (found.rows[0]?.value === purpose) return;
  throw new DataFolderError(
    demonstration
      ? 'this database holds real data; the demonstration needs one of its own: unset DATABASE_URL or JIXU_DATA, or name an empty one'
      : 'this database holds demonstration data and cannot be used for real: name an empty one with DATABASE_URL or JIXU_DATA',
  );
}

/** A link for whoever sets the place up, as long as nobody holds an office here. */
async function setupLink(running: Started): Promise<string | null> {
  const found = await sql<{
    taken: boolean;
  }>`select exists (select 1 from organisations.appointment) as taken`.execute(running.database.db);
  if (found.rows[0]?.taken) return null;
  const link = await running.jixu.operations.run(
    { type: 'identity.make-setup-link', actor: { kind: 'system', job: 'start' } },
    (op) => createSetupLink(op),
  );
  return `${running.publicUrl}/setup/${link.token}`;
}
