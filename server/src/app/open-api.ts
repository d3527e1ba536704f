import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { databaseClock } from '../platform/clock/clock.ts';
import { readConfig } from '../platform/config/config.ts';
import { createLog } from '../platform/log/log.ts';
import { compose } from './compose.ts';

/** The OpenAPI document of all routes, without a database: nothing is opened, only described. */
export async function openApiDocument(): Promise<unknown> {
  const pool = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
  const unused = (): never => {
    throw new Error('open-api: describing opens nothing');
  };
  const nothing = { put: unused, read: unused, pathOf: unused, remove: unused, olderThan: unused };
  const jixu = await compose({
    config: readConfig({}),
    database: {
      db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
      pool,
      close: () => pool.end(),
    },
    clock: databaseClock(),
    log: createLog({ level: 'silent' }),
    keyring: {
      file: '',
      encrypt: unused,
      decrypt: unused,
      blindIndex: unused,
      get signing() {
        return unused();
      },
    },
    printer: {
      render: unused,
      renderPng: unused,
      readMarks: unused,
      missingGlyphs: unused,
      close: async () => undefined,
    },
    storage: { area: () => nothing, ...nothing },
    publicUrl: () => 'https://jixu.example',
    demonstration: false,
    started: () => true,
  });
  await jixu.server.ready();
  const document: unknown = jixu.server.swagger();
  await pool.end();
  return document;
}
