import { formatLocalDate, type PersonId } from '@jixu/kernel';
import type { PackEdition } from '@jixu/policy';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import type { Rulebook } from '../../rulebooks/index.ts';
import { requirePerson } from '../access.ts';
import { type Frame, nextDueMs } from '../domain/checks.ts';
import {
  chapterLengthMs,
  type ChapterId,
  type CourseId,
  type CourseVersion,
  fitsSeries,
  windowOn,
} from '../domain/course.ts';
import { isDone, type Refused, type StudyRules } from '../domain/credit.ts';
import { union } from '../domain/ranges.ts';
import { studyRulesOf, windowFor } from '../domain/study-rules.ts';
import { refuse } from '../errors.ts';
import type { LearningPorts } from '../ports.ts';
import { coursesPaid } from '../queries/courses-paid.ts';
import { learnerPlace } from '../queries/learner-place.ts';
import type { Chapter } from '../schemas.ts';
import { insertCheckAnswer } from '../store/check-answer-store.ts';
import { liveVersions, mediaByIds, versionById } from '../store/course-store.ts';
import { choicesOf } from '../store/pack-store.ts';
import {
  endSessions,
  ensureProgress,
  type Enrolment,
  enrolmentById,
  type EnrolmentId,
  enrolmentsOf,
  insertEnrolment,
  insertSession,
  insertUncredited,
  isFinished,
  lockStream,
  type Progress,
  progressesOf,
  type SessionId,
  writeProgress,
} from '../store/study-store.ts';
import { askFee } from './payments.ts';
import { settleRequest } from './settle-request.ts';

type Ports = Pick<LearningPorts, 'rulebooks'>;

/** Puts the caller on a course that is offered to him, in its version of today. */
export async function enrol(
  op: Operation,
  ports: Ports,
  of: { readonly enrolmentId: EnrolmentId; readonly courseId: CourseId },
): Promise<Enrolment> {
  const { personId } = requirePerson(op.actor);
  const before = await enrolmentById(op.tx, personId, of.enrolmentId);
  if (before?.courseId === of.courseId) return before;
  const { version, edition } = await offered(op, ports, personId, of.courseId);
  const today = formatLocalDate(op.today);
  const { opensOn, closesOn } = windowFor(edition, version.content, today);
  if (windowOn({ opensOn, closesOn }, today) !== 'open')
    throw refuse('not_open', { detail: { opensOn: opensOn ?? '', closesOn: closesOn ?? '' } });
  await requireFinished(op, personId, version.content);
  const { courseId, versionId } = version;
  const own = { personId, enrolmentId: of.enrolmentId };
  const pack = (await choicesOf(op.tx, personId)).find((one) => one.courseIds.includes(courseId));
  if (pack?.state === 'awaiting-payment') throw refuse('pack_not_paid');
  const { priceFen } = version.content;
  const asked = priceFen > 0 && !(await coursesPaid(op.tx, personId)).has(courseId);
  const state = asked ? 'awaiting-payment' : 'studying';
  if (!(await insertEnrolment(op.tx, { ...own, courseId, versionId, state, at: op.now }))) {
    const [standing] = (await enrolmentsOf(op.tx, personId)).filter(
      (one) => one.courseId === courseId,
    );
    throw refuse('already_enrolled', { detail: { state: standing?.state ?? 'studying' } });
  }
  if (state === 'awaiting-payment')
    await askFee(op, {
      personId,
      of: { kind: 'course', enrolmentId: of.enrolmentId, courseId },
      nodeId: version.nodeId,
      title: version.content.title,
      amountFen: priceFen,
    });
  op.note({ courseId, versionId });
  return existing(op, personId, of.enrolmentId);
}

async function offered(
  op: Operation,
  ports: Ports,
  personId: PersonId,
  courseId: CourseId,
): Promise<{ readonly version: CourseVersion; readonly edition: PackEdition | null }> {
  const { places, edition, series, why } = await learnerPlace(readingOf(op), ports, personId);
  const live = (await liveVersions(op.tx, [courseId])).get(courseId);
  if (!live || !places.includes(live.placeId)) throw refuse('no_course');
  if (why === 'no-series') throw refuse('no_series');
  if (!fitsSeries(live.content, series)) throw refuse('no_course');
  return { version: live, edition };
}

/** What a course builds on has been finished. */
async function requireFinished(
  op: Operation,
  personId: PersonId,
  { requires }: CourseVersion['content'],
): Promise<void> {
  if (requires.length === 0) return;
  const all = await enrolmentsOf(op.tx, personId);
  const done = new Set<string>(all.filter(isFinished).map((one) => one.courseId));
  const missing = requires.filter((id) => !done.has(id));
  if (missing.length === 0) return;
  const versions = await liveVersions(op.tx, missing);
  const titles = missing.map((id) => versions.get(id)?.content.title ?? '');
  throw refuse('requires_first', { detail: { titles: titles.join('、') } });
}

export async function existing(
  op: Operation,
  personId: PersonId,
  enrolmentId: EnrolmentId,
): Promise<Enrolment> {
  const found = await enrolmentById(op.tx, personId, enrolmentId);
  if (!found) throw refuse('no_enrolment');
  return found;
}

/** A chapter of a course that the caller is on and has paid, with the rules under which it is studied. */
export async function chapterToStudy(
  op: Operation,
  ports: Ports,
  of: { readonly enrolmentId: EnrolmentId; readonly chapterId: ChapterId },
): Promise<{ personId: PersonId; version: CourseVersion; chapter: Chapter; rulebook: Rulebook }> {
  const { personId } = requirePerson(op.actor);
  const enrolment = await existing(op, personId, of.enrolmentId);
  if (enrolment.state === 'awaiting-payment') throw refuse('not_paid');
  const version = await versionById(op.tx, enrolment.courseId, enrolment.versionId);
  const chapter = version?.content.chapters.find((one) => one.chapterId === of.chapterId);
  if (!version || !chapter) throw refuse('no_chapter');
  const rulebook = await ports.rulebooks.rulebookFor({ db: op.tx }, personId, op.today);
  if (!rulebook) throw refuse('no_rulebook');
  return { personId, version, chapter, rulebook };
}

/** A session to play a chapter in; whatever this person plays elsewhere ends now. */
export async function beginPlay(
  op: Operation,
  ports: Ports,
  of: {
    readonly enrolmentId: EnrolmentId;
    readonly chapterId: ChapterId;
    readonly device: string;
  },
): Promise<{ sessionId: SessionId; frame: Frame; progress: Progress; elsewhere: boolean }> {
  const { personId, version, chapter, rulebook } = await chapterToStudy(op, ports, of);
  const media = await mediaByIds(op.tx, chapter.mediaId === null ? [] : [chapter.mediaId]);
  const rules = studyRulesOf(rulebook.edition);
  const frame: Frame = {
    lengthMs: chapterLengthMs(chapter, media),
    rules,
    questions: chapter.questions.map(({ questionId, at }) => ({ questionId, atMs: at * 1000 })),
    closesOn: windowFor(rulebook.edition, version.content, formatLocalDate(op.today)).closesOn,
  };
  await lockStream(op.tx, personId);
  const elsewhere = (await endSessions(op.tx, personId, op.now)) > 0;
  const own = { personId, enrolmentId: of.enrolmentId, chapterId: of.chapterId };
  const random = op.secret(4).readUInt32BE(0) / 2 ** 32;
  await ensureProgress(op.tx, { ...own, dueMs: nextDueMs(rules, random) });
  const sessionId = op.newId<'play'>();
  await insertSession(op.tx, { ...own, sessionId, device: of.device, frame, at: op.now });
  return { sessionId, frame, progress: await progressAt(op, own), elsewhere };
}

type Place = {
  readonly personId: PersonId;
  readonly enrolmentId: EnrolmentId;
  readonly chapterId: string;
};

export async function progressAt(op: Operation, of: Place): Promise<Progress> {
  const all = await progressesOf(op.tx, of.personId, [of.enrolmentId]);
  const found = all.find((one) => one.chapterId === of.chapterId);
  if (!found) throw refuse('no_chapter');
  return found;
}

/** An answer to the question that waits: right, and what was held counts; wrong too often, and it is to be seen again. */
export async function answerCheck(
  op: Operation,
  ports: Ports,
  of: {
    readonly enrolmentId: EnrolmentId;
    readonly chapterId: ChapterId;
    readonly questionId: string;
    readonly option: number;
  },
): Promise<{ outcome: 'right' | 'again' | 'missed'; progress: Progress }> {
  const { personId } = requirePerson(op.actor);
  const enrolment = await existing(op, personId, of.enrolmentId);
  const version = await versionById(op.tx, enrolment.courseId, enrolment.versionId);
  const chapter = version?.content.chapters.find((one) => one.chapterId === of.chapterId);
  const question = chapter?.questions.find((one) => one.questionId === of.questionId);
  if (!chapter || !question) throw refuse('no_question');
  const rules = await rulesFor(op, ports, personId);
  await lockStream(op.tx, personId);
  const place = { personId, enrolmentId: of.enrolmentId, chapterId: of.chapterId };
  const before = await progressAt(op, place);
  if (before.questionId !== of.questionId) throw refuse('no_question');
  await insertCheckAnswer(op.tx, {
    ...place,
    answerId: op.newId<'answer'>(),
    courseId: enrolment.courseId,
    questionId: of.questionId,
    right: question.answer === of.option,
    at: op.now,
  });
  if (question.answer === of.option)
    return { outcome: 'right', progress: await releaseHeld(op, ports, place, before) };
  const tries = before.tries + 1;
  if (tries < rules.triesMax) {
    const progress = { ...before, tries };
    await writeProgress(op.tx, { ...place, ...progress });
    return { outcome: 'again', progress };
  }
  const refused = before.held.map(([from, to]): Refused => ({
    from,
    to,
    reason: 'question-missed',
  }));
  const newId = (): string => op.newId<'uncredited'>();
  await insertUncredited(op.tx, { ...place, at: op.now, newId, refused });
  const progress = { ...before, held: [], questionId: null, tries: 0 };
  await writeProgress(op.tx, { ...place, ...progress });
  return { outcome: 'missed', progress };
}

async function rulesFor(op: Operation, ports: Ports, personId: PersonId): Promise<StudyRules> {
  const rulebook = await ports.rulebooks.rulebookFor({ db: op.tx }, personId, op.today);
  if (!rulebook) throw refuse('no_rulebook');
  return studyRulesOf(rulebook.edition);
}

/** What was held until its question counts, and the chapter with it where it was the last. Behind `lockStream`. */
export async function releaseHeld(
  op: Operation,
  ports: Ports,
  place: Place,
  before: Progress,
): Promise<Progress> {
  const { personId, enrolmentId } = place;
  const enrolment = await existing(op, personId, enrolmentId);
  const version = await versionById(op.tx, enrolment.courseId, enrolment.versionId);
  const chapter = version?.content.chapters.find((one) => one.chapterId === place.chapterId);
  if (!chapter || before.questionId === null) throw refuse('no_question');
  const rules = await rulesFor(op, ports, personId);
  const media = await mediaByIds(op.tx, chapter.mediaId === null ? [] : [chapter.mediaId]);
  const credited = union(before.credited, before.held);
  const whole = isDone(credited, chapterLengthMs(chapter, media));
  const random = op.secret(4).readUInt32BE(0) / 2 ** 32;
  const progress: Progress = {
    ...before,
    credited,
    held: [],
    questionId: null,
    tries: 0,
    answered: [...before.answered, before.questionId],
    dueMs: nextDueMs(rules, random),
    doneOn: before.doneOn ?? (whole ? formatLocalDate(op.today) : null),
  };
  await writeProgress(op.tx, { ...place, ...progress });
  if (progress.doneOn !== null) op.enqueue(settleRequest(place));
  return progress;
}
