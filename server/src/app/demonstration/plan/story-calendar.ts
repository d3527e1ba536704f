import {
  addDays,
  dateParts,
  daysInMonth,
  type LocalDate,
  localDate,
  startOfShanghaiDay,
  yearOf,
} from '@jixu/kernel';
import { isWorkingDay, workingDaysBetween } from '../../../rulebooks/index.ts';

/** The story was written for this day; on later days its dates stand as written, before it they move together. */
const WRITTEN_FOR = { month: 11, day: 22 } as const;
/** A year younger than this has no story of its own yet: it is told in the year before. */
const DAYS_OF_A_STORY = 46;
/** Public courses of teachers open then. */
const PUBLIC_COURSES_OPEN = { month: 5, day: 31 } as const;

/** The days of the demonstration: everything lies before today, whatever day of whatever year that is. */
export type StoryCalendar = {
  readonly today: LocalDate;
  /** The legal year in which most of it happens. */
  readonly year: number;
  /** A day of that year as the story has it; before 22 November the year's days move closer together. */
  readonly on: (month: number, day: number) => LocalDate;
  /** The same for courses that open on 31 May; null while they have not been open. */
  readonly onceOpen: (month: number, day: number) => LocalDate | null;
  /** A day of the year before, as written. */
  readonly yearBefore: (month: number, day: number) => LocalDate;
  /** The latest working day before today that lies so many working days back. */
  readonly workingDaysAgo: (count: number) => LocalDate;
  /** The first working day from `day` on, or the latest before today. */
  readonly workingDay: (day: LocalDate) => LocalDate;
};

export function storyCalendar(today: LocalDate): StoryCalendar {
  const firstOfYear = localDate(yearOf(today), 1, 1);
  const year = today - firstOfYear < DAYS_OF_A_STORY ? yearOf(today) - 1 : yearOf(today);
  const first = localDate(year, 1, 1);
  const written = dayOf(year, WRITTEN_FOR.month, WRITTEN_FOR.day);
  const scaled = (day: LocalDate, from: LocalDate): LocalDate => {
    if (today >= written) return earlier(day, addDays(today, -1));
    const part = (day - from) / (written - from);
    return addDays(from, Math.min(Math.floor(part * (today - from)), today - from - 1));
  };
  const workingDaysAgo = (count: number): LocalDate => {
    let day = addDays(today, -1);
    while (!isWorkingDay(day) || workingDaysBetween(day, today) < count) day = addDays(day, -1);
    return day;
  };
  return {
    today,
    year,
    on: (month, day) => scaled(dayOf(year, month, day), first),
    onceOpen: (month, day) => {
      const open = dayOf(year, PUBLIC_COURSES_OPEN.month, PUBLIC_COURSES_OPEN.day);
      return today - open < 2 ? null : scaled(dayOf(year, month, day), open);
    },
    yearBefore: (month, day) => dayOf(year - 1, month, day),
    workingDaysAgo,
    workingDay: (day) => {
      let found = day;
      while (found < today && !isWorkingDay(found)) found = addDays(found, 1);
      return found < today ? found : workingDaysAgo(0);
    },
  };
}

function dayOf(year: number, month: number, day: number): LocalDate {
  return localDate(year, month, Math.min(day, daysInMonth(year, month)));
}

export function earlier(one: LocalDate, other: LocalDate): LocalDate {
  return one < other ? one : other;
}

export function later(one: LocalDate, other: LocalDate): LocalDate {
  return one > other ? one : other;
}

/** "16:20" of a day in Shanghai. */
export function instantOf(day: LocalDate, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(startOfShanghaiDay(day).getTime() + (hours * 60 + minutes) * 60_000);
}

/** "2026 年第 10 期": the issue of a month. */
export function monthOf(day: LocalDate): number {
  return dateParts(day).month;
}
