import { type Static, Type } from 'typebox';
import type { StudiedPart } from '../queries/scorm-progress.ts';
import { closed, Day, OrNull } from '../schemas.ts';
import type { StoredPackage } from '../store/scorm-store.ts';

const Success = Type.Union([
  Type.Literal('unknown'),
  Type.Literal('passed'),
  Type.Literal('failed'),
]);
const Note = Type.Union([
  Type.Literal('sequencing_not_followed'),
  Type.Literal('prerequisites_not_followed'),
  Type.Literal('other_organizations'),
  Type.Literal('files_missing'),
  Type.Literal('submanifests_ignored'),
]);

/** A line of a package's table of contents; a heading opens nothing. */
export const PartSchema = Type.Object(
  {
    itemId: Type.String(),
    title: Type.String(),
    depth: Type.Integer(),
    visible: Type.Boolean(),
    opens: Type.Boolean(),
    begun: Type.Boolean(),
    completedOn: OrNull(Day),
    success: Success,
    score: OrNull(Type.String()),
  },
  closed,
);

export function presentPart({ item, kept }: StudiedPart): Static<typeof PartSchema> {
  return {
    itemId: item.itemId,
    title: item.title,
    depth: item.depth,
    visible: item.visible,
    opens: item.launch !== null,
    begun: kept !== null,
    completedOn: kept?.completedOn ?? null,
    success: kept?.success ?? 'unknown',
    score: kept?.score ?? null,
  };
}

/** What its author is told of a package that came in. */
export const CoursewareSchema = Type.Object(
  {
    edition: Type.String(),
    title: Type.String(),
    parts: Type.Integer(),
    notes: Type.Array(Note),
    leftOut: Type.Array(Type.String()),
  },
  closed,
);

export function presentCourseware(
  of: Pick<StoredPackage, 'manifest' | 'leftOut'>,
): Static<typeof CoursewareSchema> {
  const { edition, title, items, notes } = of.manifest;
  return {
    edition,
    title,
    parts: items.filter((one) => one.launch !== null).length,
    notes: [...notes],
    leftOut: [...of.leftOut],
  };
}
