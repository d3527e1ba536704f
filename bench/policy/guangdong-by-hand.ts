import type { Columns } from '../../packages/policy/src/compiled/columns.ts';

/**
 * The fastest we know how to write the Guangdong rule of one year by hand: tables over record
 * shapes, sums in a small array,
 * caps and minima as constants. It knows the rule, not the pack: what each shape means is spelled
 * out here again.
 */
export type ByHand = { readonly total: Int32Array; readonly met: Uint8Array };

const HOUR = 1800;
const PUBLIC = 0;
const PROFESSIONAL = 1;
const ELECTIVE = 2;
const PROFESSIONAL_CAPPED = 3;
const ELECTIVE_CAPPED = 4;
const NOTHING = 5;

export type HandTables = {
  readonly bucket: Uint8Array;
  readonly give: Int32Array;
  readonly step: Int32Array;
  readonly minutes: Uint8Array;
};

/** `keys[s]` is the text of shape s: `|kind|category|via|d|attributes|units,`. */
export function handTables(keys: readonly string[]): HandTables {
  const tables: HandTables = {
    bucket: new Uint8Array(keys.length),
    give: new Int32Array(keys.length),
    step: new Int32Array(keys.length),
    minutes: new Uint8Array(keys.length),
  };
  keys.forEach((key, shape) => {
    const [, kind = '', category = '', , , attributes = '', units = ''] = key.split('|');
    const professional = category === 'professional';
    const first = attributes.includes('rank=1;');
    tables.bucket[shape] = professional ? PROFESSIONAL : ELECTIVE;
    if (units.startsWith('minutes')) tables.minutes[shape] = 1;
    if (kind === 'course') {
      tables.bucket[shape] = category === 'public' ? PUBLIC : tables.bucket[shape];
      tables.step[shape] = HOUR;
    } else if (kind === 'training') {
      if (attributes.includes('higher-office'))
        tables.bucket[shape] = professional ? PROFESSIONAL_CAPPED : ELECTIVE_CAPPED;
      tables.step[shape] = units.startsWith('days') ? 8 * HOUR : HOUR;
    } else if (kind === 'lecture') {
      tables.bucket[shape] = professional ? PROFESSIONAL_CAPPED : ELECTIVE_CAPPED;
      tables.step[shape] = 8 * HOUR;
    } else {
      tables.bucket[shape] = professional ? PROFESSIONAL_CAPPED : ELECTIVE_CAPPED;
      const low = attributes.includes('journal"city') || attributes.includes('level"city');
      if (low) tables.bucket[shape] = NOTHING;
      else if (kind === 'paper' || kind === 'book') tables.step[shape] = (first ? 28 : 14) * HOUR;
      else tables.give[shape] = (first ? 28 : 14) * HOUR;
    }
  });
  return tables;
}

const FROM_2021 = 18_628;
const DAYS_2021 = 365;

export function guangdongByHand(columns: Columns, tables: HandTables): ByHand {
  const { persons, offsets, shape, quantity, day, group, twins } = columns;
  const { bucket, give, step, minutes } = tables;
  const total = new Int32Array(persons);
  const met = new Uint8Array(persons);
  const sums = new Int32Array(6);
  const best = new Int32Array(256);
  const kept = new Int32Array(512);
  for (let person = 0; person < persons; person += 1) {
    const start = offsets[person] as number;
    const end = offsets[person + 1] as number;
    sums.fill(0);
    for (let row = start; row < end; row += 1) {
      if (((day[row] as number) - FROM_2021) >>> 0 >= DAYS_2021) continue;
      const s = shape[row] as number;
      const q = quantity[row] as number;
      const units = (minutes[s] as number) === 1 ? (q / 45) | 0 : q;
      const b = bucket[s] as number;
      sums[b] = (sums[b] as number) + (give[s] as number) + Math.imul(step[s] as number, units);
    }
    if (twins[person] !== 0) {
      for (let at = 0; at <= end - start; at += 1) best[at] = -1;
      for (let row = start; row < end; row += 1) {
        const g = group[row] as number;
        if (g === 0 || ((day[row] as number) - FROM_2021) >>> 0 >= DAYS_2021) continue;
        const s = shape[row] as number;
        const q = quantity[row] as number;
        const amount =
          (give[s] as number) +
          (step[s] as number) * ((minutes[s] as number) === 1 ? (q / 45) | 0 : q);
        if (amount === 0) continue;
        kept[row - start] = amount;
        const other = best[g] as number;
        if (other < 0) {
          best[g] = row;
          continue;
        }
        const otherAmount = kept[other - start] as number;
        const tie =
          amount === otherAmount &&
          isProfessional(bucket[s] as number) &&
          !isProfessional(bucket[shape[other] as number] as number);
        const loser = amount > otherAmount || tie ? other : row;
        if (loser === other) best[g] = row;
        const b = bucket[shape[loser] as number] as number;
        sums[b] = (sums[b] as number) - (kept[loser - start] as number);
      }
    }
    const open = sums[PUBLIC] as number;
    const professional =
      (sums[PROFESSIONAL] as number) + Math.min(28 * HOUR, sums[PROFESSIONAL_CAPPED] as number);
    const elective =
      (sums[ELECTIVE] as number) + Math.min(28 * HOUR, sums[ELECTIVE_CAPPED] as number);
    const sum = open + professional + elective;
    total[person] = sum;
    met[person] =
      open >= 30 * HOUR && professional >= 42 * HOUR && elective >= 18 * HOUR && sum >= 90 * HOUR
        ? 1
        : 0;
  }
  return { total, met };
}

function isProfessional(bucket: number): boolean {
  return bucket === PROFESSIONAL || bucket === PROFESSIONAL_CAPPED;
}
