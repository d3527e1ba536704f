import type { Kysely } from 'kysely';
import type { EvidenceId, PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { digestDistance } from '../../platform/files/index.ts';
import { LOOK_DISTANCE_MAX, looks } from '../domain/digests.ts';
import type { EvidenceFile } from '../domain/evidence-file.ts';
import {
  type DigestRow,
  filesByIds,
  lockBytes,
  openedBy,
  sameDigest,
} from '../store/evidence-store.ts';

type Read = { readonly db: Kysely<unknown> };

/** Facts for rooms that hold the right to show them; unknown ids are left out. */
export async function evidenceOf(
  read: Read,
  personId: PersonId,
  ids: readonly EvidenceId[],
): Promise<readonly EvidenceFile[]> {
  return ids.length === 0 ? [] : filesByIds(read.db, personId, ids);
}

/** Beyond this a count says no more than "many". */
const OTHERS_COUNTED_MAX = 200;

type Bytes = { readonly sha256: string; readonly notPersonId: PersonId };

/** Until the commit nobody else claims anything with the bytes of these files; whoever waited sees what was claimed. */
export async function takeTurns(
  op: Pick<Operation, 'tx'>,
  personId: PersonId,
  ids: readonly EvidenceId[],
): Promise<void> {
  if (ids.length > 0) await lockBytes(op.tx, personId, ids);
}

/** How many other people have the same bytes here. A hint for the reviewer, who decides what it means. */
export async function sameFile(read: Read, of: Bytes): Promise<number> {
  return new Set((await sameFiles(read, of)).map((one) => one.personId)).size;
}

/** The same bytes as files of other people: what they are used for is known to who uses them. */
export async function sameFiles(read: Read, of: Bytes): Promise<readonly DigestRow[]> {
  return sameDigest(read.db, {
    digests: [`sha256:${of.sha256}`],
    notPersonId: of.notPersonId,
    limit: OTHERS_COUNTED_MAX,
  });
}

/** How many other people handed in a picture that looks the same. Printed forms of one office do, so it is a weak hint. */
export async function similarPicture(
  read: Read,
  of: { perceptual: string; notPersonId: PersonId },
): Promise<number> {
  const found = await sameDigest(read.db, {
    digests: looks(of.perceptual),
    notPersonId: of.notPersonId,
    limit: OTHERS_COUNTED_MAX * 10,
  });
  const alike = found.filter(
    (one) =>
      one.perceptual !== null && digestDistance(one.perceptual, of.perceptual) <= LOOK_DISTANCE_MAX,
  );
  return Math.min(new Set(alike.map((one) => one.personId)).size, OTHERS_COUNTED_MAX);
}

/** Which of these files this person has opened: whoever passes a case should have looked. */
export async function openedFiles(
  read: Read,
  of: { personId: PersonId; openedBy: PersonId; ids: readonly EvidenceId[] },
): Promise<readonly EvidenceId[]> {
  return openedBy(read.db, of);
}

/** Do two pictures look the same, as a scaled or re-saved copy does? */
export function looksAlike(a: string, b: string): boolean {
  return digestDistance(a, b) <= LOOK_DISTANCE_MAX;
}
