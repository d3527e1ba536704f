import type { PersonId } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import type { HoursRoom } from '../hours/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Operation, Operations } from '../platform/operation/operation.ts';
import type { Rulebooks } from '../rulebooks/index.ts';

/** A course whose exam this is. The room of courses stands on nothing here; what it says is passed in. */
export type CoursePort = {
  /** Has the person studied the course so far that its exam may be sat? The enrolment, or null. */
  readonly enrolmentOf: (
    read: { readonly db: Kysely<unknown> },
    of: { readonly courseId: string; readonly personId: PersonId },
  ) => Promise<{ readonly enrolmentId: string } | null>;
  /** The exam was decided: in the same transaction. Then the course, not the exam, brings the hours. */
  readonly onOutcome: (
    op: Operation,
    of: {
      readonly enrolmentId: string;
      readonly personId: PersonId;
      readonly kind: 'exam';
      readonly outcome: 'passed' | 'failed';
      /** Hundredths of a point. */
      readonly mark: number;
      /** The day of the exam. */
      readonly on: string;
    },
  ) => Promise<void>;
};

export type AssessmentPorts = {
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly operations: () => Operations;
  readonly hours: HoursRoom;
  readonly rulebooks: Rulebooks;
  /** Null: this server has no courses, and exams stand alone. */
  readonly courses: CoursePort | null;
};
