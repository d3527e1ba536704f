import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { runMigrations as migrateJobs } from 'graphile-worker';

export const migrationsDir = new URL('../../../migrations/', import.meta.url);

export type MigrationReport = { readonly applied: readonly string[]; readonly already: number };

/** One server at a time migrates; the number is arbitrary and only has to be ours. */
const MIGRATION_LOCK = 7_411_927;

/**
 * Applies the SQL files that a database lacks, in name order, each in its own transaction, then gives the serving role
 * its rights. Files are frozen: a changed file that was applied before stops the start with a clear message.
 */
export async function migrate(
  ownerUrl: string,
  options: {
    appRole: string;
    /** The last migration to apply, for the restore of an older backup; all of them otherwise. */
    through?: string;
  },
): Promise<MigrationReport> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(`create table if not exists public.jixu_migration
      (name text primary key, sha256 text not null, applied_at timestamptz not null)`);
    const applied = await applyPending(client, options.through);
    await migrateJobs({ connectionString: ownerUrl });
    await grant(client, options.appRole);
    return applied;
  } finally {
    await client.end();
  }
}

async function applyPending(
  client: pg.Client,
  through: string | undefined,
): Promise<MigrationReport> {
  const rows = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from public.jixu_migration',
  );
  const known = new Map(rows.rows.map((row) => [row.name, row.sha256]));
  const applied: string[] = [];
  for (const name of (await readdir(migrationsDir))
    .filter((file) => file.endsWith('.sql') && (through === undefined || file <= through))
    .sort()) {
    const text = await readFile(new URL(name, migrationsDir), 'utf8');
    const sha256 = createHash('sha256').update(text).digest('hex');
    const before = known.get(name);
    if (before === sha256) continue;
    if (before !== undefined) {
      throw new Error(
        `migration ${name} was changed after this database applied it; migrations are frozen`,
      );
    }
    await client.query('begin');
    try {
      await client.query(text);
      await client.query(
        'insert into public.jixu_migration (name, sha256, applied_at) values ($1, $2, transaction_timestamp())',
        [name, sha256],
      );
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw new Error(`migration ${name} failed: ${error instanceof Error ? error.message : ''}`, {
        cause: error,
      });
    }
    applied.push(name);
  }
  return { applied, already: known.size };
}

/** The serving role reads and writes everything, but what is marked append-only it may only add to. */
async function grant(client: pg.Client, appRole: string): Promise<void> {
  const role = pg.escapeIdentifier(appRole);
  const owner = await client.query<{ same: boolean }>('select current_user = $1 as same', [
    appRole,
  ]);
  if (owner.rows[0]?.same) return;
  const tables = await client.query<{
    schema: string;
    name: string;
    append_only: boolean;
    row_security: boolean;
  }>(`
    select n.nspname as schema, c.relname as name, c.relrowsecurity as row_security, coalesce(d.description = 'append-only', false) as append_only
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_description d on d.objoid = c.oid and d.objsubid = 0 and d.classoid = 'pg_class'::regclass
    where c.relkind in ('r', 'v', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'public')
      and n.nspname not like 'pg_%'`);
  const statements: string[] = [];
  for (const schema of new Set(tables.rows.map((row) => row.schema))) {
    const quoted = pg.escapeIdentifier(schema);
    statements.push(
      `grant usage on schema ${quoted} to ${role}`,
      `grant usage, select on all sequences in schema ${quoted} to ${role}`,
      `grant execute on all functions in schema ${quoted} to ${role}`,
    );
  }
  for (const table of tables.rows) {
    const name = `${pg.escapeIdentifier(table.schema)}.${pg.escapeIdentifier(table.name)}`;
    const rights = table.append_only ? 'select, insert' : 'select, insert, update, delete';
    statements.push(`revoke all on ${name} from ${role}`, `grant ${rights} on ${name} to ${role}`);
    // graphile-worker closes its tables to every role but their owner; ours enqueues and works as another.
    if (table.row_security) statements.push(`alter table ${name} disable row level security`);
  }
  await client.query(statements.join(';\n'));
}
