import type { PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { NOTICE_KINDS, type NoticeDetail, type NoticeKind } from '../domain/notice-kinds.ts';
import type { NoticePorts } from '../ports.ts';
import { MAIL_JOB } from './send-letter.ts';
import { insertDispatch } from '../store/dispatch-store.ts';
import { insertNotice } from '../store/notice-store.ts';

/** Tells one person of one event in one way, once. A letter goes out by a job, after the commit. */
export async function tell(
  op: Operation,
  ports: Pick<NoticePorts, 'mail'>,
  of: { personId: PersonId; eventId: string; kind: NoticeKind; detail: NoticeDetail },
): Promise<void> {
  const noticeId = op.newId<'notice'>();
  const fresh = await insertNotice(op.tx, { ...of, noticeId, at: op.now });
  if (!fresh || ports.mail === null || !NOTICE_KINDS[of.kind].mailed) return;
  await insertDispatch(op.tx, { personId: of.personId, noticeId, at: op.now });
  op.enqueue({ name: MAIL_JOB, payload: { personId: of.personId, noticeId } });
}
