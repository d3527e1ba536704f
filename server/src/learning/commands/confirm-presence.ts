import type { Readable } from 'node:stream';
import type { PersonId } from '@jixu/kernel';
import { detectType } from '../../platform/files/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { PresenceFailed, type PresenceOutcome } from '../../platform/presence/presence.ts';
import { requirePerson } from '../access.ts';
import type { ChapterId } from '../domain/course.ts';
import {
  PRESENCE_BYTES_MAX,
  PRESENCE_TRIES,
  PRESENCE_WORDING,
  presenceAllowed,
} from '../domain/presence.ts';
import { refuse } from '../errors.ts';
import type { LearningPorts } from '../ports.ts';
import {
  checksOf,
  consentOf,
  insertCheck,
  insertConsent,
  withdrawConsent,
} from '../store/presence-store.ts';
import { enrolmentById, type EnrolmentId, lockStream, progressesOf } from '../store/study-store.ts';
import { progressAt, releaseHeld } from './study.ts';

type Read = Pick<Reading, 'db' | 'today'>;
type Of = {
  readonly enrolmentId: EnrolmentId;
  readonly chapterId: ChapterId;
  readonly questionId: string;
};
type Ports = Pick<LearningPorts, 'confirmPresence' | 'rulebooks'>;

/** May this person be confirmed by a picture at all, and since when has he agreed to it? */
export async function presenceOf(
  read: Read,
  ports: Ports,
  personId: PersonId,
): Promise<{ readonly offered: boolean; readonly consentedAt: Date | null }> {
  const consent = await consentOf(read.db, personId);
  const consentedAt = consent?.wording === PRESENCE_WORDING ? consent.givenAt : null;
  if (ports.confirmPresence === null) return { offered: false, consentedAt };
  const rulebook = await ports.rulebooks.rulebookFor(read, personId, read.today);
  return { offered: presenceAllowed(rulebook?.edition ?? null), consentedAt };
}

export async function consentToPresence(op: Operation, ports: Ports): Promise<void> {
  const { personId } = requirePerson(op.actor);
  const own = await presenceOf({ db: op.tx, today: op.today }, ports, personId);
  if (!own.offered) throw refuse('presence_not_offered');
  if (own.consentedAt !== null) return;
  // Consent to an older wording ends where the present one is agreed to.
  await withdrawConsent(op.tx, personId, op.now);
  await insertConsent(op.tx, { personId, wording: PRESENCE_WORDING, at: op.now });
}

/** Always possible, whatever the rulebook says by now. */
export async function withdrawPresenceConsent(op: Operation): Promise<void> {
  await withdrawConsent(op.tx, requirePerson(op.actor).personId, op.now);
}

/**
 * Takes a picture and asks the service outside, in no transaction. It is read into memory, sent, and gone: what stays is
 * one word. Refused before anything is sent where nobody consented or no question waits.
 */
export async function askPresence(
  read: Read,
  ports: Ports,
  of: Of & { readonly personId: PersonId; readonly stream: Readable },
): Promise<PresenceOutcome> {
  const { personId } = of;
  if (!(await enrolmentById(read.db, personId, of.enrolmentId))) throw refuse('no_enrolment');
  const own = await presenceOf(read, ports, personId);
  if (ports.confirmPresence === null || !own.offered) throw refuse('presence_not_offered');
  if (own.consentedAt === null) throw refuse('presence_no_consent');
  const progress = (await progressesOf(read.db, personId, [of.enrolmentId])).find(
    (one) => one.chapterId === of.chapterId,
  );
  if (progress?.questionId !== of.questionId) throw refuse('no_question');
  if ((await checksOf(read.db, of)) >= PRESENCE_TRIES) throw refuse('presence_tries_used');
  const image = await bytesOf(of.stream);
  const { type } = detectType(image);
  if (type !== 'jpg' && type !== 'png') throw refuse('presence_no_picture');
  const mediaType = type === 'jpg' ? 'image/jpeg' : 'image/png';
  try {
    return await ports.confirmPresence(read, { personId, picture: { image, mediaType } });
  } catch (error) {
    if (error instanceof PresenceFailed) throw refuse('presence_away');
    throw error;
  }
}

async function bytesOf(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > PRESENCE_BYTES_MAX) throw refuse('presence_no_picture');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Recognised, and what was held counts as after a right answer. Otherwise the question waits on; nothing else follows. */
export async function keepPresence(
  op: Operation,
  ports: Ports,
  of: Of & { readonly outcome: PresenceOutcome },
): Promise<{ readonly triesLeft: number }> {
  const { personId } = requirePerson(op.actor);
  await lockStream(op.tx, personId);
  const place = { personId, enrolmentId: of.enrolmentId, chapterId: of.chapterId };
  const before = await progressAt(op, place);
  if (before.questionId !== of.questionId) throw refuse('no_question');
  const own = await presenceOf({ db: op.tx, today: op.today }, ports, personId);
  if (!own.offered || own.consentedAt === null) throw refuse('presence_no_consent');
  const asked = { ...place, questionId: of.questionId };
  const used = await checksOf(op.tx, asked);
  if (used >= PRESENCE_TRIES) throw refuse('presence_tries_used');
  const checkId = op.newId<'check'>();
  await insertCheck(op.tx, { ...asked, checkId, outcome: of.outcome, at: op.now });
  op.note({ outcome: of.outcome });
  if (of.outcome === 'same') await releaseHeld(op, ports, place, before);
  return { triesLeft: PRESENCE_TRIES - used - 1 };
}
