import type { PersonId } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import type { CourseContent } from '../schemas.ts';
import type { ScormItem } from '../scorm/manifest.ts';
import { type KeptPart, packagesByIds, partsOf } from '../store/scorm-store.ts';
import type { EnrolmentId } from '../store/study-store.ts';

export type StudiedPart = {
  readonly item: ScormItem;
  readonly kept: KeptPart | null;
};

/** The parts of every chapter that is a package, by chapter, as one learner stands with them. */
export async function scormParts(
  db: Kysely<unknown>,
  of: {
    readonly personId: PersonId;
    readonly enrolmentId: EnrolmentId;
    readonly chapters: CourseContent['chapters'];
  },
): Promise<ReadonlyMap<string, readonly StudiedPart[]>> {
  const chapters = of.chapters.filter((one) => one.kind === 'scorm');
  if (chapters.length === 0) return new Map();
  const packages = await packagesByIds(
    db,
    chapters.flatMap((one) => one.mediaId ?? []),
  );
  const kept = await partsOf(db, of.personId, of.enrolmentId);
  return new Map(
    chapters.map(({ chapterId, mediaId }) => [
      chapterId,
      (packages.get(mediaId ?? '')?.manifest.items ?? []).map((item) => ({
        item,
        kept: kept.find((one) => one.chapterId === chapterId && one.itemId === item.itemId) ?? null,
      })),
    ]),
  );
}

/** The day the last part was completed; null while one is missing. Hidden parts are not asked for. */
export function partsDoneOn(parts: readonly StudiedPart[]): string | null {
  const asked = parts.filter(({ item }) => item.launch !== null && item.visible);
  const days = asked.map(({ kept }) => kept?.completedOn ?? null);
  if (days.length === 0 || days.includes(null)) return null;
  return (
    days
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null
  );
}
