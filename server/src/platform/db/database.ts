import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

/** PostgreSQL's own numbers of these types. */
const DATE = 1082;
const INT8 = 20;

/** Values arrive as our own kinds: dates as "2021-03-05", bigint as a checked number, timestamps as Date. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return (text: string) => text;
    if (oid === INT8) return safeInteger;
    return pg.types.getTypeParser(oid, format ?? 'text');
  },
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('database: integer beyond 2^53');
  return value;
}

export type Database = {
  readonly db: Kysely<unknown>;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
};

/** Why 20: two cores serve no more at once; waiting in our queue is cheaper than in PostgreSQL's. */
const CONNECTIONS_MAX = 20;

/** `patience`: how many times as long as a server that has visitors one waits; for tests beside much else. */
export function openDatabase(
  url: string,
  connectionsMax = CONNECTIONS_MAX,
  patience = 1,
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    types,
    connectionTimeoutMillis: 10_000 * patience,
    idleTimeoutMillis: 60_000,
    // A statement that runs longer holds locks that others wait for; long work is a job in small steps.
    statement_timeout: 30_000 * patience,
    idle_in_transaction_session_timeout: 60_000 * patience,
  });
  // A connection that dies while idle is replaced at its next use; without a listener Node would exit.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}
