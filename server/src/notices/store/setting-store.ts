import type { PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import { type Topic, TOPICS, type Ways } from '../domain/notice-kinds.ts';

/** What the person chose, topic by topic; the usual ways where nothing was chosen. */
export async function waysOf(
  db: Kysely<unknown>,
  personId: PersonId,
): Promise<Readonly<Record<Topic, Ways>>> {
  const found = await sql<{ topic: string; email: boolean; sms: boolean }>`
    select topic, email, sms from notices.setting where person_id = ${personId}`.execute(db);
  const chosen = new Map(found.rows.map((row) => [row.topic, row]));
  const ways = (topic: Topic): Ways => {
    const { email, sms } = chosen.get(topic) ?? TOPICS[topic].usual;
    return { email, sms };
  };
  return {
    decisions: ways('decisions'),
    hours: ways('hours'),
    certificates: ways('certificates'),
    reminders: ways('reminders'),
    postings: ways('postings'),
    duties: ways('duties'),
  };
}

export async function putWays(
  db: Kysely<unknown>,
  of: { personId: PersonId; topic: Topic; ways: Ways; at: Date },
): Promise<void> {
  await sql`insert into notices.setting (person_id, topic, email, sms, changed_at)
    values (${of.personId}, ${of.topic}, ${of.ways.email}, ${of.ways.sms}, ${of.at})
    on conflict (person_id, topic) do update
      set email = excluded.email, sms = excluded.sms, changed_at = excluded.changed_at`.execute(db);
}

export async function insertUnsubscribe(
  db: Kysely<unknown>,
  of: { tokenHash: string; personId: PersonId; topic: Topic; at: Date },
): Promise<void> {
  await sql`insert into notices.unsubscribe (token_hash, person_id, topic, made_at)
    values (${of.tokenHash}, ${of.personId}, ${of.topic}, ${of.at})`.execute(db);
}

export async function unsubscribeBy(
  db: Kysely<unknown>,
  tokenHash: string,
): Promise<{ personId: PersonId; topic: string } | null> {
  const found = await sql<{ person_id: PersonId; topic: string }>`
    select person_id, topic from notices.unsubscribe where token_hash = ${tokenHash}`.execute(db);
  const row = found.rows[0];
  return row ? { personId: row.person_id, topic: row.topic } : null;
}

export async function forgetUnsubscribes(db: Kysely<unknown>, before: Date): Promise<number> {
  const result = await sql`delete from notices.unsubscribe where made_at < ${before}`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}
