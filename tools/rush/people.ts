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

/** A published course of one long page: writing and reviewing courses is another scene, too. */
export async function shelve(
  client: pg.Client,
  of: { readonly bureauId: string; readonly seconds: number },
): Promise<{ courseId: string; chapterId: string }> {
  const [courseId, versionId, chapterId] = [randomUUID(), randomUUID(), randomUUID()];
  const chapter = {
    chapterId,
    kind: 'page',
    title: '第一讲',
    mediaId: null,
    seconds: of.seconds,
    text: '请阅读。',
    captions: null,
    marks: [],
    questions: [],
  };
  const content = {
    title: '公需课',
    summary: '说明',
    category: 'public',
    compulsory: false,
    amount: { unit: 'hours', value: '24' },
    series: [],
    opensOn: null,
    closesOn: null,
    needs: [],
    chapters: [chapter],
  };
  await client.query(
    `insert into learning.course (course_id, node_id, place_id, live_version_id, created_at, created_by)
     select $1, $2, node_id, $3, transaction_timestamp(), gen_random_uuid()
     from organisations.node where kind = 'region' limit 1`,
    [courseId, of.bureauId, versionId],
  );
  await client.query(
    `insert into learning.course_version (course_id, version_id, number, state, content, revision, edited_by, changed_at,
       published_at)
     values ($1, $2, 1, 'published', $3, 1, gen_random_uuid(), transaction_timestamp(), transaction_timestamp())`,
    [courseId, versionId, content],
  );
  return { courseId, chapterId };
}
