import { asId, formatLocalDate, type Id, shanghaiDateOf } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { type CaseOwner, singleStep } from '../../review/index.ts';
import { requirePerson } from '../access.ts';
import { chapterLengthMs, type ChapterId, windowOn } from '../domain/course.ts';
import { isDone, type Reason } from '../domain/credit.ts';
import { type Ranges, union, without } from '../domain/ranges.ts';
import { windowFor } from '../domain/study-rules.ts';
import { refuse } from '../errors.ts';
import type { LearningPorts } from '../ports.ts';
import {
  appealByCase,
  appealById,
  insertAppeal,
  openAppealOf,
  settleAppeal,
} from '../store/appeal-store.ts';
import { anomaliesOf } from '../store/anomaly-store.ts';
import { mediaByIds, versionById } from '../store/course-store.ts';
import { type EnrolmentId, lockStream, uncreditedOf, writeProgress } from '../store/study-store.ts';
import { openStudyCase } from './open-study-case.ts';
import { settleRequest } from './settle-request.ts';
import { existing, progressAt } from './study.ts';

export const APPEAL_CASE = 'study-appeal';
export const APPEAL_DECIDED = 'learning.appeal_decided';
export type AppealId = Id<'appeal'>;

/** What a person may see otherwise than the clock did. Time before the course or after its end is not among it. */
const CONTESTABLE: readonly Reason[] = [
  'too-fast',
  'another-stream',
  'another-device',
  'gap',
  'day-full',
  'question-missed',
  'set-aside',
];
const INTERVALS_MAX = 500;

const ROUTE = singleStep({
  id: 'study-time',
  office: 'unit',
  label: { 'zh-CN': '学习时间申诉', en: 'Appeal about study time' },
  opinion: { pass: 'required', return: 'required', reject: 'required' },
  grounds: {
    'zh-CN': '没有计入的学习时间，由人看过原始记录后决定，不由程序处罚。',
    en: 'A person decides about time that was not credited, with the raw record in view; no program punishes.',
  },
  rule: 'D31',
});

/** Asks a person to look at what was not credited of a chapter. */
export async function appeal(
  op: Operation,
  ports: Pick<LearningPorts, 'rulebooks'>,
  of: {
    readonly appealId: AppealId;
    readonly enrolmentId: EnrolmentId;
    readonly chapterId: ChapterId;
    readonly text: string;
  },
): Promise<void> {
  const { personId } = requirePerson(op.actor);
  const enrolment = await existing(op, personId, of.enrolmentId);
  const version = await versionById(op.tx, enrolment.courseId, enrolment.versionId);
  const chapter = version?.content.chapters.find((one) => one.chapterId === of.chapterId);
  if (!version || !chapter) throw refuse('no_chapter');
  await lockStream(op.tx, personId);
  // The device made the id: the same appeal again is the same appeal.
  if (await appealById(op.tx, personId, of.appealId)) return;
  const place = { personId, enrolmentId: of.enrolmentId, chapterId: of.chapterId };
  if (await openAppealOf(op.tx, place)) throw refuse('appeal_open');
  const intervals = await contested(op, place);
  if (intervals.length === 0) throw refuse('nothing_to_appeal');
  const rulebook = await ports.rulebooks.rulebookFor({ db: op.tx }, personId, op.today);
  if (!rulebook) throw refuse('no_rulebook');
  const caseId = op.newId<'case'>();
  await insertAppeal(op.tx, { ...of, personId, caseId, intervals, at: op.now });
  await openStudyCase(op, {
    caseId,
    personId,
    openedBy: personId,
    owner: { kind: APPEAL_CASE, id: of.appealId },
    rulebook,
    letter: 'S',
    series: 'appeal',
    label: { 'zh-CN': '学习时间申诉', en: 'Appeal about study time' },
    category: version.content.category,
    title: `${version.content.title} · ${chapter.title}`,
    amount: null,
    route: ROUTE,
  });
}

async function contested(
  op: Operation,
  of: { personId: Parameters<typeof existing>[1]; enrolmentId: EnrolmentId; chapterId: string },
): Promise<Ranges> {
  const rows = await uncreditedOf(op.tx, { ...of, limit: INTERVALS_MAX });
  const { credited, held } = await progressAt(op, of);
  const refused = rows
    .filter((row) => CONTESTABLE.includes(row.reason))
    .reduce<Ranges>((all, row) => union(all, [[row.from, row.to]]), []);
  return without(refused, union(credited, held));
}

/** Appeals as the review engine sees them; passing credits what was contested. */
export function appealOwner(ports: Pick<LearningPorts, 'hours' | 'rulebooks'>): CaseOwner {
  return {
    kind: APPEAL_CASE,
    lock: (op, subjectId) => ports.hours.lock(op, subjectId),
    onDecided: async (op, reviewed, decision) => {
      if (decision.outcome !== 'pass' && decision.outcome !== 'reject') return;
      const found = await appealByCase(op.tx, reviewed.subjectId, reviewed.caseId);
      if (!found) throw new Error('learning: a case without its appeal');
      const { personId, enrolmentId, chapterId } = found;
      await lockStream(op.tx, personId);
      const to = decision.outcome === 'pass' ? 'granted' : 'refused';
      if (!(await settleAppeal(op.tx, { ...found, to, at: op.now })))
        throw new Error('learning: an appeal changed under its lock');
      const enrolment = await existing(op, personId, enrolmentId);
      const version = await versionById(op.tx, enrolment.courseId, enrolment.versionId);
      op.emit({
        type: APPEAL_DECIDED,
        subjectId: personId,
        payload: {
          personId,
          enrolmentId,
          to,
          title: version?.content.title ?? '',
          opinion: decision.opinion ?? '',
        },
      });
      if (to === 'refused') return;
      const chapter = version?.content.chapters.find((one) => one.chapterId === chapterId);
      if (!version || !chapter) throw new Error('learning: an appeal about no chapter');
      const media = await mediaByIds(op.tx, chapter.mediaId === null ? [] : [chapter.mediaId]);
      const place = { personId, enrolmentId, chapterId };
      const before = await progressAt(op, place);
      const credited = union(before.credited, found.intervals);
      const whole = isDone(credited, chapterLengthMs(chapter, media));
      // The day on which it was asked for decides the year, not the day of the answer.
      const asked = formatLocalDate(shanghaiDateOf(found.madeAt));
      const rulebook = await ports.rulebooks.rulebookFor({ db: op.tx }, personId, op.today);
      const days = windowFor(rulebook?.edition ?? null, version.content, asked);
      const inTime = windowOn(days, asked) !== 'over';
      const then = await doneBefore(op, place);
      const doneOn = before.doneOn ?? (whole ? (then ?? (inTime ? asked : null)) : null);
      await writeProgress(op.tx, {
        ...place,
        ...before,
        credited,
        held: without(before.held, credited),
        doneOn,
      });
      if (doneOn !== null) op.enqueue(settleRequest(place));
      op.note({ appealId: asId<'appeal'>(found.appealId) });
    },
  };
}

/** The day on which a chapter had been done, before a person did not credit it. */
async function doneBefore(
  op: Operation,
  of: { personId: Parameters<typeof existing>[1]; enrolmentId: EnrolmentId; chapterId: string },
): Promise<string | null> {
  const all = await anomaliesOf(op.tx, of.personId, of.enrolmentId);
  return all.find((one) => one.state === 'refused')?.doneDays[of.chapterId] ?? null;
}
