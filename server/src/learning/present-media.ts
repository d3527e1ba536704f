import { type Static, Type } from 'typebox';
import type { Media } from './domain/course.ts';
import { closed, Id, OrNull } from './schemas.ts';
import { CoursewareSchema, presentCourseware } from './scorm/present.ts';
import type { StoredPackage } from './store/scorm-store.ts';

/** A file of a course, as whoever writes or decides about it sees it. */
export const MediaSchema = Type.Object(
  {
    mediaId: Id,
    name: Type.String(),
    mediaType: Type.String(),
    kind: Type.String(),
    bytes: Type.Integer(),
    lengthMs: OrNull(Type.Integer()),
    courseware: OrNull(CoursewareSchema),
  },
  closed,
);

export function presentMedia(media: Media, courseware?: StoredPackage): Static<typeof MediaSchema> {
  const { mediaId, name, mediaType, kind, bytes, lengthMs } = media;
  const about = courseware ? presentCourseware(courseware) : null;
  return { mediaId, name, mediaType, kind, bytes, lengthMs, courseware: about };
}
