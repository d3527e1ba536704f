import type { ClientBase } from 'pg';
import { DatabaseUnavailable } from './embedded/database-unavailable.ts';

/** What an acknowledged write rests on. */
export type Durability = {
  readonly fsync: boolean;
  /** False too where ALTER … SET switches it off for this database or for any role in it. */
  readonly synchronousCommit: boolean;
  readonly fullPageWrites: boolean;
  readonly dataChecksums: boolean;
};

/** Settings that a connection sees, and those that other roles or databases would see. */
export async function readDurability(connection: Pick<ClientBase, 'query'>): Promise<Durability> {
  const { rows } = await connection.query<{
    fsync: string;
    synchronous_commit: string;
    full_page_writes: string;
    data_checksums: string;
    overridden: boolean;
  }>(`
    select current_setting('fsync') as fsync,
           current_setting('synchronous_commit') as synchronous_commit,
           current_setting('full_page_writes') as full_page_writes,
           current_setting('data_checksums') as data_checksums,
           exists (select from pg_db_role_setting, unnest(setconfig) as setting
                   where setting = 'synchronous_commit=off' and setdatabase in
                     (0, (select oid from pg_database where datname = current_database())))
           as overridden`);
  const [row] = rows;
  return {
    fsync: row?.fsync === 'on',
    synchronousCommit: row?.synchronous_commit !== 'off' && row?.overridden === false,
    fullPageWrites: row?.full_page_writes === 'on',
    dataChecksums: row?.data_checksums === 'on',
  };
}

/**
 * Refuses a server that may lose or tear an acknowledged write. Checksums cannot be switched on in
 * passing, so an external server without them is only warned about: the answer lists warnings.
 */
export async function assertDurable(
  connection: Pick<ClientBase, 'query'>,
  options: { readonly checksums: 'required' | 'advised' },
): Promise<readonly string[]> {
  const found = await readDurability(connection);
  const broken = brokenPromises(found);
  const checksums = found.dataChecksums ? [] : ['data_checksums is off'];
  if (options.checksums === 'required') broken.push(...checksums);
  if (broken.length > 0) {
    throw new DatabaseUnavailable(
      'database.not_durable',
      `This database may lose acknowledged records: ${broken.join(', ')}. Set fsync = on, ` +
        'synchronous_commit = on and full_page_writes = on, for every role and database too.',
    );
  }
  return checksums;
}

function brokenPromises(found: Durability): string[] {
  return [
    ...(found.fsync ? [] : ['fsync is off']),
    ...(found.synchronousCommit ? [] : ['synchronous_commit is off']),
    ...(found.fullPageWrites ? [] : ['full_page_writes is off']),
  ];
}
