import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import type { CopyStreamQuery } from 'pg-copy-streams';
import { from as copyFrom } from 'pg-copy-streams';
import { BackupRefused, damaged, readArchive } from './backup-archive.ts';
import type { BackupHeader, BackupManifest, BackupReport } from './backup.ts';
import { SETTINGS_OF_TEXT, copyTarget, quote } from './backup.ts';
import type { SavedTable } from './backup-schema.ts';
import { MIGRATIONS_TABLE, fullName, readMigrations, readTables } from './backup-schema.ts';
import { codeOf } from './embedded/database-unavailable.ts';

export type RestoreOptions = {
  /** Makes the schema up to and including the migration `through`. */
  migrate(url: string, through: string | undefined): Promise<unknown>;
  readonly onTable?: (name: string, rows: number) => void;
};

/**
 * Brings a backup into a new database: the schema by its migrations, then every row, all or none.
 * `url` is the owner's. A later start applies the migrations that the backup did not know yet.
 */
export async function restore(
  file: string,
  url: string,
  options: RestoreOptions,
): Promise<BackupReport> {
  const header = await readHeader(file);
  const client = new pg.Client({ connectionString: url, application_name: 'jixu restore' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await refuseRows(client);
    await options.migrate(url, Object.keys(header.migrations).sort().at(-1));
    await requireSameSchema(client, header, file);
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    await client.query('set local idle_in_transaction_session_timeout = 0');
    for (const setting of SETTINGS_OF_TEXT) await client.query(setting);
    const report = await load(client, file, header, options.onTable ?? (() => undefined));
    await client.query('commit');
    await client.query('analyze');
    return report;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    // Values that no column takes, references to nothing: the server's words name table and row.
    const unfit = /^2[23]...$/.test(codeOf(error)) && error instanceof Error;
    throw unfit ? damaged(file, error.message, error) : error;
  } finally {
    await client.end();
  }
}

async function load(
  client: pg.Client,
  file: string,
  header: BackupHeader,
  onTable: (name: string, rows: number) => void,
): Promise<BackupReport> {
  const foreignKeys = await dropForeignKeys(client);
  const names = header.tables.map(({ schema, name }) => quote(schema, name));
  if (names.length > 0) await client.query(`truncate ${names.join(', ')}`);
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  const manifest = await loadRows(client, file, header, onTable);
  for (const name of names) await client.query(`alter table ${name} enable trigger user`);
  // Added again after the rows, they are checked for every row.
  for (const { table, name, definition } of foreignKeys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const { schema, name, last } of header.sequences)
    if (last !== null)
      await client.query('select setval($1::regclass, $2::bigint)', [quote(schema, name), last]);
  await countAgain(client, file, manifest, header);
  return { ...manifest, takenAt: header.takenAt };
}

/** One pass over the file: each table's parts go into one COPY; the manifest at the end decides. */
async function loadRows(
  client: pg.Client,
  file: string,
  header: BackupHeader,
  onTable: (name: string, rows: number) => void,
): Promise<BackupManifest> {
  const loaded: BackupManifest['tables'][number][] = [];
  let loading: TableLoad | undefined;
  const finishUntil = async (index: number) => {
    for (let next = loaded.length; next < index; next += 1) {
      const table = header.tables[next];
      if (table === undefined) throw damaged(file, 'it holds a table that it does not name');
      loading ??= new TableLoad(client, table);
      const result = await loading.finish();
      loading = undefined;
      loaded.push(result);
      onTable(result.name, result.rows);
    }
  };
  try {
    for await (const { name, data } of readArchive(file)) {
      const part = /^tables\/(\d+)\/\d+\.copy$/.exec(name);
      if (part !== null) {
        const index = Number(part[1]);
        await finishUntil(index);
        const table = header.tables[index];
        if (table === undefined || index < loaded.length)
          throw damaged(file, 'its tables are out of order');
        loading ??= new TableLoad(client, table);
        await loading.add(data);
      } else if (name === 'manifest.json') {
        await finishUntil(header.tables.length);
        requireEqual(file, parseManifest(data, file), loaded);
        return { tables: loaded };
      }
    }
    throw damaged(file, 'its manifest is missing');
  } catch (error) {
    await loading?.abandon();
    throw error;
  }
}

class TableLoad {
  readonly #table: SavedTable;
  readonly #copy: CopyStreamQuery;
  readonly #ended: Promise<unknown>;
  readonly #digest: Hash = createHash('sha256');

  constructor(client: pg.Client, table: SavedTable) {
    this.#table = table;
    this.#copy = client.query(copyFrom(`copy ${copyTarget(table)} from stdin`));
    this.#ended = finished(this.#copy);
    // Reported by the next `add` or by `finish`.
    this.#ended.catch(() => undefined);
  }

  async add(data: Buffer): Promise<void> {
    this.#digest.update(data);
    if (this.#copy.destroyed) await this.#ended;
    if (!this.#copy.write(data)) await Promise.race([once(this.#copy, 'drain'), this.#ended]);
  }

  /** Tells the server that no more will come; without it the connection waits for ever. */
  async abandon(): Promise<void> {
    this.#copy.destroy(new Error('restore given up'));
    await this.#ended.catch(() => undefined);
  }

  async finish(): Promise<BackupManifest['tables'][number]> {
    this.#copy.end();
    await this.#ended;
    const sha256 = this.#digest.digest('hex');
    return { name: fullName(this.#table), rows: this.#copy.rowCount, sha256 };
  }
}

function requireEqual(
  file: string,
  manifest: BackupManifest,
  loaded: BackupManifest['tables'],
): void {
  for (const [index, promised] of manifest.tables.entries()) {
    const found = loaded[index];
    if (found?.name !== promised.name || found.sha256 !== promised.sha256)
      throw damaged(file, `table ${promised.name} is not as it was saved`);
    if (found.rows !== promised.rows)
      throw damaged(file, `table ${promised.name} has ${found.rows} of ${promised.rows} rows`);
  }
  if (manifest.tables.length !== loaded.length) throw damaged(file, 'it lacks tables');
}

/** What the database says it holds, not what the copying said. */
async function countAgain(
  client: pg.Client,
  file: string,
  manifest: BackupManifest,
  header: BackupHeader,
): Promise<void> {
  for (const [index, { schema, name }] of header.tables.entries()) {
    const { rows } = await client.query<{ rows: string }>(
      `select count(*)::text as rows from ${quote(schema, name)}`,
    );
    const promised = manifest.tables[index]?.rows;
    if (Number(rows[0]?.rows) !== promised)
      throw damaged(file, `table ${schema}.${name} has not ${promised} rows after the restore`);
  }
}

async function refuseRows(client: pg.Client): Promise<void> {
  for (const table of await readTables(client)) {
    if (fullName(table) === MIGRATIONS_TABLE) continue;
    const found = await client.query(`select from ${quote(table.schema, table.name)} limit 1`);
    if (found.rowCount === 0) continue;
    throw new BackupRefused(
      'backup.not_empty',
      `The database already holds rows (${fullName(table)}). Restore into a new, empty one.`,
    );
  }
}

async function requireSameSchema(
  client: pg.Client,
  header: BackupHeader,
  file: string,
): Promise<void> {
  const migrations = await readMigrations(client);
  const names = new Set([...Object.keys(migrations), ...Object.keys(header.migrations)]);
  const other = [...names].filter((name) => migrations[name] !== header.migrations[name]);
  const there = new Map((await readTables(client)).map((table) => [fullName(table), table]));
  const lacking = header.tables.filter((table) => {
    const columns = there.get(fullName(table))?.columns ?? [];
    return !table.columns.every((column) => columns.includes(column));
  });
  const wrong = [...other, ...lacking.map((table) => fullName(table))];
  if (wrong.length === 0) return;
  throw new BackupRefused(
    'backup.other_schema',
    `${file} was taken from another schema (${wrong.slice(0, 5).join(', ')}). Restore it with the ` +
      'Jixu that took it, or a newer one, into a database that no other Jixu has migrated.',
  );
}

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

async function dropForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name,
           pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conparentid = 0
    order by 1, 2`);
  for (const { table, name } of rows)
    await client.query(`alter table ${table} drop constraint ${name}`);
  return rows;
}

async function readHeader(file: string): Promise<BackupHeader> {
  for await (const { name, data } of readArchive(file)) {
    if (name !== 'header.json') break;
    const header = parseJson(data, file) as Partial<BackupHeader> | null;
    if (header?.format !== 1) throw damaged(file, 'its format is unknown to this Jixu');
    const { takenAt, serverVersion, migrations, tables, sequences } = header;
    if (typeof takenAt === 'string' && typeof serverVersion === 'string')
      if (typeof migrations === 'object' && Array.isArray(tables) && Array.isArray(sequences))
        return { format: 1, takenAt, serverVersion, migrations, tables, sequences };
    break;
  }
  throw damaged(file, 'it does not begin like one');
}

function parseManifest(data: Buffer, file: string): BackupManifest {
  const manifest = parseJson(data, file) as Partial<BackupManifest> | null;
  if (!Array.isArray(manifest?.tables)) throw damaged(file, 'its manifest is unreadable');
  return { tables: manifest.tables };
}

function parseJson(data: Buffer, file: string): unknown {
  try {
    return JSON.parse(data.toString('utf8'));
  } catch (error) {
    throw damaged(file, 'an entry is unreadable', error);
  }
}
