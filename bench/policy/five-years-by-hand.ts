import type { Columns } from '../../packages/policy/src/compiled/columns.ts';
import type { ByHand } from './guangdong-by-hand.ts';

/**
 * Zhejiang's five years with nested caps, by hand: online 50, school-based 40 a year inside
 * 120, teaching research 80.
 */

const HOUR = 1800;
const CENTRALISED = 0;
const ONLINE = 1;
const TRAINING = 2;
const ACTIVITY = 3;
/** School-based hours of year y lie in bucket SCHOOL + y. */
const SCHOOL = 4;

/** Of shape s at 4 × s: what a unit gives, its bucket, 1 where its years lie apart. */
export type FiveYearTables = { readonly rules: Int32Array };

export function fiveYearTables(keys: readonly string[]): FiveYearTables {
  const rules = new Int32Array(4 * keys.length);
  keys.forEach((key, shape) => {
    const [, kind = '', , , , , units = ''] = key.split('|');
    const set = (bucket: number, step: number, apart: 0 | 1): void =>
      rules.set([step * HOUR, bucket, apart], 4 * shape);
    if (kind === 'centralised') set(CENTRALISED, 1, 0);
    else if (kind === 'online') set(ONLINE, 1, 0);
    else if (kind === 'training') set(TRAINING, 1, 0);
    else if (kind === 'activity') set(ACTIVITY, units.startsWith('days') ? 8 : 1, 0);
    else set(SCHOOL, 1, 1);
  });
  return { rules };
}

const FROM_2019 = 17_897;

export function fiveYearsByHand(
  columns: Columns,
  tables: FiveYearTables,
  yearOfDay: Uint8Array,
): ByHand {
  const { persons, offsets, shape, quantity, day } = columns;
  const { rules } = tables;
  const total = new Int32Array(persons);
  const met = new Uint8Array(persons);
  const sums = new Int32Array(9);
  const days = yearOfDay.length >>> 0;
  let end = 0;
  for (let person = 0; person < persons; person += 1) {
    const start = end;
    end = offsets[person + 1] as number;
    for (let bucket = 0; bucket < 9; bucket += 1) sums[bucket] = 0;
    for (let row = start; row < end; row += 1) {
      const at = ((day[row] as number) - FROM_2019) | 0;
      if (at >>> 0 >= days) continue;
      const rule = 4 * (shape[row] as number);
      const b =
        (rules[rule + 1] as number) + Math.imul(rules[rule + 2] as number, yearOfDay[at] as number);
      sums[b] =
        ((sums[b] as number) + Math.imul(rules[rule] as number, quantity[row] as number)) | 0;
    }
    let school = 0;
    for (let year = 0; year < 5; year += 1)
      school += Math.min(40 * HOUR, sums[SCHOOL + year] as number);
    const centralised = sums[CENTRALISED] as number;
    total[person] =
      centralised +
      (sums[TRAINING] as number) +
      Math.min(50 * HOUR, sums[ONLINE] as number) +
      Math.min(80 * HOUR, sums[ACTIVITY] as number) +
      Math.min(120 * HOUR, school);
    met[person] = centralised >= 90 * HOUR ? 1 : 0;
  }
  return { total, met };
}
