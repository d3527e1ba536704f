import { formatLocalDate, type PersonId } from '@jixu/kernel';
import { unitOf } from '../../organisations/index.ts';
import type { JobRequest, Operation } from '../../platform/operation/operation.ts';
import { courseKindOf } from '../domain/study-rules.ts';
import { refuse } from '../errors.ts';
import type { LearningPorts } from '../ports.ts';
import { partsDoneOn, scormParts } from '../queries/scorm-progress.ts';
import { versionById } from '../store/course-store.ts';
import {
  completeEnrolment,
  type Enrolment,
  enrolmentById,
  type EnrolmentId,
  markStudied,
  type Outcome,
  outcomesOf,
  progressesOf,
  putOutcome,
} from '../store/study-store.ts';

export const SETTLE_JOB = 'learning-settle';
export const COMPLETED = 'learning.completed';

type Ports = Pick<LearningPorts, 'hours' | 'rulebooks'>;
type Of = { readonly personId: PersonId; readonly enrolmentId: EnrolmentId };

export function settleRequest({ personId, enrolmentId }: Of): JobRequest {
  return { name: SETTLE_JOB, payload: { personId, enrolmentId }, key: `settle-${enrolmentId}` };
}

/**
 * Looks whether everything of a course is done, and turns it into hours: lodged and recognised at once, under the
 * enrolment's own id, so that it counts once whoever asks and however often. The day of the last chapter, or of the last
 * examination, decides the year.
 */
export async function settleEnrolment(op: Operation, ports: Ports, of: Of): Promise<boolean> {
  // Person before everything else, as every room locks.
  await ports.hours.lock(op, of.personId);
  const enrolment = await enrolmentById(op.tx, of.personId, of.enrolmentId, { lock: true });
  if (!enrolment) throw refuse('no_enrolment');
  if (enrolment.state === 'done') return true;
  const version = await versionById(op.tx, enrolment.courseId, enrolment.versionId);
  if (!version) throw new Error('learning: an enrolment without its version');
  const { content } = version;
  const progress = new Map(
    (await progressesOf(op.tx, of.personId, [of.enrolmentId])).map((one) => [one.chapterId, one]),
  );
  const days: string[] = [];
  const parts = await scormParts(op.tx, { ...of, chapters: content.chapters });
  for (const { chapterId } of content.chapters) {
    const day = progress.get(chapterId)?.doneOn;
    if (day === null || day === undefined) return false;
    days.push(day);
    // A package is done when its time was studied and its parts say that they are complete.
    const own = parts.get(chapterId);
    if (own === undefined) continue;
    const complete = partsDoneOn(own);
    if (complete === null) return false;
    days.push(complete);
  }
  await markStudied(op.tx, { ...of, on: last(days) });
  const outcomes = await outcomesOf(op.tx, of.personId, of.enrolmentId);
  for (const need of content.needs) {
    const passed = outcomes.find((one) => one.kind === need && one.outcome === 'passed');
    if (!passed) return false;
    days.push(passed.on);
  }
  await post(op, ports, { enrolment, content, on: last(days) });
  return true;
}

function last(days: readonly string[]): string {
  return days.toSorted().at(-1) ?? '';
}

async function post(
  op: Operation,
  ports: Ports,
  of: {
    readonly enrolment: Enrolment;
    readonly content: NonNullable<Awaited<ReturnType<typeof versionById>>>['content'];
    readonly on: string;
  },
): Promise<void> {
  const { enrolment, content, on } = of;
  const { personId, enrolmentId, courseId } = enrolment;
  const read = { db: op.tx };
  const rulebook = await ports.rulebooks.rulebookFor(read, personId, op.today);
  const unit = await unitOf(read, personId, op.today);
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
  });
  await ports.hours.recognise(op, { claimId: op.newId<'claim'>(), personId, recordId });
  const done = await completeEnrolment(op.tx, { personId, enrolmentId, recordId, at: op.now });
  if (!done) throw new Error('learning: an enrolment changed under its lock');
  op.note({ enrolmentId, on: formatLocalDate(op.today) });
  op.emit({
    type: COMPLETED,
    subjectId: personId,
    payload: { personId, enrolmentId, courseId, recordId, title: content.title, on },
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
  return { completed: of.outcome === 'passed' && (await settleEnrolment(op, ports, of)) };
}
