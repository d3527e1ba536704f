import type { NoticeId, PersonId } from '@jixu/kernel';
import { letterOf } from '../domain/mail-words.ts';
import type { NoticePorts } from '../ports.ts';
import { closeDispatch, type DispatchState, waitingLetter } from '../store/dispatch-store.ts';

export const MAIL_JOB = 'notices-mail';

/**
 * Sends one waiting letter. A crash between sending and noting it sends it again under the same Message-ID, which mail
 * programs show once; the other order could lose it.
 */
export async function sendLetter(
  ports: NoticePorts,
  of: { personId: PersonId; noticeId: NoticeId },
): Promise<void> {
  if (ports.mail === null) return;
  const waiting = await waitingLetter(ports.db, of);
  if (waiting === null) return;
  const address = await ports.addressOf(ports, of.personId);
  const publicUrl = ports.publicUrl();
  const letter = address && letterOf({ ...waiting, locale: address.locale, publicUrl });
  if (!address || !letter) {
    await close(ports, of, 'no-address');
    return;
  }
  const messageId = `<${of.noticeId}@${new URL(publicUrl).hostname}>`;
  await close(ports, of, await ports.mail.send({ ...letter, to: address.email, messageId }));
}

async function close(
  ports: NoticePorts,
  of: { personId: PersonId; noticeId: NoticeId },
  to: Exclude<DispatchState, 'waiting'>,
): Promise<void> {
  await ports.operations().run(
    {
      type: 'notices.mail',
      actor: { kind: 'system', job: MAIL_JOB },
      subjectId: of.personId,
    },
    async (op) => {
      const closed = await closeDispatch(op.tx, { ...of, to, at: op.now });
      op.note({ noticeId: of.noticeId, to, closed });
    },
  );
}
