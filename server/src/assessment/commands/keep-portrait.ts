import type { Readable } from 'node:stream';
import type { PersonId } from '@jixu/kernel';
import { type Reading, readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import type { FileArea } from '../../platform/storage/storage.ts';
import { requirePerson } from '../access.ts';
import { faultOf, mayHandIn, PORTRAIT_SHAPE, PORTRAIT_WORDING } from '../domain/portrait.ts';
import { refuse } from '../errors.ts';
import { entryByKey } from '../store/entry-store.ts';
import { insertPortrait, type Portrait, portraitOf } from '../store/portrait-store.ts';
import { dropPortrait, printTicketsAnew } from './drop-portrait.ts';
import { type PictureForm, type ReceivedPicture, receivePicture } from './receive-picture.ts';
import { visibleOffering } from './sign-up.ts';

const FORM: PictureForm = {
  types: ['jpg', 'png'],
  bytesMax: PORTRAIT_SHAPE.bytesMax,
  format: 'jpeg',
  side: PORTRAIT_SHAPE.side,
  refusals: { type: 'portrait_type', size: 'portrait_too_large' },
};

type Of = { readonly personId: PersonId; readonly offeringId: string };

/** Asked before the file is read, and again under the lock. */
export async function assertMayHandIn(
  read: Pick<Reading, 'db' | 'now' | 'today'>,
  of: Of & { readonly wording: string },
): Promise<void> {
  const offering = await visibleOffering(read, of.personId, of.offeringId);
  const entry = await entryByKey(read.db, of);
  if (entry?.state !== 'in') throw refuse('not_signed_up');
  if (of.wording !== PORTRAIT_WORDING) throw refuse('portrait_consent');
  const has = (await portraitOf(read.db, of)) !== null;
  const decision = mayHandIn(offering, { now: read.now, has });
  if (!decision.may) throw refuse(decision.why);
}

/** What was handed in, drawn anew; one that no ticket can show is refused with what it is. */
export async function receivePortrait(area: FileArea, stream: Readable): Promise<ReceivedPicture> {
  const received = await receivePicture(area, stream, FORM);
  const fault = faultOf(received);
  if (fault === null) return received;
  await area.remove(received.storageKey);
  throw refuse(fault, { detail: { width: received.width, height: received.height } });
}

/** In place of the one before, if there was one; tickets that show that one are printed anew. */
export async function keepPortrait(
  op: Operation,
  of: { readonly offeringId: string; readonly wording: string },
  received: ReceivedPicture,
): Promise<Portrait> {
  const key = { personId: requirePerson(op.actor).personId, offeringId: of.offeringId };
  await entryByKey(op.tx, key, { lock: true });
  await assertMayHandIn(readingOf(op), { ...key, wording: of.wording });
  await dropPortrait(op, key, 'replaced');
  const { width, height, bytes, sha256, storageKey } = received;
  const portrait = {
    ...key,
    portraitId: op.newId<'portrait'>(),
    consentedAt: op.now,
    bytes,
    sha256,
    storageKey,
  };
  await insertPortrait(op.tx, { ...portrait, wording: of.wording, width, height });
  await printTicketsAnew(op, key);
  op.note({ offeringId: of.offeringId, portraitId: portrait.portraitId, wording: of.wording });
  return portrait;
}

/** The consent ends, whenever that is; what was stored of the picture goes with it. */
export async function takePortraitBack(op: Operation, offeringId: string): Promise<void> {
  const key = { personId: requirePerson(op.actor).personId, offeringId };
  await visibleOffering(readingOf(op), key.personId, offeringId);
  await entryByKey(op.tx, key, { lock: true });
  await dropPortrait(op, key, 'taken-back');
  op.note({ offeringId });
}
