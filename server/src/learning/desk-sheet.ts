import type { Readable } from 'node:stream';
import { writeSheet } from '../platform/sheets/index.ts';
import type { CourseLine, UnitLine } from './store/desk-store.ts';
import type { Learner } from './store/learners.ts';

export type Locale = 'zh-CN' | 'en';

const WORDS = {
  'zh-CN': {
    unit: '单位',
    people: '人数',
    taking: '在学的人',
    finished: '学完课程的人',
    course: '课程',
    studying: '在学',
    provisional: '暂记',
    done: '学完',
    passed: '考试通过',
    failed: '考试未通过',
    name: '姓名',
    since: '开始日期',
    chapters: '学完章数',
    completed: '计入日期',
  },
  en: {
    unit: 'Unit',
    people: 'People',
    taking: 'Who study',
    finished: 'Who finished a course',
    course: 'Course',
    studying: 'Studying',
    provisional: 'Provisional',
    done: 'Finished',
    passed: 'Passed',
    failed: 'Failed',
    name: 'Name',
    since: 'Since',
    chapters: 'Chapters done',
    completed: 'Counted on',
  },
} as const;

const text = (header: string, width: number) => ({ header, type: 'text' as const, width });
const number = (header: string) => ({ header, type: 'number' as const, width: 14 });

export function unitSheet(lines: readonly UnitLine[], locale: Locale): Readable {
  const words = WORDS[locale];
  return writeSheet({
    kind: 'xlsx',
    columns: [
      text(words.unit, 30),
      number(words.people),
      number(words.taking),
      number(words.finished),
    ],
    rows: (function* () {
      for (const one of lines)
        yield [one.name, String(one.people), String(one.taking), String(one.finished)];
    })(),
  });
}

export function courseSheet(lines: readonly CourseLine[], locale: Locale): Readable {
  const words = WORDS[locale];
  return writeSheet({
    kind: 'xlsx',
    columns: [
      text(words.course, 36),
      number(words.studying),
      number(words.provisional),
      number(words.done),
      number(words.passed),
      number(words.failed),
    ],
    rows: (function* () {
      for (const one of lines)
        yield [
          one.title,
          String(one.studying),
          String(one.provisional),
          String(one.done),
          String(one.passed),
          String(one.failed),
        ];
    })(),
  });
}

export function learnerSheet(
  learners: readonly Learner[],
  locale: Locale,
  dayOf: (at: Date) => string,
): Readable {
  const words = WORDS[locale];
  return writeSheet({
    kind: 'xlsx',
    columns: [
      text(words.name, 14),
      text(words.since, 14),
      number(words.chapters),
      text(words.completed, 14),
    ],
    rows: (function* () {
      for (const one of learners)
        yield [
          one.name,
          dayOf(one.enrolledAt),
          String(one.chaptersDone),
          one.completedAt === null ? '' : dayOf(one.completedAt),
        ];
    })(),
  });
}
