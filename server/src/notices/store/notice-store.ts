import type { NoticeId, PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { Notice, NoticeDetail, NoticeKind } from '../domain/notice-kinds.ts';

type Row = {
  readonly notice_id: NoticeId;
  readonly kind: NoticeKind;
  readonly detail: NoticeDetail;
  readonly at: Date;
  readonly read_at: Date | null;
};

function noticeOf(row: Row): Notice {
  return {
    noticeId: row.notice_id,
    kind: row.kind,
    detail: row.detail,
    at: row.at,
    readAt: row.read_at,
  };
}

/** False: the person was told of this event in this way before. */
export async function insertNotice(
  db: Kysely<unknown>,
  row: {
    personId: PersonId;
    noticeId: NoticeId;
    eventId: string;
    kind: NoticeKind;
    detail: NoticeDetail;
    at: Date;
  },
): Promise<boolean> {
  const result =
    await sql`insert into notices.notice (person_id, notice_id, event_id, kind, detail, at)
    values (${row.personId}, ${row.noticeId}, ${row.eventId}, ${row.kind}, ${JSON.stringify(row.detail)}, ${row.at})
    on conflict (person_id, event_id, kind) do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

export type PageAfter = { readonly at: Date; readonly noticeId: NoticeId };

/** Newest first. */
export async function noticesOf(
  db: Kysely<unknown>,
  personId: PersonId,
  page: { unreadOnly: boolean; after: PageAfter | null; limit: number },
): Promise<readonly Notice[]> {
  const { after } = page;
  const found = await sql<Row>`select notice_id, kind, detail, at, read_at from notices.notice
    where person_id = ${personId} ${page.unreadOnly ? sql`and read_at is null` : sql``}
      ${after ? sql`and (at, notice_id) < (${after.at}, ${after.noticeId})` : sql``}
    order by at desc, notice_id desc limit ${page.limit}`.execute(db);
  return found.rows.map(noticeOf);
}

export async function countUnread(db: Kysely<unknown>, personId: PersonId): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::bigint as count from notices.notice
    where person_id = ${personId} and read_at is null`.execute(db);
  return found.rows[0]?.count ?? 0;
}

/** One's own only: the person is part of the key, so a foreign id is simply not found. */
export async function markRead(
  db: Kysely<unknown>,
  of: { personId: PersonId; noticeIds: readonly NoticeId[]; at: Date },
): Promise<number> {
  const result = await sql`update notices.notice set read_at = ${of.at}
    where person_id = ${of.personId} and notice_id = any(${[...of.noticeIds]}::uuid[])
      and read_at is null`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

/** Up to what the person has seen; what arrived since stays unread. */
export async function markReadUntil(
  db: Kysely<unknown>,
  of: { personId: PersonId; until: Date; at: Date },
): Promise<number> {
  const result = await sql`update notices.notice set read_at = ${of.at}
    where person_id = ${of.personId} and at <= ${of.until} and read_at is null`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}
