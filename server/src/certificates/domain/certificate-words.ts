import {
  assert,
  dateParts,
  lastDay,
  type LocalDate,
  localDate,
  parseLocalDate,
  type Period,
  yearOf,
} from '@jixu/kernel';
import type { PersonFacts } from '../../identity/index.ts';
import type { CertificateRow } from '../document/certificate-content.ts';
import type { Course } from './certificate.ts';
import type { Figure, Figures } from './figures.ts';

/** What the paper says in words. It is issued in Chinese, whatever language its holder reads the product in. */

/** "2025 年度", "2019–2023 年度"; a period of other days is written out. */
export function periodLabel(span: Period): string {
  const [first, last] = [yearOf(span.from), yearOf(lastDay(span))];
  const whole = span.from === localDate(first, 1, 1) && span.to === localDate(last + 1, 1, 1);
  if (!whole) return `${dayWords(span.from)}至${dayWords(lastDay(span))}`;
  return first === last ? `${first} 年度` : `${first}–${last} 年度`;
}

/** "2026年1月15日" */
export function dayWords(day: LocalDate): string {
  const { year, month, day: date } = dateParts(day);
  return `${year}年${month}月${date}日`;
}

const LEVELS: Readonly<Record<string, string>> = {
  junior: '初级职称',
  intermediate: '中级职称',
  'deputy-senior': '副高级职称',
  senior: '正高级职称',
};

/** 专业职称 as the person's unit recorded it, else the level of the latest title; empty without either. */
export function postWords(facts: Pick<PersonFacts, 'titles'>, post: string | null): string {
  if (post !== null) return post;
  const latest = (facts.titles ?? [])
    .toSorted((a, b) => (a.obtainedOn < b.obtainedOn ? -1 : 1))
    .at(-1);
  return latest ? (LEVELS[latest.level] ?? '') : '';
}

/** The sentence above the table, with the amount to stand out. */
export function bodyRuns(of: { name: string; period: string; figures: Figures }): {
  text: string;
  strong: boolean;
}[] {
  const amount = of.figures.unit === 'hour' ? '学时' : '学分';
  return [
    { text: `${of.name} ${of.period}参加继续教育，经审核计入 `, strong: false },
    { text: of.figures.total.counted, strong: true },
    { text: ` ${amount}，其中：`, strong: false },
  ];
}

export function tableRow(figure: Figure): CertificateRow {
  return {
    category: figure.label['zh-CN'],
    need: figure.need ?? '—',
    counted: figure.counted,
    conclusion: figure.met === null ? '—' : figure.met ? '达到' : '未达到',
  };
}

/** "林秀芬 2026年11月10日学完《知识产权基础》，考核合格，计 24 学时。" */
export function courseRuns(of: { name: string; course: Course; figures: Figures }): {
  text: string;
  strong: boolean;
}[] {
  const amount = of.figures.unit === 'hour' ? '学时' : '学分';
  const { title, on, part } = of.course;
  const day = parseLocalDate(on);
  assert(day.ok, 'certificates: a course was passed on no day');
  const [did, how] = part === 'course' ? ['学完', '考核合格'] : ['参加', '考试合格'];
  return [
    { text: `${of.name} ${dayWords(day.value)}${did}`, strong: false },
    { text: `《${title}》`, strong: true },
    { text: `，${how}，计 `, strong: false },
    { text: of.figures.total.counted, strong: true },
    { text: ` ${amount}。`, strong: false },
  ];
}

export function courseRow({ on }: Course): (figure: Figure) => CertificateRow {
  return (figure) => ({
    category: figure.label['zh-CN'],
    need: on,
    counted: figure.counted,
    conclusion: '合格',
  });
}
