import type { Clock } from '../../platform/clock/clock.ts';
import type { PartedBody } from '../../platform/http/route.ts';
import type { LearningPorts } from '../ports.ts';
import { MEDIA_AREA } from '../ports.ts';
import { packageOfToken } from '../scorm/courseware-token.ts';
import { fileOfPackage } from '../store/scorm-store.ts';

export type CoursewarePorts = Pick<LearningPorts, 'db' | 'keyring' | 'storage'> & {
  readonly clock: Clock;
};

/** A file of the package that the token opens; null where there is none, whatever the reason. */
export async function coursewareFile(
  ports: CoursewarePorts,
  token: string,
  path: string,
): Promise<(PartedBody & { readonly mediaType: string }) | null> {
  const mediaId = packageOfToken(ports.keyring, token, await ports.clock.read(ports.db));
  // What the database cannot hold as text was no file's name either.
  if (mediaId === null || path.includes('\0') || !path.isWellFormed()) return null;
  const found = await fileOfPackage(ports.db, mediaId, path);
  if (found === null) return null;
  const area = ports.storage.area(MEDIA_AREA);
  const { offset, bytes, mediaType, storageKey } = found;
  return {
    mediaType,
    bytes,
    part: ({ first, last }) =>
      area.read(storageKey, { first: offset + first, last: offset + last }),
  };
}
