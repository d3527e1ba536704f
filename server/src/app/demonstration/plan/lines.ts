import { addDays, formatLocalDate, type LocalDate } from '@jixu/kernel';
import type { PushLine } from './script.ts';
import { earlier, type StoryCalendar } from './story-calendar.ts';

/** What people learn on platforms and in classes, as lines of the story. Titles are invented. */

type Day = readonly [month: number, day: number];

/** Until when something has to be over; today if the story does not care. */
export type Limit = LocalDate | null;

export function on(calendar: StoryCalendar, [month, day]: Day, limit: Limit = null): LocalDate {
  const found = calendar.on(month, day);
  return limit === null ? found : earlier(found, limit);
}

/** A public course of the teachers' platform; it opens on 31 May. */
export function publicCourse(
  calendar: StoryCalendar,
  of: { title: string; hours: number; day: Day; limit?: Limit },
): PushLine {
  const opened = calendar.onceOpen(...of.day);
  return {
    sender: 'lingdong-courses',
    title: of.title,
    on:
      opened === null || of.limit === undefined || of.limit === null
        ? opened
        : earlier(opened, of.limit),
    record: {
      kind: 'course',
      category: 'public',
      qty: { hours: String(of.hours) },
      attrs: { passed: true },
    },
  };
}

export function teacherCourse(
  calendar: StoryCalendar,
  of: {
    title: string;
    hours: number;
    day: Day;
    category: 'professional' | 'elective';
    limit?: Limit;
  },
): PushLine {
  return {
    sender: 'lingdong-courses',
    title: of.title,
    on: on(calendar, of.day, of.limit),
    record: {
      kind: 'course',
      category: of.category,
      qty: { hours: String(of.hours) },
      attrs: { passed: true },
    },
  };
}

/** A class of a higher office: by days, and under the cap of achievements and classes. */
export function officeClass(
  calendar: StoryCalendar,
  of: { title: string; days: number; day: Day; received?: LocalDate; limit?: Limit },
): PushLine {
  const last = on(calendar, of.day, of.limit);
  return {
    sender: 'lingdong-classes',
    title: of.title,
    on: last,
    ...(of.received === undefined ? {} : { received: of.received }),
    record: {
      kind: 'training',
      category: 'professional',
      from: formatLocalDate(addDays(last, 1 - of.days)),
      to: formatLocalDate(last),
      qty: { days: String(of.days) },
      attrs: { organiser: 'higher-office', examPassed: true },
    },
  };
}

/** A class that the unit filed beforehand and registers from its roster. */
export function unitClass(
  calendar: StoryCalendar,
  of: {
    title: string;
    qty: Readonly<Record<string, string>>;
    day: Day;
    category?: 'professional' | 'elective';
    limit?: Limit;
  },
): PushLine {
  return {
    sender: 'lingdong-classes',
    title: of.title,
    on: on(calendar, of.day, of.limit),
    record: {
      kind: 'in-house',
      category: of.category ?? 'elective',
      qty: of.qty,
      attrs: { filed: true },
    },
  };
}

/** A course of the other city's platform; compulsory ones can only be earned there. */
export function platformCourse(
  calendar: StoryCalendar,
  of: {
    title: string;
    hours: number;
    day: Day;
    category: 'public' | 'professional';
    compulsory?: boolean;
    limit?: Limit;
    received?: LocalDate;
  },
): PushLine {
  return {
    sender: 'qiyuan-courses',
    title: of.title,
    on: on(calendar, of.day, of.limit),
    ...(of.received === undefined ? {} : { received: of.received }),
    record: {
      kind: 'course',
      category: of.category,
      qty: { hours: String(of.hours) },
      attrs: { passed: true, compulsory: of.compulsory ?? false },
    },
  };
}

/** The year before, complete: it ends in a certificate. */
export function yearBeforeOfTeacher(
  calendar: StoryCalendar,
  hours: { professional: number; elective: number },
): readonly PushLine[] {
  const course = (category: string, title: string, amount: number, day: LocalDate): PushLine => ({
    sender: 'lingdong-courses',
    title,
    on: day,
    record: { kind: 'course', category, qty: { hours: String(amount) }, attrs: { passed: true } },
  });
  return [
    course('public', '公需课《数字中国建设》', 30, calendar.yearBefore(10, 20)),
    course(
      'professional',
      '在线课《核心素养导向的教学》',
      hours.professional,
      calendar.yearBefore(11, 16),
    ),
    course('elective', '在线课《教师的健康与心理》', hours.elective, calendar.yearBefore(12, 20)),
  ];
}

export function yearBeforeOfEngineer(calendar: StoryCalendar): readonly PushLine[] {
  const course = (
    category: string,
    title: string,
    amount: number,
    day: LocalDate,
    compulsory: boolean,
  ): PushLine => ({
    sender: 'qiyuan-courses',
    title,
    on: day,
    record: {
      kind: 'course',
      category,
      qty: { hours: String(amount) },
      attrs: { passed: true, compulsory },
    },
  });
  return [
    course('public', '公需课《专业技术人员职业道德》', 30, calendar.yearBefore(9, 20), false),
    course('professional', '专业必修《标准化与质量管理》', 20, calendar.yearBefore(10, 25), true),
    course('professional', '专业选修包（40 学时）', 40, calendar.yearBefore(12, 10), false),
  ];
}
