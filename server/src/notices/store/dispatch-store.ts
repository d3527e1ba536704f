import type { NoticeId, PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { NoticeDetail, NoticeKind } from '../domain/notice-kinds.ts';

export type DispatchState = 'waiting' | 'sent' | 'no-address' | 'refused' | 'unwanted';

/** Text messages are asked for one by one, so none is unwanted. */
type TextState = Exclude<DispatchState, 'waiting' | 'unwanted'>;

/** One letter tells of at most so many notices; what is left over goes with the next day's. */
const NOTICES_IN_A_LETTER_MAX = 50;

export async function insertDispatch(
  db: Kysely<unknown>,
  of: { personId: PersonId; noticeId: NoticeId; at: Date },
): Promise<void> {
  await sql`insert into notices.dispatch (person_id, notice_id, state, changed_at)
    values (${of.personId}, ${of.noticeId}, 'waiting', ${of.at})`.execute(db);
}

/** What a waiting notice is about, and the letter that it was put into; null once it was dealt with. */
export async function waitingNotice(
  db: Kysely<unknown>,
  of: { personId: PersonId; noticeId: NoticeId },
): Promise<{ kind: NoticeKind; letterId: NoticeId | null } | null> {
  const found = await sql<{ kind: NoticeKind; letter_id: NoticeId | null }>`
    select n.kind, d.letter_id
    from notices.dispatch d join notices.notice n using (person_id, notice_id)
    where d.person_id = ${of.personId} and d.notice_id = ${of.noticeId}
      and d.state = 'waiting'`.execute(db);
  const row = found.rows[0];
  return row ? { kind: row.kind, letterId: row.letter_id } : null;
}

/** Claims the day for one letter of a kind; false: one was made today. Its row serialises all letters of the kind. */
export async function claimDay(
  db: Kysely<unknown>,
  of: { personId: PersonId; kind: NoticeKind; on: string },
): Promise<boolean> {
  const claimed = await sql`insert into notices.letter as l (person_id, kind, on_day)
    values (${of.personId}, ${of.kind}, ${of.on})
    on conflict (person_id, kind) do update set on_day = excluded.on_day
      where l.on_day < excluded.on_day
    returning person_id`.execute(db);
  return claimed.rows.length === 1;
}

/** Puts everything of a kind that waits outside a letter into this one. */
export async function fillLetter(
  db: Kysely<unknown>,
  of: { personId: PersonId; kind: NoticeKind; letterId: NoticeId },
): Promise<void> {
  await sql`update notices.dispatch d set letter_id = ${of.letterId}
    from (select d.notice_id
      from notices.dispatch d join notices.notice n using (person_id, notice_id)
      where d.person_id = ${of.personId} and d.state = 'waiting' and d.letter_id is null
        and n.kind = ${of.kind}
      order by n.at, n.notice_id limit ${NOTICES_IN_A_LETTER_MAX}) as due
    where d.person_id = ${of.personId} and d.notice_id = due.notice_id`.execute(db);
}

/** What a letter tells, oldest first. */
export async function detailsOfLetter(
  db: Kysely<unknown>,
  of: { personId: PersonId; letterId: NoticeId },
): Promise<readonly NoticeDetail[]> {
  const found = await sql<{ detail: NoticeDetail }>`select n.detail
    from notices.dispatch d join notices.notice n using (person_id, notice_id)
    where d.person_id = ${of.personId} and d.letter_id = ${of.letterId} and d.state = 'waiting'
    order by n.at, n.notice_id`.execute(db);
  return found.rows.map((row) => row.detail);
}

/** How many notices were closed with the letter; none: another attempt was faster. */
export async function closeLetter(
  db: Kysely<unknown>,
  of: {
    personId: PersonId;
    letterId: NoticeId;
    to: Exclude<DispatchState, 'waiting'>;
    at: Date;
  },
): Promise<number> {
  const result = await sql`update notices.dispatch set state = ${of.to}, changed_at = ${of.at}
    where person_id = ${of.personId} and letter_id = ${of.letterId}
      and state = 'waiting'`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

/** One waiting notice of every person and kind whose last letter left before today, after a person. */
export async function dueDigests(
  db: Kysely<unknown>,
  page: { on: string; after: PersonId | null; limit: number },
): Promise<readonly { personId: PersonId; noticeId: NoticeId }[]> {
  const found = await sql<{ person_id: PersonId; notice_id: NoticeId }>`
    select distinct on (d.person_id, n.kind) d.person_id, d.notice_id
    from notices.dispatch d join notices.notice n using (person_id, notice_id)
      join notices.letter l on l.person_id = d.person_id and l.kind = n.kind
    where d.state = 'waiting' and d.letter_id is null and l.on_day < ${page.on}::date
      ${page.after ? sql`and d.person_id > ${page.after}` : sql``}
    order by d.person_id, n.kind, n.at, d.notice_id limit ${page.limit}`.execute(db);
  return found.rows.map((row) => ({ personId: row.person_id, noticeId: row.notice_id }));
}

export async function insertText(
  db: Kysely<unknown>,
  of: { personId: PersonId; noticeId: NoticeId; at: Date },
): Promise<void> {
  await sql`insert into notices.text_dispatch (person_id, notice_id, state, changed_at)
    values (${of.personId}, ${of.noticeId}, 'waiting', ${of.at})`.execute(db);
}

export async function waitingText(
  db: Kysely<unknown>,
  of: { personId: PersonId; noticeId: NoticeId },
): Promise<{ kind: NoticeKind } | null> {
  const found = await sql<{ kind: NoticeKind }>`select n.kind
    from notices.text_dispatch d join notices.notice n using (person_id, notice_id)
    where d.person_id = ${of.personId} and d.notice_id = ${of.noticeId}
      and d.state = 'waiting'`.execute(db);
  return found.rows[0] ?? null;
}

export async function closeText(
  db: Kysely<unknown>,
  of: { personId: PersonId; noticeId: NoticeId; to: TextState; at: Date },
): Promise<boolean> {
  const result = await sql`update notices.text_dispatch set state = ${of.to}, changed_at = ${of.at}
    where person_id = ${of.personId} and notice_id = ${of.noticeId} and state = 'waiting'`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}
