import pg from 'pg';
import type { Durability } from './durability.ts';
import { readDurability } from './durability.ts';
import { DatabaseUnavailable } from './embedded/database-unavailable.ts';

/** The oldest PostgreSQL whose SQL we use; the suite runs on it and on the embedded 18. */
export const MAJOR_MIN = 15;

/** What a database server that is not ours says about itself; nothing in it is secret. */
export type ExternalDatabase = {
  readonly version: string;
  readonly major: number;
  readonly database: string;
  readonly role: string;
  readonly encoding: string;
  /** Character classes: "C" knows no Chinese letters, and the name search would find nothing. */
  readonly characterType: string;
  readonly durability: Durability;
  readonly rights: {
    readonly superuser: boolean;
    readonly ownsDatabase: boolean;
    /** Append-only tables that this role could change all the same; must be empty. */
    readonly changeable: readonly string[];
    /** How many tables are marked append-only: 0 before the first migration. */
    readonly appendOnlyTables: number;
  };
};

export type Finding = {
  /** `refusal` keeps the server from starting, `warning` is shown by `jixu doctor`. */
  readonly weight: 'refusal' | 'warning';
  readonly code:
    | 'version_too_old'
    | 'not_utf8'
    | 'no_chinese_letters'
    | 'fsync_off'
    | 'synchronous_commit_off'
    | 'full_page_writes_off'
    | 'checksums_off'
    | 'append_only_not_enforced';
  readonly message: string;
};

/** Asks the server behind `url` as the role in `url`: give the URL that the server will serve with. */
export async function describeExternal(url: string): Promise<ExternalDatabase> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return { ...(await readIdentity(client)), durability: await readDurability(client) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DatabaseUnavailable(
      'database.unreachable',
      `The database of DATABASE_URL does not answer: ${why}`,
      { cause: error },
    );
  } finally {
    await client.end();
  }
}

async function readIdentity(client: pg.Client): Promise<Omit<ExternalDatabase, 'durability'>> {
  const { rows } = await client.query<{
    version: string;
    number: number;
    database: string;
    role: string;
    encoding: string;
    ctype: string;
    superuser: boolean;
    owns: boolean;
  }>(`
    select current_setting('server_version') as version,
           current_setting('server_version_num')::int as number,
           current_database()::text as database, current_user::text as role,
           pg_encoding_to_char(d.encoding)::text as encoding, d.datctype::text as ctype,
           r.rolsuper as superuser, pg_has_role(d.datdba, 'member') as owns
    from pg_database d, pg_roles r
    where d.datname = current_database() and r.rolname = current_user`);
  const [row] = rows;
  if (row === undefined) throw new Error('the server does not know this database or role');
  const marked = await readAppendOnly(client);
  return {
    version: row.version,
    major: Math.floor(row.number / 10_000),
    database: row.database,
    role: row.role,
    encoding: row.encoding,
    characterType: row.ctype,
    rights: {
      superuser: row.superuser,
      ownsDatabase: row.owns,
      changeable: marked.filter(({ changeable }) => changeable).map(({ name }) => name),
      appendOnlyTables: marked.length,
    },
  };
}

/** Migrations mark such tables by their comment. Who owns one may give himself every right on it. */
async function readAppendOnly(
  client: pg.Client,
): Promise<readonly { name: string; changeable: boolean }[]> {
  const { rows } = await client.query<{ name: string; changeable: boolean }>(`
    select c.oid::regclass::text as name,
           has_table_privilege(c.oid, 'update, delete, truncate')
             or has_any_column_privilege(c.oid, 'update')
             or pg_has_role(c.relowner, 'member') as changeable
    from pg_class c
    where c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') = 'append-only'
    order by 1`);
  return rows;
}

/** Everything that is wrong with the server, worst first. Pure. */
export function judgeExternal(found: ExternalDatabase): readonly Finding[] {
  const { durability, rights } = found;
  const findings: Finding[] = [];
  const find = (weight: Finding['weight'], code: Finding['code'], message: string) =>
    findings.push({ weight, code, message });
  if (found.major < MAJOR_MIN)
    find('refusal', 'version_too_old', `PostgreSQL ${found.version} is older than ${MAJOR_MIN}`);
  if (found.encoding !== 'UTF8')
    find('refusal', 'not_utf8', `the database stores ${found.encoding}, it must store UTF8`);
  if (!durability.fsync) find('refusal', 'fsync_off', 'fsync is off');
  if (!durability.synchronousCommit)
    find('refusal', 'synchronous_commit_off', 'synchronous_commit is off, here or for some role');
  if (!durability.fullPageWrites)
    find('refusal', 'full_page_writes_off', 'full_page_writes is off');
  if (!durability.dataChecksums)
    find('warning', 'checksums_off', 'data checksums are off: a failing disk goes unnoticed');
  if (['C', 'POSIX'].includes(found.characterType))
    find('warning', 'no_chinese_letters', `LC_CTYPE is ${found.characterType}: use C.UTF-8`);
  const oneRole = rights.superuser || rights.ownsDatabase || rights.changeable.length > 0;
  if (oneRole) {
    find(
      'warning',
      'append_only_not_enforced',
      `the role ${found.role} could change the ledger: give the server a role that owns nothing`,
    );
  }
  return findings;
}

/** For the start of a server: the description, or a refusal that names everything that is wrong. */
export async function requireExternal(url: string): Promise<ExternalDatabase> {
  const found = await describeExternal(url);
  const refusals = judgeExternal(found).filter(({ weight }) => weight === 'refusal');
  if (refusals.length === 0) return found;
  const tooOld = refusals.some(({ code }) => code === 'version_too_old');
  throw new DatabaseUnavailable(
    tooOld ? 'database.wrong_version' : 'database.not_durable',
    `The database of DATABASE_URL cannot be used: ${refusals.map(({ message }) => message).join('; ')}.`,
  );
}
