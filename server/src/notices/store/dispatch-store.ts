import type { NoticeId, PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { NoticeDetail, NoticeKind } from '../domain/notice-kinds.ts';

export type DispatchState = 'waiting' | 'sent' | 'no-address' | 'refused';

export async function insertDispatch(
  db: Kysely<unknown>,
  of: { personId: PersonId; noticeId: NoticeId; at: Date },
): Promise<void> {
  await sql`insert into notices.dispatch (person_id, notice_id, state, changed_at)
    values (${of.personId}, ${of.noticeId}, 'waiting', ${of.at})`.execute(db);
}

/** What a waiting letter is about; null once it was dealt with. */
export async function waitingLetter(
  db: Kysely<unknown>,
  of: { personId: PersonId; noticeId: NoticeId },
): Promise<{ kind: NoticeKind; detail: NoticeDetail } | null> {
  const found = await sql<{ kind: NoticeKind; detail: NoticeDetail }>`select n.kind, n.detail
    from notices.dispatch d join notices.notice n using (person_id, notice_id)
    where d.person_id = ${of.personId} and d.notice_id = ${of.noticeId}
      and d.state = 'waiting'`.execute(db);
  return found.rows[0] ?? null;
}

/** False: another attempt was faster. */
export async function closeDispatch(
  db: Kysely<unknown>,
  of: { personId: PersonId; noticeId: NoticeId; to: Exclude<DispatchState, 'waiting'>; at: Date },
): Promise<boolean> {
  const result = await sql`update notices.dispatch set state = ${of.to}, changed_at = ${of.at}
    where person_id = ${of.personId} and notice_id = ${of.noticeId} and state = 'waiting'`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}
