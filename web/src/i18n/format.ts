import {
  dateParts,
  type LocalDate,
  parseLocalDate,
  parseRational,
  shanghaiDateOf,
  weekdayOf,
} from '@jixu/kernel';
import { useMemo } from 'react';
import { type Locale, useLocale } from './locale.ts';

/** U+00A0 joins digit and unit, so that an amount is never torn apart at the end of a line. */
export const NBSP = '\u00A0';

/** What the pack counts in. */
export type AmountUnit = 'hour' | 'credit';

const WEEKDAYS: Record<Locale, readonly string[]> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const MONTHS_EN = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** "12480" → "12,480", "40/3" → "13 1/3"; exact text stays exact. */
export function groupedNumber(wire: string): string {
  const fraction = /^(\d+)\/(\d+)$/.exec(wire);
  if (fraction) {
    const [n, d] = [Number(fraction[1]), Number(fraction[2])];
    const whole = Math.floor(n / d);
    return whole === 0 ? wire : `${groupThousands(String(whole))}${NBSP}${n % d}/${d}`;
  }
  const [whole = '', decimals] = wire.split('.');
  return decimals === undefined ? groupThousands(whole) : `${groupThousands(whole)}.${decimals}`;
}

function groupThousands(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * First four, never the last six. The server sends the mask; this keeps a slip from showing more.
 */
export function idMask(masked: string): string {
  return `${masked.slice(0, 4)}**************`;
}

export function phoneMask(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** `林秀芬` → `林＊＊`, for pages that anyone may open. */
export function publicName(name: string): string {
  const [first = '', ...rest] = name;
  return first + '＊'.repeat(rest.length);
}

function dayOf(iso: string): LocalDate {
  const parsed = parseLocalDate(iso);
  if (!parsed.ok) throw new RangeError(`not a date: ${iso}`);
  return parsed.value;
}

function shanghaiClock(instant: string): { day: LocalDate; time: string } {
  const at = new Date(instant);
  const shifted = new Date(at.getTime() + 8 * 3_600_000).toISOString();
  return { day: shanghaiDateOf(at), time: shifted.slice(11, 16) };
}

function fullDate(day: LocalDate, locale: Locale): string {
  const { year, month, day: dayOfMonth } = dateParts(day);
  return locale === 'zh-CN'
    ? `${year}年${month}月${dayOfMonth}日`
    : [dayOfMonth, MONTHS_EN[month - 1], year].join(NBSP);
}

function dayAndMonth(day: LocalDate, locale: Locale): string {
  const { month, day: dayOfMonth } = dateParts(day);
  return locale === 'zh-CN'
    ? `${month}月${dayOfMonth}日`
    : [dayOfMonth, MONTHS_EN[month - 1]].join(NBSP);
}

function withWeekday(text: string, day: LocalDate, locale: Locale): string {
  const weekday = WEEKDAYS[locale][weekdayOf(day) - 1] ?? '';
  return locale === 'zh-CN' ? `${text}${NBSP}${weekday}` : `${weekday}${NBSP}${text}`;
}

function unitWord(wire: string, unit: AmountUnit, locale: Locale): string {
  if (locale === 'zh-CN') return unit === 'hour' ? '学时' : '学分';
  return isOneOrLess(wire) ? unit : `${unit}s`;
}

/** English writes "1 hour" and "1/3 hour", but "0 hours" and "1.5 hours". */
function isOneOrLess(wire: string): boolean {
  const parsed = parseRational(wire);
  return parsed.ok && parsed.value.n > 0 && parsed.value.n <= parsed.value.d;
}

/**
 * All amounts, dates and periods as people read them. Dates come as ISO days, instants as ISO UTC.
 */
export type Formats = ReturnType<typeof formats>;

export function formats(locale: Locale) {
  const zh = locale === 'zh-CN';
  const dates = {
    /** `2026年11月22日`, `22 Nov 2026`. */
    date: (iso: string) => fullDate(dayOf(iso), locale),
    /** In lists: `11月22日 周日`, with the year where it is not this one. */
    listDate: (iso: string, today: string) => {
      const day = dayOf(iso);
      const same = dateParts(day).year === dateParts(dayOf(today)).year;
      return same ? withWeekday(dayAndMonth(day, locale), day, locale) : fullDate(day, locale);
    },
    /** `11月22日`, where the year is said elsewhere. */
    shortDate: (iso: string) => dayAndMonth(dayOf(iso), locale),
    /** `2026年12月31日 周四`; the caller adds the days left. */
    weekdayDate: (iso: string) => withWeekday(fullDate(dayOf(iso), locale), dayOf(iso), locale),
    /** Days from `today` to the last day; negative when it has passed. */
    daysLeft: (iso: string, today: string) => dayOf(iso) - dayOf(today),
    /** `11月22日 19:06`, China's civil time. */
    instant: (iso: string, today?: string) => {
      const { day, time } = shanghaiClock(iso);
      const same = today === undefined || dateParts(day).year === dateParts(dayOf(today)).year;
      const date = same ? dayAndMonth(day, locale) : fullDate(day, locale);
      return `${date}${NBSP}${time}`;
    },
    /** `2026年11月22日 19:06`, where the reader may come back to it years later. */
    fullInstant: (iso: string) => {
      const { day, time } = shanghaiClock(iso);
      return `${fullDate(day, locale)}${NBSP}${time}`;
    },
    /** The legal day of an instant: `2026年3月2日`. */
    instantDate: (iso: string) => fullDate(shanghaiClock(iso).day, locale),
    /** `11月9日 周一 16:20`, for what happened on a track; of another year than today's `2025年9月1日 09:00`. */
    weekdayInstant: (iso: string, today?: string) => {
      const { day, time } = shanghaiClock(iso);
      const same = today === undefined || dateParts(day).year === dateParts(dayOf(today)).year;
      const date = same
        ? withWeekday(dayAndMonth(day, locale), day, locale)
        : fullDate(day, locale);
      return `${date}${NBSP}${time}`;
    },
    /** `11月25日 周三 24:00`: a deadline ends with its day, not at the next day's zero. */
    dayEnd: (iso: string) => {
      const day = dayOf(iso);
      return `${withWeekday(dayAndMonth(day, locale), day, locale)}${NBSP}24:00`;
    },
    time: (iso: string) => shanghaiClock(iso).time,
    /** Half-open: `2026 年度`, `2019–2023 年度`, else both days. */
    period: (from: string, to: string) => periodText(dayOf(from), dayOf(to), locale),
  };
  return {
    locale,
    ...dates,
    number: groupedNumber,
    /** `14 学时`, `1/3 hour`. */
    amount: (wire: string, unit: AmountUnit = 'hour') =>
      `${groupedNumber(wire)}${NBSP}${unitWord(wire, unit, locale)}`,
    unitWord: (wire: string, unit: AmountUnit = 'hour') => unitWord(wire, unit, locale),
    /** `36 / 42 学时`. */
    amountOf: (have: string, need: string, unit: AmountUnit = 'hour') =>
      `${groupedNumber(have)}${NBSP}/${NBSP}${groupedNumber(need)}${NBSP}${unitWord(need, unit, locale)}`,
    /** `48,612 人`. */
    people: (count: number) => {
      const word = count === 1 ? 'person' : 'people';
      return `${groupThousands(String(count))}${NBSP}${zh ? '人' : word}`;
    },
    /** Two decimals, so that parts of a whole add up. */
    percent: (part: number, whole: number) =>
      `${whole === 0 ? '0.00' : ((part / whole) * 100).toFixed(2)}${NBSP}%`,
    /** `0.6 MB`, as people compare it with a limit. */
    fileSize: (bytes: number) =>
      bytes < 1_000_000
        ? `${Math.max(1, Math.round(bytes / 1000))}${NBSP}KB`
        : `${(bytes / 1_000_000).toFixed(1)}${NBSP}MB`,
    /** Things named in one breath: `封面、目录`, `cover, contents`. */
    list: (items: readonly string[]) => items.join(zh ? '、' : ', '),
  };
}

function periodText(from: LocalDate, to: LocalDate, locale: Locale): string {
  const first = dateParts(from);
  const after = dateParts(to);
  const wholeYears = [first, after].every(({ month, day }) => month === 1 && day === 1);
  if (!wholeYears) {
    const last = fullDate((to - 1) as LocalDate, locale);
    return `${fullDate(from, locale)}${locale === 'zh-CN' ? '至' : ' to '}${last}`;
  }
  const last = after.year - 1;
  const years = first.year === last ? String(last) : `${first.year}–${last}`;
  return locale === 'zh-CN' ? `${years}${NBSP}年度` : years;
}

export function useFormats(): Formats {
  const locale = useLocale();
  return useMemo(() => formats(locale), [locale]);
}
