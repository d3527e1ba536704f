import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { exportLedger } from '../hours/index.ts';
import type { Config } from '../platform/config/config.ts';
import { backup as backupDatabase } from '../platform/db/backup.ts';
import { openDatabase } from '../platform/db/database.ts';
import { startEmbedded } from '../platform/db/embedded/start-embedded.ts';
import { describeExternal, type Finding, judgeExternal } from '../platform/db/external.ts';
import { migrate, type MigrationReport } from '../platform/db/migrate.ts';
import { restore as restoreDatabase } from '../platform/db/restore.ts';

/** What an operator does to a database while the server rests, or, for an export, beside it. */
export type Maintenance = {
  readonly migrate: () => Promise<MigrationReport>;
  readonly backup: (file: string, onTable: (name: string) => void) => Promise<void>;
  readonly restore: (file: string, onTable: (name: string) => void) => Promise<void>;
  readonly exportLedger: (file: string) => Promise<void>;
  readonly findings: () => Promise<readonly Finding[]>;
  readonly close: () => Promise<void>;
};

export async function openMaintenance(config: Config): Promise<Maintenance> {
  const source = await sourceOf(config);
  const appRole = new URL(source.appUrl).username;
  return {
    migrate: () => migrate(source.ownerUrl, { appRole }),
    backup: async (file, onTable) => {
      await backupDatabase(source.ownerUrl, file, (table) => onTable(JSON.stringify(table)));
    },
    restore: async (file, onTable) => {
      await restoreDatabase(file, source.ownerUrl, {
        migrate: (url, through) =>
          migrate(url, { appRole, ...(through === undefined ? {} : { through }) }),
        onTable: (table) => onTable(JSON.stringify(table)),
      });
    },
    exportLedger: async (file) => {
      const database = openDatabase(source.appUrl, 2);
      try {
        await database.db
          .transaction()
          .setIsolationLevel('repeatable read')
          .execute(async (tx) => {
            const read = await sql<{ at: Date }>`select transaction_timestamp() as at`.execute(tx);
            const at = read.rows[0]?.at;
            if (!at) throw new Error('the database gave no time');
            await pipeline(
              Readable.from(exportLedger(tx, at)),
              createWriteStream(file, { mode: 0o600 }),
            );
          });
      } finally {
        await database.close();
      }
    },
    findings: async () => judgeExternal(await describeExternal(source.appUrl)),
    close: source.stop,
  };
}

async function sourceOf(
  config: Config,
): Promise<{ ownerUrl: string; appUrl: string; stop: () => Promise<void> }> {
  if (config.databaseUrl !== null) {
    return {
      ownerUrl: config.ownerUrl ?? config.databaseUrl,
      appUrl: config.databaseUrl,
      stop: async () => undefined,
    };
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: () => undefined });
  return { ownerUrl: embedded.ownerUrl, appUrl: embedded.appUrl, stop: () => embedded.stop() };
}
