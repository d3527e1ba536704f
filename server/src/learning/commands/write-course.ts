import { formatLocalDate, type NodeId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import type { Rulebook } from '../../rulebooks/index.ts';
import { keeps, requirePerson } from '../access.ts';
import {
  type CourseId,
  courseProblems,
  type CourseVersion,
  EDITABLE,
  EMPTY_COURSE,
} from '../domain/course.ts';
import { categoriesOf } from '../domain/study-rules.ts';
import { refuse } from '../errors.ts';
import type { LearningPorts } from '../ports.ts';
import type { CourseContent } from '../schemas.ts';
import {
  insertCourse,
  insertVersion,
  liveVersions,
  lockCourse,
  mediaByIds,
  moveVersion,
  requirementsIn,
  saveVersion,
  versionsOf,
} from '../store/course-store.ts';
import { openCourseReview } from './course-review.ts';

type Ports = Pick<LearningPorts, 'rulebooks'>;

/** Begins a course with an empty draft. The device makes the id: a retry is the same course. */
export async function beginCourse(
  op: Operation,
  ports: Ports,
  of: { readonly courseId: CourseId; readonly nodeId: NodeId; readonly title: string },
): Promise<CourseVersion> {
  const { personId } = requirePerson(op.actor);
  if (!keeps(op.actor, of.nodeId)) throw refuse('no_course');
  const rulebook = await requireRulebook(op, ports, of.nodeId);
  const [category = ''] = categoriesOf(rulebook.edition);
  const course = { ...of, placeId: rulebook.nodeId, at: op.now, by: personId };
  if (await insertCourse(op.tx, course)) {
    await insertVersion(op.tx, {
      courseId: of.courseId,
      versionId: op.newId<'version'>(),
      number: 1,
      content: { ...EMPTY_COURSE, title: of.title, category },
      editedBy: personId,
      at: op.now,
    });
  }
  return latestKept(op, of.courseId);
}

/** Saves what an author wrote; only handing in asks whether it is complete. */
export async function saveCourse(
  op: Operation,
  of: { readonly courseId: CourseId; readonly revision: number; readonly content: CourseContent },
): Promise<CourseVersion> {
  const { personId } = requirePerson(op.actor);
  const latest = await lockKept(op, of.courseId);
  if (!EDITABLE.includes(latest.state)) throw refuse('not_editable');
  const { versionId } = latest;
  const saved = await saveVersion(op.tx, { ...of, versionId, by: personId, at: op.now });
  if (!saved) throw refuse('draft_changed', { detail: { revision: latest.revision } });
  return latestKept(op, of.courseId);
}

/** A new version of a published course, which goes on being offered as it is. */
export async function reviseCourse(op: Operation, courseId: CourseId): Promise<CourseVersion> {
  const { personId } = requirePerson(op.actor);
  const latest = await lockKept(op, courseId);
  if (EDITABLE.includes(latest.state)) return latest;
  if (latest.state === 'in-review') throw refuse('not_editable');
  await insertVersion(op.tx, {
    courseId,
    versionId: op.newId<'version'>(),
    number: latest.number + 1,
    content: latest.content,
    editedBy: personId,
    at: op.now,
  });
  return latestKept(op, courseId);
}

/** Hands the draft to the bureau; everything that is missing is told at once. */
export async function submitCourse(
  op: Operation,
  ports: Ports,
  of: { readonly courseId: CourseId; readonly revision: number },
): Promise<CourseVersion> {
  const { personId } = requirePerson(op.actor);
  const latest = await lockKept(op, of.courseId);
  if (!EDITABLE.includes(latest.state)) throw refuse('not_editable');
  if (latest.revision !== of.revision) throw refuse('draft_changed');
  const rulebook = await requireRulebook(op, ports, latest.nodeId);
  const { content } = latest;
  const media = await mediaByIds(
    op.tx,
    content.chapters.flatMap((chapter) => chapter.mediaId ?? []),
  );
  for (const file of media.values()) if (file.nodeId !== latest.nodeId) throw refuse('no_media');
  const fields = courseProblems(content, {
    categories: categoriesOf(rulebook.edition),
    media,
    today: op.today,
    placeId: latest.placeId,
    courseId: latest.courseId,
    required: await liveVersions(op.tx, content.requires),
    requirements: await requirementsIn(op.tx, latest.placeId),
  });
  if (fields.length > 0) throw refuse('course_incomplete', { fields: [...fields] });
  const caseId = op.newId<'case'>();
  const { courseId, versionId } = latest;
  const move = {
    courseId,
    versionId,
    from: EDITABLE,
    to: 'in-review',
    caseId,
    at: op.now,
  } as const;
  if (!(await moveVersion(op.tx, move))) throw refuse('not_editable');
  await openCourseReview(op, { course: latest, rulebook, caseId, by: personId });
  op.note({ courseId, versionId, on: formatLocalDate(op.today) });
  return latestKept(op, courseId);
}

async function requireRulebook(op: Operation, ports: Ports, nodeId: NodeId): Promise<Rulebook> {
  const rulebook = await ports.rulebooks.rulebookOfUnit({ db: op.tx }, nodeId, op.today);
  if (!rulebook || categoriesOf(rulebook.edition).length === 0) throw refuse('no_rulebook');
  return rulebook;
}

async function lockKept(op: Operation, courseId: CourseId): Promise<CourseVersion> {
  await lockCourse(op.tx, courseId);
  return latestKept(op, courseId);
}

async function latestKept(op: Operation, courseId: CourseId): Promise<CourseVersion> {
  const [latest] = await versionsOf(op.tx, courseId);
  if (!latest || !keeps(op.actor, latest.nodeId)) throw refuse('no_course');
  return latest;
}
