import { formatLocalDate, type PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { nextDueMs } from '../domain/checks.ts';
import { type ChapterId, windowOn } from '../domain/course.ts';
import { union } from '../domain/ranges.ts';
import { studyRulesOf, windowFor } from '../domain/study-rules.ts';
import {
  drawn,
  type TestOut,
  testOutRulesOf,
  testOutStanding,
  type TestOutStanding,
} from '../domain/test-out.ts';
import { refuse } from '../errors.ts';
import type { LearningPorts } from '../ports.ts';
import type { Chapter } from '../schemas.ts';
import {
  type EnrolmentId,
  ensureProgress,
  lockStream,
  type Progress,
  writeProgress,
} from '../store/study-store.ts';
import { endTest, insertTest, testsOf } from '../store/test-out-store.ts';
import { settleRequest } from './settle-request.ts';
import { chapterToStudy, progressAt } from './study.ts';

type Ports = Pick<LearningPorts, 'rulebooks'>;
type Of = { readonly enrolmentId: EnrolmentId; readonly chapterId: ChapterId };
type Asked = { readonly test: TestOut; readonly questions: Chapter['questions'] };

const MINUTE = 60_000;

/**
 * Draws the questions by which the caller may prove a chapter. One that runs goes on, on whatever device; what was
 * drawn stays drawn, so that beginning again is not a way to better questions.
 */
export async function beginTestOut(
  op: Operation,
  ports: Ports,
  of: Of & { readonly testId: string },
): Promise<Asked> {
  const { personId, chapter, standing } = await standingOf(op, ports, of);
  if (standing.open) return { test: standing.open, questions: asked(chapter, standing.open) };
  if (standing.triesLeft === 0) throw refuse('tests_used');
  const random = (): number => op.secret(4).readUInt32BE(0) / 2 ** 32;
  const { rules } = standing;
  const ids = chapter.questions.map((one) => one.questionId);
  const test: TestOut = {
    testId: of.testId,
    chapterId: of.chapterId,
    try: rules.triesMax - standing.triesLeft + 1,
    questions: drawn(ids, rules.questions, random),
    rightNeeded: rules.rightNeeded,
    endsAt: new Date(op.now.getTime() + rules.minutes * MINUTE),
    handedInAt: null,
    passed: null,
  };
  await insertTest(op.tx, { personId, enrolmentId: of.enrolmentId, ...test, at: op.now });
  return { test, questions: asked(chapter, test) };
}

/** Answers once: enough of them right, and the chapter is done today; no time is credited for it. */
export async function handInTestOut(
  op: Operation,
  ports: Ports,
  of: Of & {
    readonly testId: string;
    readonly answers: readonly { readonly questionId: string; readonly option: number }[];
  },
): Promise<{ readonly passed: boolean; readonly right: number; readonly triesLeft: number }> {
  const { personId, chapter, standing, progress } = await standingOf(op, ports, of);
  const test = standing.open;
  if (test?.testId !== of.testId) throw refuse('test_over');
  const given = new Map(of.answers.map((one) => [one.questionId, one.option]));
  const answers = test.questions.map((id) => given.get(id) ?? null);
  const right = asked(chapter, test).filter((one, at) => one.answer === answers[at]).length;
  const passed = right >= test.rightNeeded;
  const { enrolmentId, chapterId, testId } = of;
  const own = { personId, enrolmentId };
  if (!(await endTest(op.tx, { ...own, testId, answers, right, passed, at: op.now })))
    throw refuse('test_over');
  if (passed) {
    await writeProgress(op.tx, {
      ...own,
      ...progress,
      // What was played and waited for its question was played.
      credited: union(progress.credited, progress.held),
      held: [],
      questionId: null,
      tries: 0,
      doneOn: formatLocalDate(op.today),
    });
    op.enqueue(settleRequest(own));
  }
  op.note({ chapterId, passed, right });
  return { passed, right, triesLeft: standing.triesLeft };
}

async function standingOf(
  op: Operation,
  ports: Ports,
  of: Of,
): Promise<{
  personId: PersonId;
  chapter: Chapter;
  standing: TestOutStanding;
  progress: Progress;
}> {
  const { personId, version, chapter, rulebook } = await chapterToStudy(op, ports, of);
  const today = formatLocalDate(op.today);
  const days = windowFor(rulebook.edition, version.content, today);
  if (windowOn(days, today) !== 'open')
    throw refuse('not_open', {
      detail: { opensOn: days.opensOn ?? '', closesOn: days.closesOn ?? '' },
    });
  await lockStream(op.tx, personId);
  const own = { personId, enrolmentId: of.enrolmentId };
  const tests = await testsOf(op.tx, own);
  const standing = testOutStanding(testOutRulesOf(rulebook.edition), chapter, tests, op.now);
  if (standing === null) throw refuse('no_test_out');
  const random = op.secret(4).readUInt32BE(0) / 2 ** 32;
  const dueMs = nextDueMs(studyRulesOf(rulebook.edition), random);
  await ensureProgress(op.tx, { ...own, chapterId: of.chapterId, dueMs });
  const progress = await progressAt(op, { ...own, chapterId: of.chapterId });
  if (progress.doneOn !== null) throw refuse('chapter_done');
  return { personId, chapter, standing, progress };
}

/** In the order in which they were drawn. */
function asked(chapter: Chapter, test: TestOut): Chapter['questions'] {
  return test.questions.flatMap(
    (id) => chapter.questions.find((one) => one.questionId === id) ?? [],
  );
}
