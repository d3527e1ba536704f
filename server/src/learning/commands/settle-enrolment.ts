import {
  addDays,
  formatLocalDate,
  type LocalDate,
  parseLocalDate,
  type PersonId,
  present,
  type RecordId,
} from '@jixu/kernel';
import { unitOf } from '../../organisations/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { type Finding, findingsIn } from '../domain/anomalies.ts';
import { courseKindOf, lookRulesOf, settleDaysOf } from '../domain/study-rules.ts';
import { refuse } from '../errors.ts';
import type { LearningPorts } from '../ports.ts';
import { partsDoneOn, scormParts } from '../queries/scorm-progress.ts';
import type { CourseContent } from '../schemas.ts';
import { type Anomaly, anomaliesOf, studyRecordOf } from '../store/anomaly-store.ts';
import { versionById } from '../store/course-store.ts';
import {
  completeEnrolment,
  type Enrolment,
  enrolmentById,
  type EnrolmentId,
  markProvisional,
  markStudied,
  type Outcome,
  outcomesOf,
  progressesOf,
  putOutcome,
} from '../store/study-store.ts';
import { openAnomaly } from './open-anomaly.ts';
import { settleRequest } from './settle-request.ts';

export const COMPLETED = 'learning.completed';
export const PROVISIONAL = 'learning.provisional';

type Ports = Pick<LearningPorts, 'hours' | 'rulebooks'>;
type Of = { readonly personId: PersonId; readonly enrolmentId: EnrolmentId };

/**
 * Looks whether everything of a course is done, and turns it into hours: lodged at once under the enrolment's own id, so
 * that they are seen, provisional, in the year of the last chapter or examination; recognised once the rulebook's days
 * are over and nothing looks unlike study. What does goes to a person. What rests on more
 * than watched time does not wait for a day: a course that an examination concludes, or whose chapters were all proved by
 * questions, is looked at, and counts, with the pass.
 */
export async function settleEnrolment(
  op: Operation,
  ports: Ports,
  of: Of,
  /** Within another room's operation no case is opened; the job does it. */
  within: 'own' | 'another' = 'own',
): Promise<boolean> {
  // Person before everything else, as every room locks.
  await ports.hours.lock(op, of.personId);
  const enrolment = await enrolmentById(op.tx, of.personId, of.enrolmentId, { lock: true });
  if (!enrolment) throw refuse('no_enrolment');
  if (enrolment.state === 'done') return true;
  const version = await versionById(op.tx, enrolment.courseId, enrolment.versionId);
  if (!version) throw new Error('learning: an enrolment without its version');
  const { content } = version;
  const finished = await finishedOn(op, of, content);
  if (finished === null) return false;
  const { on } = finished;
  const provisional = await lodge(op, ports, { enrolment, content, ...finished });
  if (provisional.settlesOn > formatLocalDate(op.today)) return false;
  const before = await anomaliesOf(op.tx, of.personId, of.enrolmentId);
  if (before.some((one) => one.state === 'open' || one.state === 'asked')) return false;
  const findings = await findingsOf(op, ports, { ...of, before });
  if (findings.length > 0) {
    const { recordId } = provisional;
    const lodged = { ...enrolment, recordId };
    if (within === 'own') await openAnomaly(op, ports, { enrolment: lodged, content, findings });
    else op.enqueue(settleRequest(of));
    return false;
  }
  await post(op, ports, { enrolment, title: content.title, recordId: provisional.recordId, on });
  return true;
}

/** The day of whatever was done last; null while something is missing. */
async function finishedOn(
  op: Operation,
  of: Of,
  content: CourseContent,
): Promise<{ readonly on: string; readonly watched: boolean } | null> {
  const progress = new Map(
    (await progressesOf(op.tx, of.personId, [of.enrolmentId])).map((one) => [one.chapterId, one]),
  );
  const days: string[] = [];
  const parts = await scormParts(op.tx, { ...of, chapters: content.chapters });
  for (const { chapterId } of content.chapters) {
    const day = progress.get(chapterId)?.doneOn;
    if (day === null || day === undefined) return null;
    days.push(day);
    // A package is done when its time was studied and its parts say that they are complete.
    const own = parts.get(chapterId);
    if (own === undefined) continue;
    const complete = partsDoneOn(own);
    if (complete === null) return null;
    days.push(complete);
  }
  await markStudied(op.tx, { ...of, on: last(days) });
  const outcomes = await outcomesOf(op.tx, of.personId, of.enrolmentId);
  for (const need of content.needs) {
    const passed = outcomes.find((one) => one.kind === need && one.outcome === 'passed');
    if (!passed) return null;
    days.push(passed.on);
  }
  const watched = [...progress.values()].some((one) => one.credited.length > 0);
  return { on: last(days), watched };
}

function last(days: readonly string[]): string {
  return days.toSorted().at(-1) ?? '';
}

/** Hours of the course, provisional; the same ones again if they stand there already. */
async function lodge(
  op: Operation,
  ports: Ports,
  of: {
    readonly enrolment: Enrolment;
    readonly content: CourseContent;
    readonly on: string;
    readonly watched: boolean;
  },
): Promise<{ readonly recordId: RecordId; readonly settlesOn: string }> {
  const { enrolment, content, on } = of;
  const { personId, enrolmentId, courseId, recordId: lodged, settlesOn: until } = enrolment;
  if (lodged !== null && until !== null) return { recordId: lodged, settlesOn: until };
  const read = { db: op.tx };
  const rulebook = await ports.rulebooks.rulebookFor(read, personId, op.today);
  const unit = await unitOf(read, personId, op.today);
  const rests = of.watched && content.needs.length === 0;
  const days = rests ? settleDaysOf(rulebook?.edition ?? null) : 0;
  const settlesOn = formatLocalDate(addDays(present(dayOf(on), 'a day'), days));
  const { recordId } = await ports.hours.lodge(op, {
    recordId: op.newId<'record'>(),
    personId,
    source: { kind: 'course', id: enrolmentId },
    unitId: unit?.unitId ?? null,
    packId: rulebook?.pack.id ?? '',
    facts: {
      kind: (rulebook && courseKindOf(rulebook.edition)) ?? 'course',
      category: content.category,
      on,
      qty: { [content.amount.unit]: content.amount.value },
      attrs: { passed: true, ...(content.compulsory ? { compulsory: true } : {}) },
      key: `course:${courseId}`,
      via: 'platform',
    },
    title: content.title,
    preview: null,
    settlesOn,
  });
  await markProvisional(op.tx, { personId, enrolmentId, recordId, settlesOn });
  if (settlesOn > formatLocalDate(op.today)) {
    const told = { personId, enrolmentId, courseId, title: content.title, settlesOn };
    op.emit({ type: PROVISIONAL, subjectId: personId, payload: told });
  }
  return { recordId, settlesOn };
}

function dayOf(text: string): LocalDate | null {
  const day = parseLocalDate(text);
  return day.ok ? day.value : null;
}

/** What speaks for a look at what was reported since a person last looked. */
async function findingsOf(
  op: Operation,
  ports: Ports,
  of: Of & { readonly before: readonly Anomaly[] },
): Promise<readonly Finding[]> {
  const rulebook = await ports.rulebooks.rulebookFor({ db: op.tx }, of.personId, op.today);
  if (!rulebook) return [];
  const since = of.before[0]?.foundAt ?? null;
  const record = await studyRecordOf(op.tx, { ...of, since });
  return findingsIn(record, lookRulesOf(rulebook.edition));
}

async function post(
  op: Operation,
  ports: Ports,
  of: {
    readonly enrolment: Enrolment;
    readonly title: string;
    readonly recordId: RecordId;
    readonly on: string;
  },
): Promise<void> {
  const { enrolment, title, recordId, on } = of;
  const { personId, enrolmentId, courseId } = enrolment;
  await ports.hours.recognise(op, { claimId: op.newId<'claim'>(), personId, recordId });
  const done = await completeEnrolment(op.tx, { personId, enrolmentId, recordId, at: op.now });
  if (!done) throw new Error('learning: an enrolment changed under its lock');
  op.note({ enrolmentId, on: formatLocalDate(op.today) });
  op.emit({
    type: COMPLETED,
    subjectId: personId,
    payload: { personId, enrolmentId, courseId, recordId, title, on },
  });
}

/** How an examination or homework of a course ended; the course is completed in the same operation where that was all. */
export async function recordAssessment(
  op: Operation,
  ports: Ports,
  of: Of & Omit<Outcome, 'on'> & { readonly on: string },
): Promise<{ readonly completed: boolean }> {
  await ports.hours.lock(op, of.personId);
  const enrolment = await enrolmentById(op.tx, of.personId, of.enrolmentId);
  if (!enrolment) throw refuse('no_enrolment');
  await putOutcome(op.tx, { ...of, at: op.now });
  const completed = of.outcome === 'passed' && (await settleEnrolment(op, ports, of, 'another'));
  return { completed };
}
