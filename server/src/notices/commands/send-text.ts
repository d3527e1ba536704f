import type { NoticeId, PersonId } from '@jixu/kernel';
import { textMessageOf } from '../domain/mail-words.ts';
import type { NoticePorts } from '../ports.ts';
import { closeText, waitingText } from '../store/dispatch-store.ts';

export const TEXT_JOB = 'notices-text';

/** Sends one waiting text message through the operator's gateway; at least once, like letters. */
export async function sendText(
  ports: NoticePorts,
  of: { personId: PersonId; noticeId: NoticeId },
): Promise<void> {
  if (ports.sms === null) return;
  const waiting = await waitingText(ports.db, of);
  if (waiting === null) return;
  const number = await ports.numberOf(ports, of.personId);
  const message =
    number && textMessageOf({ ...waiting, locale: number.locale, publicUrl: ports.publicUrl() });
  const to =
    number && message
      ? await ports.sms.send({ id: of.noticeId, to: number.phone, text: message })
      : 'no-address';
  await ports.operations().run(
    {
      type: 'notices.text',
      actor: { kind: 'system', job: TEXT_JOB },
      subjectId: of.personId,
    },
    async (op) => {
      const closed = await closeText(op.tx, { ...of, to, at: op.now });
      op.note({ noticeId: of.noticeId, to, closed });
    },
  );
}
