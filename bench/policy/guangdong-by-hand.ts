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
  /** Of shape s at 4 × s: what it gives, what a unit gives, its bucket. */
  readonly rules: Int32Array;
  /** 1/45 for minutes, else 1. */
  readonly rate: Float64Array;
};

/** `keys[s]` is the text of shape s: `|kind|category|via|d|attributes|units,`. */
export function handTables(keys: readonly string[]): HandTables {
  const rules = new Int32Array(4 * keys.length);
  const rate = new Float64Array(keys.length).fill(1);
  keys.forEach((key, shape) => {
    const [, kind = '', category = '', , , attributes = '', units = ''] = key.split('|');
    const professional = category === 'professional';
    const plain = professional ? PROFESSIONAL : ELECTIVE;
    const capped = professional ? PROFESSIONAL_CAPPED : ELECTIVE_CAPPED;
    const first = attributes.includes('rank=1;');
    const set = (bucket: number, give: number, step: number): void =>
      rules.set([give * HOUR, step * HOUR, bucket], 4 * shape);
    if (units.startsWith('minutes')) rate[shape] = 1 / 45;
    if (kind === 'course') set(category === 'public' ? PUBLIC : plain, 0, 1);
    else if (kind === 'training')
      set(
        attributes.includes('higher-office') ? capped : plain,
        0,
        units.startsWith('days') ? 8 : 1,
      );
    else if (kind === 'lecture') set(capped, 0, 8);
    else if (attributes.includes('journal"city') || attributes.includes('level"city'))
      set(NOTHING, 0, 0);
    else if (kind === 'paper' || kind === 'book') set(capped, 0, first ? 28 : 14);
    else set(capped, first ? 28 : 14, 0);
  });
  return { rules, rate };
}

const FROM_2021 = 18_628;
const DAYS_2021 = 365;

/** So that a whole quotient does not fall below itself: 45 minutes are one unit. */
const NUDGE = 1e-7;

export function guangdongByHand(columns: Columns, tables: HandTables): ByHand {
  const { persons, offsets, shape, quantity, day, twinRow, twinPerson, twinWork } = columns;
  const { rules, rate } = tables;
  const total = new Int32Array(persons);
  const met = new Uint8Array(persons);
  const sums = new Int32Array(6);
  const twins = twinRow.length;
  let twin = 0;
  let end = 0;
  for (let person = 0; person < persons; person += 1) {
    const start = end;
    end = offsets[person + 1] as number;
    for (let bucket = 0; bucket < 6; bucket += 1) sums[bucket] = 0;
    for (let row = start; row < end; row += 1) {
      if (((day[row] as number) - FROM_2021) >>> 0 >= DAYS_2021) continue;
      const s = shape[row] as number;
      const units = ((quantity[row] as number) * (rate[s] as number) + NUDGE) | 0;
      const rule = 4 * s;
      const b = rules[rule + 2] as number;
      sums[b] =
        ((sums[b] as number) +
          (rules[rule] as number) +
          Math.imul(rules[rule + 1] as number, units)) |
        0;
    }
    let work = -1;
    let best = 0;
    let bestBucket = 0;
    // Only the best of each work counts; on a tie professional goes before elective.
    for (; twin < twins && twinPerson[twin] === person; twin += 1) {
      const row = twinRow[twin] as number;
      if (((day[row] as number) - FROM_2021) >>> 0 >= DAYS_2021) continue;
      const s = shape[row] as number;
      const units = ((quantity[row] as number) * (rate[s] as number) + NUDGE) | 0;
      const rule = 4 * s;
      const amount = ((rules[rule] as number) + Math.imul(rules[rule + 1] as number, units)) | 0;
      if (amount === 0) continue;
      const b = rules[rule + 2] as number;
      const same = twinWork[twin] === work;
      work = twinWork[twin] as number;
      const wins =
        amount > best || (amount === best && isProfessional(b) && !isProfessional(bestBucket));
      if (same) {
        const loser = wins ? bestBucket : b;
        sums[loser] = (sums[loser] as number) - (wins ? best : amount);
      }
      if (!same || wins) {
        best = amount;
        bestBucket = b;
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
