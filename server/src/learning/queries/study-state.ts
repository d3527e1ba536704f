import { asId, type PersonId } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import { chapterLengthMs, type CourseVersion, type Media } from '../domain/course.ts';
import { refuse } from '../errors.ts';
import { type Appeal, appealsOf } from '../store/appeal-store.ts';
import { anomaliesOf, type Anomaly } from '../store/anomaly-store.ts';
import { mediaByIds, versionById, versionsOf } from '../store/course-store.ts';
import { partsDoneOn, scormParts, type StudiedPart } from './scorm-progress.ts';
import { type Fee, feeOfEnrolment } from '../store/fee-store.ts';
import { type Note, notesOf } from '../store/note-store.ts';
import type { TestOut } from '../domain/test-out.ts';
import { testsOf } from '../store/test-out-store.ts';
import {
  type Enrolment,
  enrolmentById,
  type EnrolmentId,
  enrolmentsOf,
  type Outcome,
  outcomesOf,
  type Progress,
  progressesOf,
} from '../store/study-store.ts';

type Db = { readonly db: Kysely<unknown> };

/** Everything about one person on one course. */
export type StudyState = {
  readonly enrolment: Enrolment;
  readonly version: CourseVersion;
  readonly media: ReadonlyMap<string, Media>;
  readonly progress: ReadonlyMap<string, Progress>;
  readonly outcomes: readonly Outcome[];
  readonly appeals: readonly Appeal[];
  readonly notes: readonly Note[];
  readonly tests: readonly TestOut[];
  /** What was found last, whatever became of it. */
  readonly anomaly: Anomaly | null;
  /** What was asked for it. */
  readonly fee: Fee | null;
  /** Of chapters that are packages, the parts. */
  readonly parts: ReadonlyMap<string, readonly StudiedPart[]>;
  /** Every chapter is done; what may be missing is an examination. */
  readonly studied: boolean;
};

export async function studyState(
  read: Db,
  personId: PersonId,
  enrolmentId: EnrolmentId,
): Promise<StudyState> {
  const enrolment = await enrolmentById(read.db, personId, enrolmentId);
  if (!enrolment) throw refuse('no_enrolment');
  const version = await versionById(read.db, enrolment.courseId, enrolment.versionId);
  if (!version) throw refuse('no_course');
  const { chapters } = version.content;
  const media = await mediaByIds(
    read.db,
    chapters.flatMap((one) => one.mediaId ?? []),
  );
  const progress = new Map(
    (await progressesOf(read.db, personId, [enrolmentId])).map((one) => [one.chapterId, one]),
  );
  const parts = await scormParts(read.db, { personId, enrolmentId, chapters });
  return {
    enrolment,
    version,
    media,
    progress,
    outcomes: await outcomesOf(read.db, personId, enrolmentId),
    appeals: await appealsOf(read.db, personId, enrolmentId),
    notes: await notesOf(read.db, personId, enrolmentId),
    tests: await testsOf(read.db, { personId, enrolmentId }),
    anomaly: (await anomaliesOf(read.db, personId, enrolmentId))[0] ?? null,
    fee: await feeOfEnrolment(read.db, personId, enrolmentId),
    parts,
    studied: chapters.every((one) => doneOn({ progress, parts }, one.chapterId) !== null),
  };
}

/** The day a chapter was done: its time, and of a package all its parts besides. */
export function doneOn(
  { progress, parts }: Pick<StudyState, 'progress' | 'parts'>,
  chapterId: string,
): string | null {
  const timeOn = progress.get(chapterId)?.doneOn ?? null;
  const own = parts.get(chapterId);
  if (own === undefined || timeOn === null) return timeOn;
  const partsOn = partsDoneOn(own);
  return partsOn === null ? null : ([timeOn, partsOn].toSorted().at(-1) ?? null);
}

/** The enrolment of a person on a course, for rooms that examine what was studied. */
export async function enrolmentFor(
  read: Db,
  of: { readonly personId: PersonId; readonly courseId: string },
): Promise<Enrolment | null> {
  const all = await enrolmentsOf(read.db, of.personId);
  return (
    all.find((one) => one.courseId === of.courseId && one.state !== 'awaiting-payment') ?? null
  );
}

/** Every course that a person has taken up. */
export async function coursesTaken(read: Db, personId: PersonId): Promise<readonly string[]> {
  return (await enrolmentsOf(read.db, personId)).map((one) => one.courseId);
}

export function lengthsOf({ version, media }: StudyState): ReadonlyMap<string, number> {
  return new Map(
    version.content.chapters.map((one) => [one.chapterId, chapterLengthMs(one, media)]),
  );
}

/** Whether the course, as it is offered now, is completed by such an examination. */
export async function courseNeeds(
  read: Db,
  courseId: string,
  kind: Outcome['kind'],
): Promise<boolean> {
  const versions = await versionsOf(read.db, asId<'course'>(courseId));
  return versions.some((one) => one.state === 'published' && one.content.needs.includes(kind));
}
