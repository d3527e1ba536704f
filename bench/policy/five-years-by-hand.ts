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

export type FiveYearTables = {
  readonly bucket: Uint8Array;
  readonly byYear: Uint8Array;
  readonly step: Int32Array;
};

export function fiveYearTables(keys: readonly string[]): FiveYearTables {
  const tables: FiveYearTables = {
    bucket: new Uint8Array(keys.length),
    byYear: new Uint8Array(keys.length),
    step: new Int32Array(keys.length),
  };
  keys.forEach((key, shape) => {
    const [, kind = '', , , , , units = ''] = key.split('|');
    tables.step[shape] = HOUR;
    if (kind === 'centralised') tables.bucket[shape] = CENTRALISED;
    else if (kind === 'online') tables.bucket[shape] = ONLINE;
    else if (kind === 'training') tables.bucket[shape] = TRAINING;
    else if (kind === 'activity') {
      tables.bucket[shape] = ACTIVITY;
      if (units.startsWith('days')) tables.step[shape] = 8 * HOUR;
    } else {
      tables.bucket[shape] = SCHOOL;
      tables.byYear[shape] = 1;
    }
  });
  return tables;
}

const FROM_2019 = 17_897;

export function fiveYearsByHand(
  columns: Columns,
  tables: FiveYearTables,
  yearOfDay: Uint8Array,
): ByHand {
  const { persons, offsets, shape, quantity, day } = columns;
  const { bucket, byYear, step } = tables;
  const total = new Int32Array(persons);
  const met = new Uint8Array(persons);
  const sums = new Int32Array(9);
  const days = yearOfDay.length;
  for (let person = 0; person < persons; person += 1) {
    const end = offsets[person + 1] as number;
    sums.fill(0);
    for (let row = offsets[person] as number; row < end; row += 1) {
      const at = (day[row] as number) - FROM_2019;
      if (at >>> 0 >= days) continue;
      const s = shape[row] as number;
      const b = (bucket[s] as number) + (byYear[s] as number) * (yearOfDay[at] as number);
      sums[b] = (sums[b] as number) + Math.imul(step[s] as number, quantity[row] as number);
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
