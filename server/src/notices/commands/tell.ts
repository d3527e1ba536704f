import type { PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { NOTICE_KINDS, type NoticeDetail, type NoticeKind } from '../domain/notice-kinds.ts';
import type { NoticePorts } from '../ports.ts';
import { insertDispatch, insertText } from '../store/dispatch-store.ts';
import { insertNotice } from '../store/notice-store.ts';
import { waysOf } from '../store/setting-store.ts';
import { MAIL_JOB } from './send-letter.ts';
import { TEXT_JOB } from './send-text.ts';

/**
 * Tells one person of one event in one way, once. In the product always; by letter and text message where the person
 * wants it, by a job after the commit.
 */
export async function tell(
  op: Operation,
  ports: Pick<NoticePorts, 'mail' | 'sms'>,
  of: { personId: PersonId; eventId: string; kind: NoticeKind; detail: NoticeDetail },
): Promise<void> {
  const { personId } = of;
  const noticeId = op.newId<'notice'>();
  const fresh = await insertNotice(op.tx, { ...of, noticeId, at: op.now });
  const { mailed, topic } = NOTICE_KINDS[of.kind];
  if (!fresh || !mailed || (ports.mail === null && ports.sms === null)) return;
  const ways = (await waysOf(op.tx, personId))[topic];
  if (ports.mail !== null && ways.email) {
    await insertDispatch(op.tx, { personId, noticeId, at: op.now });
    op.enqueue({ name: MAIL_JOB, payload: { personId, noticeId } });
  }
  if (ports.sms !== null && ways.sms) {
    await insertText(op.tx, { personId, noticeId, at: op.now });
    op.enqueue({ name: TEXT_JOB, payload: { personId, noticeId } });
  }
}
