import { assert, type PersonId, withCheckDigit, yearOf } from '@jixu/kernel';
import { personCards } from '../../identity/index.ts';
import { nodeCards } from '../../organisations/index.ts';
import { nextInSeries } from '../../platform/db/series.ts';
import { readingOf, type Reading } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import {
  type CaseDecision,
  type CaseOwner,
  maySeeCase,
  openCase,
  type ReviewCase,
  singleStep,
} from '../../review/index.ts';
import { ownOffices, requirePerson } from '../access.ts';
import { APPEAL_MARK } from '../domain/grade.ts';
import { appealUntil, isRevealed } from '../domain/reveal.ts';
import { refuse } from '../errors.ts';
import type { AssessmentPorts } from '../ports.ts';
import {
  appealByCase,
  appealByKey,
  type AppealKey,
  type AppealMark,
  appealMarksOf,
  appealOfAttempt,
  insertAppeal,
  putAppealMark,
  type ResultAppeal,
  settleAppeal,
} from '../store/appeal-store.ts';
import {
  type Attempt,
  attemptByKey,
  attemptsOf,
  insertMark,
  marksOf,
  placesOf,
} from '../store/attempt-store.ts';
import {
  correctOutcome,
  entryByKey,
  type EntryKey,
  extraMinutesMax,
  reopenEntry,
} from '../store/entry-store.ts';
import { offeringsById } from '../store/offering-store.ts';
import { gradeAttempt } from './grade-attempt.ts';
import { outcomeOf, settleEntry } from './settle-entry.ts';

export const RESULT_APPEAL = 'result-appeal';

const LABEL = { 'zh-CN': '成绩复核', en: 'Result looked at again' };

const ROUTE = singleStep({
  id: 'result',
  office: 'unit',
  label: LABEL,
  opinion: { pass: 'required', return: 'required', reject: 'required' },
  grounds: {
    'zh-CN': '成绩有疑问的，由没有评过这份答卷的人重新看过后决定，分数只会不变或提高。',
    en: 'Somebody who did not mark the paper looks again and decides; points stay or rise.',
  },
  rule: 'D34',
});

/** An attempt whose result was told, with the last moment at which it may be contested. */
export async function contestable(
  read: Pick<Reading, 'db' | 'now'>,
  attempt: Attempt,
): Promise<{ readonly until: Date | null; readonly open: boolean }> {
  const offering = (await offeringsById(read.db, [attempt.offeringId])).get(attempt.offeringId);
  const task = offering?.tasks.find((one) => one.taskId === attempt.taskId);
  assert(offering !== undefined && task !== undefined, 'an attempt without its exam');
  const extra = await extraMinutesMax(read.db, offering);
  const until = appealUntil(offering, task, extra);
  const told =
    attempt.state === 'graded' &&
    isRevealed(offering, task, { now: read.now, extraMinutesMax: extra });
  return { until, open: told && until !== null && read.now <= until };
}

/** Asks a person who did not mark it to look at a result again: once an attempt, within the days of the exam. */
export async function appealResult(
  op: Operation,
  of: { readonly attemptId: string; readonly appealId: string; readonly text: string },
): Promise<void> {
  const { personId } = requirePerson(op.actor);
  const attempt = await attemptByKey(op.tx, { personId, attemptId: of.attemptId }, { lock: true });
  if (!attempt) throw refuse('no_attempt');
  const before = await appealOfAttempt(op.tx, attempt);
  // The device made the id: the same appeal again is the same appeal.
  if (before?.appealId === of.appealId) return;
  if (before) throw refuse('appeal_made');
  const { open } = await contestable(readingOf(op), attempt);
  if (!open || attempt.points === null) throw refuse('appeal_closed');
  const offering = (await offeringsById(op.tx, [attempt.offeringId])).get(attempt.offeringId);
  assert(offering !== undefined, 'an attempt without its exam');
  const caseId = op.newId<'case'>();
  const put = { ...of, personId, caseId, offeringId: offering.offeringId };
  const made = { ...put, pointsBefore: attempt.points, at: op.now };
  if (!(await insertAppeal(op.tx, made))) throw refuse('appeal_made');
  const person = (await personCards({ db: op.tx }, [personId])).get(personId);
  const unit = (await nodeCards({ db: op.tx }, [offering.nodeId])).get(offering.nodeId);
  const year = yearOf(op.today);
  const serial = await nextInSeries(op.tx, `result-appeal:${year}`);
  await openCase(op, {
    caseId,
    subjectId: personId,
    owner: { kind: RESULT_APPEAL, id: of.appealId },
    unitId: offering.nodeId,
    number: withCheckDigit(`CJFH-${year}-${String(serial).padStart(5, '0')}`),
    risks: [],
    summary: {
      personName: person?.name ?? '',
      personPinyin: person?.pinyin ?? '',
      unitName: unit?.name ?? '',
      formLabel: LABEL,
      categoryLabel: { 'zh-CN': '', en: '' },
      title: offering.title,
      // It decides about points; hours may follow by themselves.
      hours: null,
      unit: 'hour',
      files: 0,
    },
    route: ROUTE,
    openedBy: personId,
  });
}

/** For whoever decides about it; to everybody else it is unknown. */
export async function appealToDecide(
  read: Pick<Reading, 'db' | 'actor'>,
  key: AppealKey,
): Promise<ResultAppeal> {
  const found = await appealByKey(read.db, key);
  if (!found || !(await maySeeCase(read, read.actor, key.personId, found.caseId)))
    throw refuse('no_appeal');
  if (requirePerson(read.actor).personId !== key.personId) return found;
  const attempt = await attemptByKey(read.db, found);
  const decides = attempt !== null && ownOffices(read.actor).includes(attempt.nodeId);
  throw decides ? refuse('own_work') : refuse('no_appeal');
}

async function requireUnmarked(
  op: Operation,
  appeal: ResultAppeal,
  byId: PersonId,
): Promise<readonly Awaited<ReturnType<typeof marksOf>>[number][]> {
  const marks = await marksOf(op.tx, [appeal]);
  if (marks.some((mark) => mark.markerId === byId)) throw refuse('marked_before');
  return marks;
}

/** What somebody who did not mark the paper would give at a place: no less than it has. It counts once granted. */
export async function markAgain(
  op: Operation,
  key: AppealKey,
  of: Pick<AppealMark, 'place' | 'points' | 'note'>,
): Promise<void> {
  const appeal = await appealToDecide(readingOf(op), key);
  const byId = requirePerson(op.actor).personId;
  const attempt = await attemptByKey(op.tx, appeal, { lock: true });
  assert(attempt !== null, 'an appeal about no attempt');
  if (appeal.state !== 'open') throw refuse('appeal_settled');
  await requireUnmarked(op, appeal, byId);
  const place = (await placesOf(op.tx, attempt)).find((one) => one.place === of.place);
  if (!place) throw refuse('no_question');
  if (of.points > place.points)
    throw refuse('mark_too_high', { detail: { max: place.points / 100 } });
  const least = attempt.byKey?.[String(of.place)] ?? 0;
  if (of.points < least) throw refuse('mark_too_low', { detail: { min: least / 100 } });
  await putAppealMark(op.tx, key, { ...of, byId, at: op.now });
  op.note({ appealId: key.appealId, place: of.place });
}

/** Appeals as the review engine sees them; passing makes the new marks count. */
export function resultAppealOwner(ports: AssessmentPorts): CaseOwner {
  return {
    kind: RESULT_APPEAL,
    lock: (op, subjectId) => ports.hours.lock(op, subjectId),
    onDecided: (op, reviewed, decision) => decided(op, ports, reviewed, decision),
  };
}

async function decided(
  op: Operation,
  ports: AssessmentPorts,
  reviewed: ReviewCase,
  { outcome, decidedBy }: CaseDecision,
): Promise<void> {
  if (outcome !== 'pass' && outcome !== 'reject') return;
  const appeal = await appealByCase(op.tx, reviewed.subjectId, reviewed.caseId);
  assert(appeal !== null, 'a case without its appeal');
  const { personId, offeringId } = appeal;
  const entry = await entryByKey(op.tx, { personId, offeringId }, { lock: true });
  const attempt = await attemptByKey(op.tx, appeal, { lock: true });
  assert(attempt !== null && entry !== null, 'an appeal about no attempt');
  if (decidedBy !== null) await requireUnmarked(op, appeal, decidedBy);
  const pointsAfter = outcome === 'pass' ? await correct(op, appeal, attempt) : null;
  const to = outcome === 'pass' ? 'granted' : 'refused';
  const settled = await settleAppeal(op.tx, appeal, { to, pointsAfter, at: op.now });
  assert(settled, 'an appeal that changed under its lock');
  op.note({ appealId: appeal.appealId, to });
  if (pointsAfter !== null) await decideAnew(op, ports, entry);
}

/** New marks beside the old ones, and the sum computed from all of them. */
async function correct(op: Operation, appeal: ResultAppeal, attempt: Attempt): Promise<number> {
  const given = await appealMarksOf(op.tx, appeal);
  if (given.length === 0) throw refuse('no_new_mark');
  for (const { place, points, note, byId } of given) {
    const mark = { place, points, note, markerId: byId, sequence: APPEAL_MARK, at: op.now };
    assert(await insertMark(op.tx, attempt, mark), 'a mark that was given before');
  }
  const offering = (await offeringsById(op.tx, [attempt.offeringId])).get(attempt.offeringId);
  const points = await gradeAttempt(op, attempt, offering?.markingDifference ?? null);
  assert(points !== null, 'graded before and not any more');
  return points;
}

async function decideAnew(op: Operation, ports: AssessmentPorts, key: EntryKey): Promise<void> {
  if (await reopenEntry(op.tx, key)) {
    await settleEntry(op, ports, key);
    return;
  }
  const offering = (await offeringsById(op.tx, [key.offeringId])).get(key.offeringId);
  const entry = await entryByKey(op.tx, key);
  if (!offering || entry?.state !== 'passed') return;
  const { personId, offeringId } = key;
  const attempts = (await attemptsOf(op.tx, { personId, offeringIds: [offeringId] })).filter(
    (attempt) => attempt.state !== 'void',
  );
  const extra = await extraMinutesMax(op.tx, offering);
  const found = outcomeOf({ offering, entry, attempts, extra, now: op.now });
  if (found) await correctOutcome(op.tx, key, found.outcome);
}
