import type { ScormVersion } from './manifest.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** As years and months of claimed time are: nobody's session, but the standard allows them. */
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;
/** More than a person can claim honestly; keeps sums exact. */
const CLAIM_MAX = 100 * YEAR;

/** What a content says its session took, in milliseconds; 0 where it says nothing that can be read. */
export function claimedMs(version: ScormVersion, text: string | undefined): number {
  if (text === undefined || text === '') return 0;
  const found = version === '1.2' ? spanMs(text) : durationMs(text);
  return Math.min(CLAIM_MAX, Math.round(found ?? 0));
}

/** 1.2: `HHHH:MM:SS.SS`. */
function spanMs(text: string): number | null {
  const parts = /^(\d{2,4}):(\d{2}):(\d{2}(?:\.\d{1,2})?)$/.exec(text);
  if (parts === null) return null;
  return Number(parts[1]) * HOUR + Number(parts[2]) * MINUTE + Number(parts[3]) * SECOND;
}

/** 2004: `P[yY][mM][dD][T[hH][nM][s[.s]S]]`. */
function durationMs(text: string): number | null {
  const parts =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,2})?)S)?)?$/.exec(
      text,
    );
  if (parts === null) return null;
  const factors = [YEAR, MONTH, DAY, HOUR, MINUTE, SECOND];
  return factors.reduce((sum, factor, at) => sum + Number(parts[at + 1] ?? 0) * factor, 0);
}

/** As the content is told the sum of its sessions. */
export function totalTime(version: ScormVersion, ms: number): string {
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  const seconds = Math.floor((ms % MINUTE) / 10) / 100;
  if (version === '2004') {
    const time = [
      hours > 0 ? `${hours}H` : '',
      minutes > 0 ? `${minutes}M` : '',
      seconds > 0 ? `${seconds}S` : '',
    ].join('');
    return time === '' ? 'PT0S' : `PT${time}`;
  }
  const [whole = '0', rest = ''] = String(seconds).split('.');
  const two = (value: number | string): string => String(value).padStart(2, '0');
  return `${String(Math.min(9999, hours)).padStart(4, '0')}:${two(minutes)}:${two(whole)}.${rest.padEnd(2, '0')}`;
}
