import type { Printer } from '../../platform/print/printer.ts';
import type { Offering } from '../domain/offering.ts';
import type { Task } from '../domain/timing.ts';
import type { Candidate } from '../queries/candidates.ts';

/** What is printed of one session, and for whom. */
export type SessionPrint = {
  readonly printer: Printer;
  readonly publicUrl: string;
  readonly offering: Offering;
  readonly task: Task;
  readonly candidates: readonly Candidate[];
};
/** `missing`: characters that the font lacks; 〓 stands there, and somebody writes them in. */
export type Printed = { readonly pdf: Uint8Array; readonly missing: string };

const UNPRINTABLE = '〓';

/** Replaces what cannot be printed, and remembers it. */
export function printableBy(printer: Printer): {
  readonly text: (value: string) => string;
  readonly missing: () => string;
} {
  const lacking = new Set<string>();
  return {
    text: (value) => {
      const missing = new Set(printer.missingGlyphs(value));
      for (const one of missing) lacking.add(one);
      return Array.from(value, (one) => (missing.has(one) ? UNPRINTABLE : one)).join('');
    },
    missing: () => [...lacking].join(''),
  };
}

/** The common start as it stands on paper, in the time of China: 2026年9月21日 09:00. */
export function startText(task: Task): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(task.startsAt ?? task.opensAt);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((one) => one.type === type)?.value ?? '';
  const [month, day] = [Number(part('month')), Number(part('day'))];
  return `${part('year')}年${month}月${day}日 ${part('hour')}:${part('minute')}`;
}

export function seatText(seat: Candidate['seat']): string {
  return seat === null ? '待安排' : `${seat.number} 号`;
}
