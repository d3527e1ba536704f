import type { PassRules } from './pass-rule.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

export type TaskKind = 'homework' | 'exam' | 'resit';

export type Task = {
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly sequence: number;
  readonly paperId: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly startsAt: Date | null;
  readonly minutes: number;
};

/**
 * A save or submission that left the device in time may arrive so much later. Not shown and not promised: the clock on
 * the page ends at the deadline itself.
 */
export const GRACE_MS = 5_000;

export type Times = { readonly beginsAt: Date; readonly deadlineAt: Date };

export type EntryDecision =
  | { readonly may: true; readonly times: Times }
  | { readonly may: false; readonly why: 'not_open' | 'closed' | 'absent' };

/** May work begin now, and how long is there? Extension comes on top of one's own time and of the window alike. */
export function mayBegin(
  task: Task,
  rules: PassRules,
  of: { readonly now: Date; readonly extraMinutes: number },
): EntryDecision {
  const now = of.now.getTime();
  const extra = of.extraMinutes * MINUTE;
  if (task.startsAt !== null) {
    const start = task.startsAt.getTime();
    if (now < start - rules.exam.opensMinutesBefore * MINUTE)
      return { may: false, why: 'not_open' };
    if (now > start + rules.exam.closesMinutesAfter * MINUTE) return { may: false, why: 'absent' };
    const deadline = new Date(start + task.minutes * MINUTE + extra);
    return { may: true, times: { beginsAt: new Date(Math.max(start, now)), deadlineAt: deadline } };
  }
  if (now < task.opensAt.getTime()) return { may: false, why: 'not_open' };
  if (now >= task.closesAt.getTime() + extra) return { may: false, why: 'closed' };
  const own = now + task.minutes * MINUTE;
  const deadline = Math.min(own, task.closesAt.getTime()) + extra;
  return { may: true, times: { beginsAt: of.now, deadlineAt: new Date(deadline) } };
}

/** When the next homework may be begun, after the last that was handed in; null: now. */
export function nextHomeworkAt(rules: PassRules, lastSubmittedAt: Date | null): Date | null {
  const { gapHours } = rules.homework;
  if (gapHours === null || lastSubmittedAt === null) return null;
  return new Date(lastSubmittedAt.getTime() + gapHours * HOUR);
}

/** Homework is worked on no longer than the rules allow, however generous its organiser. */
export function withLimit(task: Task, rules: PassRules): Task {
  const { limitHours } = rules.homework;
  if (task.kind !== 'homework' || limitHours === null) return task;
  return { ...task, minutes: Math.min(task.minutes, limitHours * 60) };
}

/** The moment after which nobody can work on it any more. */
export function overFor(tasks: readonly Task[], extraMinutesMax: number): Date {
  const last = Math.max(0, ...tasks.map((task) => task.closesAt.getTime()));
  return new Date(last + extraMinutesMax * MINUTE + GRACE_MS);
}

/** A re-sit is asked for within so many days after the last exam. */
export function resitSignUpTo(rules: PassRules, tasks: readonly Task[]): Date | null {
  if (rules.resit === null) return null;
  const exams = tasks.filter((task) => task.kind === 'exam');
  const last = Math.max(0, ...exams.map((task) => task.closesAt.getTime()));
  return new Date(last + rules.resit.signUpDays * 24 * HOUR);
}
