import type { Random } from '@jixu/kernel';
import type { Pack } from './pack.ts';
import { ATTRIBUTES, KINDS, type Kind, TITLE_LEVELS, valuesOf } from './vocabulary.ts';

/**
 * Seeded inputs in a pack's own words, for agreement, property and speed measurements. Mostly
 * sound, seldom tidy.
 */

type Plain = Record<string, unknown>;

export type RandomPerson = { readonly records: number; readonly years?: readonly [number, number] };

export function randomInput(pack: Pack, random: Random, of: RandomPerson): Plain {
  const edition = pack.editions[pack.editions.length - 1];
  const { document } = edition ?? {};
  const first = of.years?.[0] ?? 2021;
  const last = of.years?.[1] ?? first;
  const input: Plain = { records: [] };
  if (random.chance(85)) input['period'] = first === last ? String(first) : `${first}/${last}`;
  if (random.chance(60))
    input['target'] = {
      ...(random.chance(80) ? { year: last } : {}),
      ...(random.chance(70) ? { title: random.pick(TITLE_LEVELS) } : {}),
      ...(random.chance(30) ? { on: `${last}-12-31` } : {}),
    };
  if (random.chance(60)) input['person'] = randomFacts(random, first);
  const parameters = Object.keys(document?.parameters ?? {}).filter(() => random.chance(60));
  if (parameters.length > 0)
    input['parameters'] = Object.fromEntries(
      parameters.map((id) => [id, random.pick(['1', '1/2', '1.5', 3])]),
    );
  const readings = Object.entries(document?.readings ?? {}).filter(() => random.chance(40));
  if (readings.length > 0)
    input['readings'] = Object.fromEntries(
      readings.map(([id, reading]) => [id, random.pick(Object.keys(reading?.choices ?? {}))]),
    );
  input['records'] = Array.from({ length: of.records }, (_, at) =>
    randomRecord(pack, random, { at, first, last }),
  );
  return input;
}

function randomFacts(random: Random, year: number): Plain {
  return {
    ...(random.chance(70) ? { graduatedOn: `${year - 5 - random.below(10)}-07-01` } : {}),
    ...(random.chance(60)
      ? {
          titles: Array.from({ length: random.below(3) }, () => ({
            level: random.pick(TITLE_LEVELS),
            obtainedOn: `${year - random.below(8)}-0${1 + random.below(9)}-15`,
          })),
        }
      : {}),
    ...(random.chance(60)
      ? { schoolStage: random.pick(['kindergarten', 'primary', 'secondary', 'higher']) }
      : {}),
    ...(random.chance(40) ? { employerGrade: random.pick(['tertiary', 'secondary']) } : {}),
  };
}

const QUANTITIES = [
  '1',
  '2',
  '8',
  '12',
  '0',
  '2.5',
  '1/3',
  '45',
  '100',
  '20',
  '1/7',
  '0.15',
] as const;

export function randomRecord(
  pack: Pack,
  random: Random,
  of: { readonly at: number; readonly first: number; readonly last: number },
): Plain {
  const edition = pack.editions[pack.editions.length - 1];
  const own = [...(edition?.kinds.keys() ?? [])];
  const kind = random.chance(95) ? random.pick(own) : random.pick(Object.keys(KINDS) as Kind[]);
  const rules = edition?.kinds.get(kind);
  const record: Plain = { id: `r${of.at}`, kind };
  if (random.chance(92)) {
    const categories = random.chance(92)
      ? (rules?.categories ?? [])
      : (edition?.categories ?? []).map((each) => each.id);
    if (categories.length > 0) record['category'] = random.pick(categories);
  }
  const year = of.first - (random.chance(5) ? 1 : 0) + random.below(of.last - of.first + 1);
  record['on'] =
    `${year}-${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`;
  const conditions = (rules?.lines ?? []).flatMap((line) => line.when);
  const attrs: Plain = {};
  for (const { key } of conditions) {
    const attribute = edition?.attributes[key] ?? ATTRIBUTES[key];
    if (attribute === undefined || Object.hasOwn(attrs, key) || !random.chance(80)) continue;
    if (attribute.type === 'yes-no') attrs[key] = random.chance(75);
    else if (attribute.type === 'rank') attrs[key] = 1 + random.below(6);
    else if (attribute.type === 'choice') attrs[key] = random.pick(valuesOf(kind, key, attribute));
  }
  if (random.chance(8)) attrs['programme'] = random.pick(['law', 'art']);
  if (Object.keys(attrs).length > 0) record['attrs'] = attrs;
  const units = random.chance(90) ? unitsOf(rules) : ['hours', 'days'];
  const given = units.filter(() => random.chance(85)).slice(0, 2);
  if (given.length > 0)
    record['qty'] = Object.fromEntries(
      given.map((unit) => [
        unit,
        random.chance(70) ? 1 + random.below(40) : random.pick(QUANTITIES),
      ]),
    );
  if (random.chance(25)) record['key'] = `k${random.below(4)}`;
  if (random.chance(10)) record['evidence'] = random.chance(80) ? ['proof'] : [];
  if (random.chance(20)) record['via'] = random.pick(['platform', 'unit', 'industry', 'provider']);
  if (random.chance(25))
    record['status'] = random.pick(['pending', 'pending', 'rejected', 'revoked', 'approved']);
  if (random.chance(6))
    record['decided'] = { hours: random.pick(QUANTITIES.slice(0, 6)), by: 'unit' };
  return record;
}

type Rules =
  | { readonly lines: readonly { readonly line: { readonly per?: unknown } }[] }
  | undefined;

/** The units that the lines of a kind can use, by looking at their text. */
function unitsOf(rules: Rules): readonly string[] {
  const text = JSON.stringify(rules?.lines.map(({ line }) => [line.per, line]) ?? []);
  const all = [
    'hours',
    'credits',
    'days',
    'halfDays',
    'minutes',
    'courses',
    'items',
    'wanCharacters',
    'points',
    'years',
    'months',
    'sessions',
    'travelDays',
  ];
  const named = all.filter((unit) =>
    new RegExp(`"${unit}"[:,\\]]`).test(text.replaceAll('"hours":{"from"', '')),
  );
  return named.length > 0 ? named : ['items'];
}
