import { asId, type CaseId, type PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { type CaseOwner, singleStep } from '../../review/index.ts';
import type { Rulebook } from '../../rulebooks/index.ts';
import type { CourseState, CourseVersion } from '../domain/course.ts';
import { goLive, lockCourse, moveVersion, versionById } from '../store/course-store.ts';
import { versionByCase } from '../store/version-by-case.ts';
import { openStudyCase } from './open-study-case.ts';

/** To its author: what became of a course. */
export const COURSE_DECIDED = 'learning.course_decided';
export const COURSE_CASE = 'course';

/** D32: a course is looked at by the bureau before anybody is offered it. */
const ROUTE = singleStep({
  id: 'course',
  office: 'bureau',
  label: { 'zh-CN': '课程审核', en: 'Course review' },
  mayReturn: true,
  grounds: {
    'zh-CN': '课程由人社部门看过以后才开放学习；退回和不通过要写意见。',
    en: 'The bureau looks at a course before it is offered; returning and refusing need an opinion.',
  },
  rule: 'D32',
});

export async function openCourseReview(
  op: Operation,
  of: {
    readonly course: CourseVersion;
    readonly rulebook: Rulebook;
    readonly caseId: CaseId;
    readonly by: PersonId;
  },
): Promise<void> {
  const { course, rulebook, caseId, by } = of;
  const { content, nodeId, versionId } = course;
  await openStudyCase(op, {
    caseId,
    personId: by,
    openedBy: by,
    owner: { kind: COURSE_CASE, id: versionId },
    rulebook,
    // The unit that offers it, wherever its author belongs.
    unitId: nodeId,
    letter: 'C',
    series: 'course',
    label: { 'zh-CN': '课程', en: 'Course' },
    category: content.category,
    title: content.title,
    amount: content.amount,
    files: content.chapters.length,
    route: ROUTE,
  });
}

/** Courses as the review engine sees them; passing publishes. */
export function courseOwner(): CaseOwner {
  return {
    kind: COURSE_CASE,
    // Nobody's hours change; the course is locked when it is decided.
    lock: async () => undefined,
    onDecided: async (op, reviewed, decision) => {
      const to = OUTCOMES[decision.outcome];
      if (!to) return;
      const found = await versionByCase(op.tx, reviewed.caseId);
      if (!found) throw new Error('learning: a case without its course');
      const courseId = asId<'course'>(found.courseId);
      const versionId = asId<'version'>(found.versionId);
      await lockCourse(op.tx, courseId);
      const version = await versionById(op.tx, courseId, versionId);
      if (to === 'published') await goLive(op.tx, { courseId, versionId, at: op.now });
      const moved = await moveVersion(op.tx, {
        courseId,
        versionId,
        from: ['in-review'],
        to,
        at: op.now,
      });
      if (!moved) throw new Error('learning: a course changed under its lock');
      op.emit({
        type: COURSE_DECIDED,
        subjectId: reviewed.subjectId,
        payload: {
          courseId,
          versionId,
          to,
          title: version?.content.title ?? '',
          opinion: decision.opinion ?? '',
        },
      });
    },
  };
}

const OUTCOMES: Readonly<Partial<Record<string, CourseState>>> = {
  pass: 'published',
  return: 'returned',
  reject: 'refused',
};
