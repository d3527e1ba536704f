import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';

export type Somebody = { readonly personId: string; readonly cookie: string };

/**
 * People of a unit who are logged in, by SQL: thousands of log-ins are another scene. Nothing else of this program writes
 * to the database.
 */
export async function enlist(
  client: pg.Client,
  of: { readonly unitId: string; readonly count: number },
): Promise<readonly Somebody[]> {
  const people = Array.from({ length: of.count }, () => {
    const token = randomBytes(20).toString('base64url');
    return {
      personId: randomUUID(),
      cookie: `__Host-jixu=${token}`,
      hash: createHash('sha256').update(token).digest('base64url'),
    };
  });
  const ids = people.map((one) => one.personId);
  await client.query(
    `insert into identity.person (person_id, name, name_key, pinyin, initials, created_at)
     select id, '林学', '林学', 'linxue', 'lx', transaction_timestamp() from unnest($1::uuid[]) id`,
    [ids],
  );
  await client.query(
    `insert into identity.account (person_id, account_id, state, password_hash, activated_at, activated_with)
     select id, gen_random_uuid(), 'active', 'nobody logs in with this', transaction_timestamp(), 'setup'
     from unnest($1::uuid[]) id`,
    [ids],
  );
  await client.query(
    `insert into organisations.membership (person_id, membership_id, unit_id, from_on)
     select id, gen_random_uuid(), $2, '2024-01-01' from unnest($1::uuid[]) id`,
    [ids, of.unitId],
  );
  await client.query(
    `insert into identity.session (token_hash, session_id, kind, person_id, created_at, last_seen_at, expires_at)
     select hash, gen_random_uuid(), 'session', id, transaction_timestamp(), transaction_timestamp(),
       transaction_timestamp() + interval '12 hours'
     from unnest($1::uuid[], $2::text[]) as t(id, hash)`,
    [ids, people.map((one) => one.hash)],
  );
  return people.map(({ personId, cookie }) => ({ personId, cookie }));
}
