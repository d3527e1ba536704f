import { formatLocalDate, type NoticeId, type PersonId } from '@jixu/kernel';
import { newToken } from '../../platform/crypto/token.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { letterOf } from '../domain/mail-words.ts';
import { NOTICE_KINDS, type NoticeDetail, type NoticeKind } from '../domain/notice-kinds.ts';
import type { NoticePorts } from '../ports.ts';
import {
  claimDay,
  closeLetter,
  detailsOfLetter,
  type DispatchState,
  fillLetter,
  waitingNotice,
} from '../store/dispatch-store.ts';
import { insertUnsubscribe, waysOf } from '../store/setting-store.ts';

export const MAIL_JOB = 'notices-mail';

type Prepared = {
  readonly letterId: NoticeId;
  readonly kind: NoticeKind;
  readonly details: readonly NoticeDetail[];
  /** Null: the person wants no letters of this topic any more. */
  readonly unsubscribeToken: string | null;
};

/**
 * Sends the letter that tells of a waiting notice, unless one of its kind left today: then it waits for the morning. A
 * crash between sending and noting it sends it again under the same Message-ID, which mail programs show once; the
 * other order could lose it.
 */
export async function sendLetter(
  ports: NoticePorts,
  of: { personId: PersonId; noticeId: NoticeId },
): Promise<void> {
  if (ports.mail === null) return;
  const about = {
    type: 'notices.letter',
    actor: { kind: 'system', job: MAIL_JOB } as const,
    subjectId: of.personId,
  };
  const prepared = await ports.operations().run(about, (op) => prepare(op, of));
  if (prepared === null) return;
  const { letterId, unsubscribeToken } = prepared;
  const outcome = { personId: of.personId, letterId };
  if (unsubscribeToken === null) {
    await close(ports, outcome, 'unwanted');
    return;
  }
  const address = await ports.addressOf(ports, of.personId);
  const publicUrl = ports.publicUrl();
  const { locale } = address ?? { locale: 'zh-CN' as const };
  const letter = address && letterOf({ ...prepared, unsubscribeToken, locale, publicUrl });
  if (!address || !letter) {
    await close(ports, outcome, 'no-address');
    return;
  }
  const messageId = `<${letterId}@${new URL(publicUrl).hostname}>`;
  await close(ports, outcome, await ports.mail.send({ ...letter, to: address.email, messageId }));
}

/** Decides which notices this letter tells of; an attempt that is repeated finds the letter as it was. */
async function prepare(
  op: Operation,
  of: { personId: PersonId; noticeId: NoticeId },
): Promise<Prepared | null> {
  const { personId } = of;
  const waiting = await waitingNotice(op.tx, of);
  if (waiting === null) return null;
  const { kind } = waiting;
  const letterId = waiting.letterId ?? of.noticeId;
  if (waiting.letterId === null) {
    const free = await claimDay(op.tx, { personId, kind, on: formatLocalDate(op.today) });
    op.note({ noticeId: of.noticeId, kind, free });
    if (!free) return null;
    await fillLetter(op.tx, { personId, kind, letterId });
  }
  const details = await detailsOfLetter(op.tx, { personId, letterId });
  const { topic } = NOTICE_KINDS[kind];
  if (!(await waysOf(op.tx, personId))[topic].email)
    return { letterId, kind, details, unsubscribeToken: null };
  const { token, hash } = newToken();
  await insertUnsubscribe(op.tx, { tokenHash: hash, personId, topic, at: op.now });
  return { letterId, kind, details, unsubscribeToken: token };
}

async function close(
  ports: NoticePorts,
  of: { personId: PersonId; letterId: NoticeId },
  to: Exclude<DispatchState, 'waiting'>,
): Promise<void> {
  await ports.operations().run(
    {
      type: 'notices.mail',
      actor: { kind: 'system', job: MAIL_JOB },
      subjectId: of.personId,
    },
    async (op) => {
      const closed = await closeLetter(op.tx, { ...of, to, at: op.now });
      op.note({ letterId: of.letterId, to, closed });
    },
  );
}
