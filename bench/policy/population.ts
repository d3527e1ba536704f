import { type Random, seededRandom } from '@jixu/kernel';

/** Seeded people for the measurements: twelve records each, sound and evaluated from tables. */

export type Plain = Record<string, unknown>;

function day(random: Random, first: number, last: number): string {
  const year = first + random.below(last - first + 1);
  return `${year}-${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`;
}

const GUANGDONG = [
  'course',
  'course',
  'course',
  'training',
  'training',
  'training',
  'training',
  'lecture',
  'paper',
  'patent',
  'book',
  'project',
] as const;

export function guangdongRecords(random: Random, count = 12): readonly Plain[] {
  return Array.from({ length: count }, (_, at) => {
    const kind = random.pick(GUANGDONG);
    const category =
      kind === 'course'
        ? random.pick(['public', 'professional'])
        : random.pick(['professional', 'elective']);
    const record: Plain = { id: `r${at}`, kind, category, on: day(random, 2021, 2021) };
    if (random.chance(3)) record['on'] = '2020-12-31';
    if (kind === 'course') record['qty'] = { hours: 1 + random.below(12) };
    else if (kind === 'lecture') record['qty'] = { days: 1 };
    else if (kind === 'training') {
      record['qty'] = random.pick([
        { days: 1 + random.below(3) },
        { minutes: 30 + random.below(300) },
        { hours: 1 + random.below(16) },
      ]);
      if (random.chance(20)) {
        record['attrs'] = { organiser: 'higher-office', examPassed: true };
        record['qty'] = { days: 1 + random.below(3) };
      }
    } else {
      record['attrs'] = {
        rank: 1 + random.below(3),
        ...(kind === 'paper' ? { journal: 'provincial-core' } : {}),
        ...(kind === 'project' ? { level: 'province', completed: true } : {}),
      };
      record['key'] = `w${random.below(12)}`;
    }
    return record;
  });
}

const FIVE_YEARS = [
  'centralised',
  'online',
  'online',
  'training',
  'activity',
  'school-based',
  'school-based',
  'school-based',
] as const;

export function fiveYearRecords(random: Random, count = 12): readonly Plain[] {
  return Array.from({ length: count }, (_, at) => {
    const kind = random.pick(FIVE_YEARS);
    const record: Plain = { id: `r${at}`, kind, on: day(random, 2019, 2023) };
    record['qty'] =
      kind === 'activity' && random.chance(50)
        ? { days: 1 + random.below(4) }
        : { hours: 1 + random.below(30) };
    return record;
  });
}

/** Of every population here. */
export const SEED = 20_260_101;

export type MakeRecords = (random: Random) => readonly Plain[];

export function* people(make: MakeRecords, count: number): Generator<readonly Plain[]> {
  const random = seededRandom(SEED);
  for (let at = 0; at < count; at += 1) yield make(random);
}
