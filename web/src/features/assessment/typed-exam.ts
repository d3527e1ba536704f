import { toField } from './china-time.ts';
import type { Assessment } from './queries.ts';

export type Unit = 'courses' | 'hours' | 'credits' | 'items';
export const UNITS: readonly Unit[] = ['courses', 'hours', 'credits', 'items'];

export type Typed = {
  readonly title: string;
  readonly code: string;
  readonly year: number;
  /** The course whose exam it is; empty: it stands alone. */
  readonly courseId: string;
  readonly mode: 'window' | 'session';
  readonly paperId: string | undefined;
  readonly homeworkPaperId: string | undefined;
  readonly signUpFrom: string;
  readonly signUpTo: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly homeworkOpens: string;
  readonly homeworkCloses: string;
  readonly resitAt: string;
  readonly minutes: number;
  readonly atLeast: number;
  readonly times: number;
  readonly category: string;
  readonly amount: string;
  readonly unit: Unit;
  /** Two people mark, and a third where they differ by more; empty: one marks. */
  readonly difference: string;
  readonly appealDays: number;
};
export type TimeField =
  | 'signUpFrom'
  | 'signUpTo'
  | 'opensAt'
  | 'closesAt'
  | 'homeworkOpens'
  | 'homeworkCloses'
  | 'resitAt';

/** A draft as it was typed. */
export function typedFrom(draft: Assessment): Partial<Typed> {
  const exam = draft.tasks.find((task) => task.kind === 'exam');
  const homework = draft.tasks.find((task) => task.kind === 'homework');
  const resit = draft.tasks.find((task) => task.kind === 'resit');
  const [qty] = Object.entries(draft.qty);
  const unit = UNITS.find((one) => one === qty?.[0]);
  return {
    title: draft.title,
    code: draft.code,
    year: draft.year,
    courseId: draft.courseId ?? '',
    signUpFrom: toField(draft.signUpFrom),
    signUpTo: toField(draft.signUpTo),
    category: draft.category ?? '',
    atLeast: Number(draft.rules.atLeast),
    times: draft.rules.exam.times,
    difference: draft.markingDifference ?? '',
    appealDays: draft.appealDays,
    ...(qty && unit ? { amount: qty[1], unit } : {}),
    ...(exam && {
      mode: exam.startsAt === null ? 'window' : 'session',
      paperId: exam.paperId,
      opensAt: toField(exam.startsAt ?? exam.opensAt),
      closesAt: toField(exam.closesAt),
      minutes: exam.minutes,
    }),
    ...(homework && {
      homeworkPaperId: homework.paperId,
      homeworkOpens: toField(homework.opensAt),
      homeworkCloses: toField(homework.closesAt),
    }),
    ...(resit && { resitAt: toField(resit.startsAt ?? resit.opensAt) }),
  };
}

/** What stands in the form before anything was typed. */
export function newExam(of: {
  readonly today: string;
  readonly year: number;
  readonly paperId: string | undefined;
}): Typed {
  const { today, year, paperId } = of;
  return {
    title: '',
    code: '',
    year,
    courseId: '',
    mode: 'window',
    paperId,
    homeworkPaperId: undefined,
    signUpFrom: `${today}T00:00`,
    signUpTo: `${year}-12-31T18:00`,
    opensAt: `${today}T00:00`,
    closesAt: `${year}-12-31T23:59`,
    homeworkOpens: `${today}T00:00`,
    homeworkCloses: `${year}-12-31T23:59`,
    resitAt: '',
    minutes: 60,
    atLeast: 60,
    times: 3,
    category: '',
    amount: '1',
    unit: 'courses',
    difference: '',
    appealDays: 3,
  };
}
