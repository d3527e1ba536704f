import { createHash } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { ArchiveWriter, BackupRefused } from './backup-archive.ts';
import type { SavedSequence, SavedTable } from './backup-schema.ts';
import { fullName, readMigrations, readSequences, readTables } from './backup-schema.ts';
import { syncFolder } from './embedded/durable-files.ts';

/** The first entry of a backup: what has to be known before the first row. */
export type BackupHeader = {
  readonly format: 1;
  readonly takenAt: string;
  readonly serverVersion: string;
  /** Name → digest of every migration that made the schema. */
  readonly migrations: Readonly<Record<string, string>>;
  readonly tables: readonly SavedTable[];
  readonly sequences: readonly SavedSequence[];
};

/** The last entry: what has to come out. */
export type BackupManifest = {
  readonly tables: readonly {
    readonly name: string;
    readonly rows: number;
    /** Of the table's COPY text, before compression. */
    readonly sha256: string;
  }[];
};

export type BackupReport = BackupManifest & { readonly takenAt: string };

const PART_BYTES = 4 * 2 ** 20;

/**
 * Writes every row of the database to a new file, as they were at one instant, while the server
 * goes on serving. The keys that encrypt identity numbers are not in it: they lie outside the
 * database on purpose and are backed up apart.
 */
export async function backup(
  url: string,
  file: string,
  onTable: (name: string, rows: number) => void = () => undefined,
): Promise<BackupReport> {
  await refuseExisting(file);
  const partial = `${file}.partial`;
  await rm(partial, { force: true });
  const client = new pg.Client({ connectionString: url, application_name: 'jixu backup' });
  client.on('error', () => undefined);
  await client.connect();
  const archive = new ArchiveWriter(partial);
  try {
    const report = await write(client, archive, onTable);
    await archive.finish();
    await rename(partial, file);
    await syncFolder(dirname(file));
    return report;
  } catch (error) {
    await archive.abandon();
    await rm(partial, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function refuseExisting(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return;
  throw new BackupRefused(
    'backup.file_exists',
    `${file} exists. A backup never overwrites: name a new file.`,
  );
}

async function write(
  client: pg.Client,
  archive: ArchiveWriter,
  onTable: (name: string, rows: number) => void,
): Promise<BackupReport> {
  const header = await openSnapshot(client);
  await archive.add('header.json', Buffer.from(JSON.stringify(header)));
  const tables = [];
  for (const [index, table] of header.tables.entries()) {
    const folder = `tables/${String(index).padStart(4, '0')}`;
    const { rows, sha256 } = await writeTable(client, archive, table, folder);
    tables.push({ name: fullName(table), rows, sha256 });
    onTable(fullName(table), rows);
  }
  await client.query('commit');
  const manifest: BackupManifest = { tables };
  await archive.add('manifest.json', Buffer.from(JSON.stringify(manifest)));
  return { ...manifest, takenAt: header.takenAt };
}

async function openSnapshot(client: pg.Client): Promise<BackupHeader> {
  await client.query('begin isolation level repeatable read, read only');
  await client.query(`set local statement_timeout = 0`);
  await client.query(`set local idle_in_transaction_session_timeout = 0`);
  for (const setting of SETTINGS_OF_TEXT) await client.query(setting);
  const { rows } = await client.query<{ at: string; version: string }>(
    `select to_json(transaction_timestamp()) #>> '{}' as at,
            current_setting('server_version') as version`,
  );
  const tables = await readTables(client);
  // Against a migration that would drop one of them before we come to it.
  for (const { schema, name } of tables)
    await client.query(`lock table ${quote(schema, name)} in access share mode`);
  return {
    format: 1,
    takenAt: rows[0]?.at ?? '',
    serverVersion: rows[0]?.version ?? '',
    migrations: await readMigrations(client),
    tables,
    sequences: await readSequences(client),
  };
}

/** What a value looks like as text must not depend on the server's or the role's settings. */
export const SETTINGS_OF_TEXT = [
  `set local client_encoding = 'UTF8'`,
  `set local datestyle = 'ISO, YMD'`,
  `set local intervalstyle = 'postgres'`,
  `set local timezone = 'UTC'`,
  `set local extra_float_digits = 1`,
];

async function writeTable(
  client: pg.Client,
  archive: ArchiveWriter,
  table: SavedTable,
  folder: string,
): Promise<{ rows: number; sha256: string }> {
  const copy = client.query(copyTo(`copy ${copyTarget(table)} to stdout`));
  const digest = createHash('sha256');
  let parts = 0;
  let held: Buffer[] = [];
  let size = 0;
  const flush = async () => {
    const data = Buffer.concat(held);
    held = [];
    size = 0;
    digest.update(data);
    await archive.add(`${folder}/${String(parts).padStart(8, '0')}.copy`, data);
    parts += 1;
  };
  for await (const chunk of copy as AsyncIterable<Buffer>) {
    held.push(chunk);
    size += chunk.length;
    if (size >= PART_BYTES) await flush();
  }
  if (size > 0) await flush();
  return { rows: copy.rowCount, sha256: digest.digest('hex') };
}

/** Table and columns for COPY, which refuses an empty list. */
export function copyTarget(table: SavedTable): string {
  const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const name = quote(table.schema, table.name);
  return columns === '' ? name : `${name} (${columns})`;
}

export function quote(schema: string, name: string): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
}
