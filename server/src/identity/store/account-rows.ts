import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { AccountId, PersonId } from '@jixu/kernel';
import { arrayLiteral } from '../../platform/db/array-literal.ts';
import type { Failures } from '../domain/lock-out.ts';
import type { AccountState } from '../domain/log-in-decision.ts';

type Db = Kysely<unknown>;

export type Account = Failures & {
  readonly personId: PersonId;
  readonly accountId: AccountId;
  readonly state: AccountState;
  readonly passwordHash: string | null;
  readonly lastLoginAt: Date | null;
  readonly activatedAt: Date | null;
  readonly locale: string;
};

type Row = {
  person_id: PersonId;
  account_id: AccountId;
  state: AccountState;
  password_hash: string | null;
  failures: number;
  failures_today: number;
  last_failure_at: Date | null;
  locked_until: Date | null;
  last_login_at: Date | null;
  activated_at: Date | null;
  locale: string;
};

const COLUMNS = sql`person_id, account_id, state, password_hash, failures, failures_today,
  last_failure_at, locked_until, last_login_at, activated_at, locale`;

function accountOf(row: Row | undefined): Account | null {
  if (!row) return null;
  return {
    personId: row.person_id,
    accountId: row.account_id,
    state: row.state,
    passwordHash: row.password_hash,
    failures: row.failures,
    failuresToday: row.failures_today,
    lastFailureAt: row.last_failure_at,
    lockedUntil: row.locked_until,
    lastLoginAt: row.last_login_at,
    activatedAt: row.activated_at,
    locale: row.locale,
  };
}

export async function insertAccount(
  tx: Db,
  row: { personId: PersonId; accountId: AccountId },
): Promise<void> {
  await sql`insert into identity.account (person_id, account_id, state)
    values (${row.personId}, ${row.accountId}, 'pending')`.execute(tx);
}

export async function insertAccounts(
  tx: Db,
  rows: readonly { readonly personId: PersonId; readonly accountId: AccountId }[],
): Promise<void> {
  await sql`insert into identity.account (person_id, account_id, state)
    select person_id, account_id, 'pending'
    from unnest(${arrayLiteral(rows.map((row) => row.personId))}::uuid[],
      ${arrayLiteral(rows.map((row) => row.accountId))}::uuid[]) as new (person_id, account_id)`.execute(
    tx,
  );
}

export async function accountOfPerson(db: Db, personId: PersonId): Promise<Account | null> {
  const found = await sql<Row>`select ${COLUMNS} from identity.account
    where person_id = ${personId}`.execute(db);
  return accountOf(found.rows[0]);
}

export async function lockAccount(tx: Db, personId: PersonId): Promise<Account | null> {
  const found = await sql<Row>`select ${COLUMNS} from identity.account
    where person_id = ${personId} for update`.execute(tx);
  return accountOf(found.rows[0]);
}

export async function loginNameHolder(db: Db, loginName: string): Promise<PersonId | null> {
  const found = await sql<{ person_id: PersonId }>`select person_id from identity.login_claim
    where login_name = ${loginName}`.execute(db);
  return found.rows[0]?.person_id ?? null;
}

/** False: someone else has it. */
export async function claimLoginName(
  tx: Db,
  loginName: string,
  personId: PersonId,
): Promise<boolean> {
  await sql`insert into identity.login_claim (login_name, person_id)
    values (${loginName}, ${personId}) on conflict do nothing`.execute(tx);
  return (await loginNameHolder(tx, loginName)) === personId;
}

/** Zero rows where there is no account: the statement is sent all the same, so that it costs the same. */
export async function writeFailures(tx: Db, personId: PersonId, state: Failures): Promise<bigint> {
  const done = await sql`update identity.account set failures = ${state.failures},
      failures_today = ${state.failuresToday}, last_failure_at = ${state.lastFailureAt},
      locked_until = ${state.lockedUntil}
    where person_id = ${personId}`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

export async function writeLogIn(tx: Db, personId: PersonId, at: Date): Promise<bigint> {
  const done = await sql`update identity.account
    set failures = 0, failures_today = 0, locked_until = null, last_login_at = ${at}
    where person_id = ${personId} and state = 'active'`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

export async function activateAccount(
  tx: Db,
  row: {
    personId: PersonId;
    passwordHash: string;
    consentVersion: string;
    with: 'slip' | 'sms' | 'setup';
    locale: string;
    at: Date;
  },
): Promise<bigint> {
  const done = await sql`update identity.account set state = 'active',
      password_hash = ${row.passwordHash}, consent_version = ${row.consentVersion},
      consented_at = ${row.at}, activated_at = ${row.at}, activated_with = ${row.with},
      locale = ${row.locale}, failures = 0, failures_today = 0, locked_until = null,
      last_login_at = ${row.at}
    where person_id = ${row.personId} and state = 'pending'`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

export async function writePassword(
  tx: Db,
  personId: PersonId,
  passwordHash: string,
): Promise<bigint> {
  const done = await sql`update identity.account set password_hash = ${passwordHash}
    where person_id = ${personId} and state = 'active'`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

/** What a person typed as his log-in name, if he chose one. */
export async function loginNameOf(db: Db, personId: PersonId): Promise<string | null> {
  const found = await sql<{ login_name: string }>`select login_name from identity.login_claim
    where person_id = ${personId}`.execute(db);
  return found.rows[0]?.login_name ?? null;
}

export async function returnToPending(tx: Db, personId: PersonId): Promise<bigint> {
  const done = await sql`update identity.account set state = 'pending', password_hash = null,
      failures = 0, failures_today = 0, locked_until = null, activated_at = null,
      activated_with = null
    where person_id = ${personId}`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

export async function writeLocale(tx: Db, personId: PersonId, locale: string): Promise<bigint> {
  const done = await sql`update identity.account set locale = ${locale}
    where person_id = ${personId}`.execute(tx);
  return done.numAffectedRows ?? 0n;
}

export type AccountStateRow = {
  readonly person_id: PersonId;
  readonly state: AccountState;
  readonly activated_at: Date | null;
  readonly activated_with: 'slip' | 'sms' | 'setup' | null;
  readonly last_login_at: Date | null;
};

export async function accountStateRows(
  db: Db,
  ids: readonly PersonId[],
): Promise<readonly AccountStateRow[]> {
  const found = await sql<AccountStateRow>`
    select person_id, state, activated_at, activated_with, last_login_at
    from identity.account where person_id = any(${[...ids]}::uuid[])`.execute(db);
  return found.rows;
}
