import {
  calendarYears,
  formatLocalDate,
  type Hours,
  type LocalDate,
  parseHours,
  parseLocalDate,
  parseRational,
  period as makePeriod,
  type Period,
  type Rational,
  lastDay,
} from '@jixu/kernel';
import { compareRational } from './amount.ts';
import {
  BadInput,
  type Decided,
  type EvaluationInput,
  type InputRecord,
  type Person,
  type Target,
  type Title,
} from './input.ts';
import type { Pack } from './pack.ts';
import {
  type Attribute,
  KINDS,
  type Kind,
  SCHOOL_STAGES,
  STATUSES,
  TITLE_LEVELS,
  UNITS,
  type Unit,
  valuesOf,
  VIAS,
} from './vocabulary.ts';

/**
 * Reads the JSON of contract §2. Closed: anything unknown is refused with its path, nothing is
 * guessed or dropped.
 */

export const RECORDS_MAX = 10_000;
const TEXT_MAX = 500;
const TITLES_MAX = 100;
const QUANTITY_MAX: Rational = { n: 10_000_000, d: 1 };
const YEARS_MAX = 100;

export function parseInput(json: unknown, pack: Pack): EvaluationInput {
  const input = closed(json, '$', [
    'id',
    'person',
    'target',
    'period',
    'parameters',
    'readings',
    'records',
  ]);
  const words = vocabularyOf(pack);
  const period = input['period'] === undefined ? null : periodOf(input['period'], '$.period', pack);
  return {
    id: optionalText(input['id'], '$.id'),
    person: personOf(input['person'] ?? {}, '$.person'),
    target: targetOf(input['target'] ?? {}, '$.target'),
    period,
    parameters: parametersOf(input['parameters'] ?? {}, '$.parameters', pack),
    readings: readingsOf(input['readings'] ?? {}, '$.readings', pack),
    records: recordsOf(input['records'] ?? [], '$.records', words),
    given: json,
  };
}

type Members = Readonly<Record<string, unknown>>;

function members(value: unknown, path: string): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadInput({ path, found: value, allowed: 'an object' });
  return value as Members;
}

function closed(value: unknown, path: string, allowed: readonly string[]): Members {
  const object = members(value, path);
  for (const key of Object.keys(object))
    if (!allowed.includes(key))
      throw new BadInput({
        path: `${path}.${key}`,
        found: key,
        allowed: `only ${allowed.join(', ')}`,
      });
  return object;
}

function textOf(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '' || value.length > TEXT_MAX)
    throw new BadInput({ path, found: value, allowed: `a text of 1 to ${TEXT_MAX} characters` });
  return value;
}

function optionalText(value: unknown, path: string): string | null {
  return value === undefined || value === null ? null : textOf(value, path);
}

function oneOf<T extends string>(value: unknown, path: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new BadInput({ path, found: value, allowed: allowed.join(', ') });
  return found;
}

function dateOf(value: unknown, path: string): LocalDate {
  const parsed = typeof value === 'string' ? parseLocalDate(value) : null;
  if (parsed?.ok !== true)
    throw new BadInput({ path, found: value, allowed: 'a day that exists, as "2021-03-05"' });
  return parsed.value;
}

function optionalDate(value: unknown, path: string): LocalDate | null {
  return value === undefined || value === null ? null : dateOf(value, path);
}

function quantityOf(value: unknown, path: string): Rational {
  const text =
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? String(value) : value;
  const parsed = typeof text === 'string' ? parseRational(text) : null;
  if (parsed?.ok !== true || compareRational(parsed.value, QUANTITY_MAX) > 0)
    throw new BadInput({
      path,
      found: value,
      allowed:
        'a whole number, or a decimal or fraction as a text such as "2.5" or "1/3", from 0 to 10000000',
    });
  return parsed.value;
}

function periodOf(value: unknown, path: string, pack: Pack): Period {
  const span = readPeriod(value, path);
  const first = pack.editions[0]?.effective.from ?? span.from;
  if (span.to <= first)
    throw new BadInput({
      path,
      found: `${formatLocalDate(span.from)}..${formatLocalDate(lastDay(span))}`,
      allowed: `a period that ends on or after ${formatLocalDate(first)}, the first day of ${pack.id}`,
    });
  return span;
}

function readPeriod(value: unknown, path: string): Period {
  const allowed = '"2021", "2019/2023" or {"from": "2020-09-01", "to": "2021-09-01"}';
  if (typeof value === 'string') {
    const match = /^(\d{4})(?:\/(\d{4}))?$/.exec(value);
    const first = Number(match?.[1] ?? 0);
    const last = Number(match?.[2] ?? first);
    if (match === null || first < 1900 || last > 2998 || last < first || last - first >= YEARS_MAX)
      throw new BadInput({ path, found: value, allowed });
    return calendarYears(first, last);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadInput({ path, found: value, allowed });
  const span = closed(value, path, ['from', 'to']);
  const from = dateOf(span['from'], `${path}.from`);
  const to = dateOf(span['to'], `${path}.to`);
  if (to <= from || to - from > 366 * YEARS_MAX)
    throw new BadInput({
      path: `${path}.to`,
      found: span['to'],
      allowed: `a day after ${formatLocalDate(from)}, at most ${YEARS_MAX} years later`,
    });
  return makePeriod(from, to);
}

export function personOf(value: unknown, path: string): Person {
  const person = closed(value, path, [
    'industry',
    'graduatedOn',
    'education',
    'titles',
    'appointedOn',
    'workStartedOn',
    'schoolStage',
    'employerGrade',
  ]);
  const stage = person['schoolStage'];
  return {
    industry: optionalText(person['industry'], `${path}.industry`),
    graduatedOn: optionalDate(person['graduatedOn'], `${path}.graduatedOn`),
    education: optionalText(person['education'], `${path}.education`),
    titles: titlesOf(person['titles'], `${path}.titles`),
    appointedOn: optionalDate(person['appointedOn'], `${path}.appointedOn`),
    workStartedOn: optionalDate(person['workStartedOn'], `${path}.workStartedOn`),
    schoolStage:
      stage === undefined || stage === null
        ? null
        : oneOf(stage, `${path}.schoolStage`, SCHOOL_STAGES),
    employerGrade: optionalText(person['employerGrade'], `${path}.employerGrade`),
  };
}

function titlesOf(value: unknown, path: string): readonly Title[] | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value) || value.length > TITLES_MAX)
    throw new BadInput({ path, found: value, allowed: `a list of at most ${TITLES_MAX} titles` });
  return value.map((each: unknown, at) => {
    const here = `${path}[${at}]`;
    const title = closed(each, here, ['series', 'level', 'obtainedOn']);
    return {
      series: optionalText(title['series'], `${here}.series`),
      level: oneOf(title['level'], `${here}.level`, TITLE_LEVELS),
      obtainedOn: optionalDate(title['obtainedOn'], `${here}.obtainedOn`),
    };
  });
}

function targetOf(value: unknown, path: string): Target {
  const target = closed(value, path, ['title', 'year', 'on']);
  const { title, year, on } = target as { title?: unknown; year?: unknown; on?: unknown };
  if (
    year !== undefined &&
    year !== null &&
    !(typeof year === 'number' && Number.isSafeInteger(year) && year >= 1900 && year <= 2998)
  )
    throw new BadInput({
      path: `${path}.year`,
      found: year,
      allowed: 'a whole year from 1900 to 2998',
    });
  return {
    title:
      title === undefined || title === null ? null : oneOf(title, `${path}.title`, TITLE_LEVELS),
    year: typeof year === 'number' ? year : null,
    on: optionalDate(on, `${path}.on`),
  };
}

function parametersOf(
  value: unknown,
  path: string,
  pack: Pack,
): Readonly<Record<string, Rational>> {
  const known = new Set(
    pack.editions.flatMap((edition) => Object.keys(edition.document.parameters ?? {})),
  );
  const result: Record<string, Rational> = {};
  for (const [id, given] of Object.entries(members(value, path))) {
    if (!known.has(id))
      throw new BadInput({ path: `${path}.${id}`, found: id, allowed: listOf(known) });
    result[id] = quantityOf(given, `${path}.${id}`);
  }
  return result;
}

function readingsOf(value: unknown, path: string, pack: Pack): Readonly<Record<string, string>> {
  const known = new Map<string, Set<string>>();
  for (const edition of pack.editions)
    for (const [id, reading] of Object.entries(edition.document.readings ?? {})) {
      const choices = known.get(id) ?? new Set<string>();
      for (const choice of Object.keys(reading?.choices ?? {})) choices.add(choice);
      known.set(id, choices);
    }
  const result: Record<string, string> = {};
  for (const [id, given] of Object.entries(members(value, path))) {
    const choices = known.get(id);
    if (choices === undefined)
      throw new BadInput({ path: `${path}.${id}`, found: id, allowed: listOf(known.keys()) });
    result[id] = oneOf(given, `${path}.${id}`, [...choices]);
  }
  return result;
}

function listOf(names: Iterable<string>): string {
  const all = [...names];
  return all.length === 0 ? 'none in this pack' : all.join(', ');
}

export type PackWords = {
  readonly packId: string;
  readonly categories: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
};

const ready = new WeakMap<Pack, PackWords>();

export function vocabularyOf(pack: Pack): PackWords {
  const known = ready.get(pack);
  if (known !== undefined) return known;
  const categories = new Set<string>();
  let attributes: Readonly<Record<string, Attribute>> = {};
  for (const edition of pack.editions) {
    for (const category of edition.categories) categories.add(category.id);
    attributes = { ...attributes, ...edition.attributes };
  }
  const words = { packId: pack.id, categories: [...categories], attributes };
  ready.set(pack, words);
  return words;
}

function recordsOf(value: unknown, path: string, words: PackWords): readonly InputRecord[] {
  if (!Array.isArray(value) || value.length > RECORDS_MAX)
    throw new BadInput({ path, found: value, allowed: `a list of at most ${RECORDS_MAX} records` });
  const seen = new Set<string>();
  return value.map((each: unknown, at) => {
    const record = recordOf(each, `${path}[${at}]`, words);
    if (seen.has(record.id))
      throw new BadInput({
        path: `${path}[${at}].id`,
        found: record.id,
        allowed: 'an id that no other record has',
      });
    seen.add(record.id);
    return record;
  });
}

const RECORD_MEMBERS = [
  'id',
  'kind',
  'category',
  'on',
  'from',
  'to',
  'qty',
  'attrs',
  'key',
  'evidence',
  'via',
  'status',
  'decided',
];
const KIND_NAMES = Object.keys(KINDS) as Kind[];
const VIA_NAMES = Object.keys(VIAS) as (keyof typeof VIAS)[];

export function recordOf(value: unknown, path: string, words: PackWords): InputRecord {
  const record = closed(value, path, RECORD_MEMBERS);
  const kind = oneOf(record['kind'], `${path}.kind`, KIND_NAMES);
  const from = optionalDate(record['from'], `${path}.from`);
  const to = optionalDate(record['to'], `${path}.to`);
  if (from !== null && to !== null && to < from)
    throw new BadInput({
      path: `${path}.to`,
      found: record['to'],
      allowed: `a day not before ${formatLocalDate(from)}`,
    });
  const category = record['category'];
  return {
    id: textOf(record['id'], `${path}.id`),
    kind,
    category:
      category === undefined || category === null
        ? null
        : oneOf(category, `${path}.category`, words.categories),
    on: dateOf(record['on'], `${path}.on`),
    from,
    to,
    qty: quantitiesOf(record['qty'] ?? {}, `${path}.qty`),
    attrs: attributesOf(record['attrs'] ?? {}, { path: `${path}.attrs`, kind, words }),
    key: optionalText(record['key'], `${path}.key`),
    evidence: evidenceOf(record['evidence'], `${path}.evidence`),
    via: oneOf(record['via'] ?? 'self', `${path}.via`, VIA_NAMES),
    status: oneOf(record['status'] ?? 'approved', `${path}.status`, STATUSES),
    decided: decidedOf(record['decided'], `${path}.decided`),
  };
}

const UNIT_NAMES = Object.keys(UNITS) as Unit[];

function quantitiesOf(value: unknown, path: string): Readonly<Partial<Record<Unit, Rational>>> {
  const result: Partial<Record<Unit, Rational>> = {};
  for (const [name, given] of Object.entries(closed(value, path, UNIT_NAMES)))
    result[name as Unit] = quantityOf(given, `${path}.${name}`);
  return result;
}

function attributesOf(
  value: unknown,
  at: { readonly path: string; readonly kind: Kind; readonly words: PackWords },
): Readonly<Record<string, string | number>> {
  const result: Record<string, string | number> = {};
  for (const [name, given] of Object.entries(members(value, at.path))) {
    const path = `${at.path}.${name}`;
    const attribute = Object.hasOwn(at.words.attributes, name)
      ? at.words.attributes[name]
      : undefined;
    if (attribute === undefined)
      throw new BadInput({
        path,
        found: name,
        allowed: Object.keys(at.words.attributes).join(', '),
      });
    result[name] = attributeValue(given, path, { name, kind: at.kind, attribute });
  }
  return result;
}

const RANK_MAX = 10_000;

function attributeValue(
  value: unknown,
  path: string,
  of: { readonly name: string; readonly kind: Kind; readonly attribute: Attribute },
): string | number {
  switch (of.attribute.type) {
    case 'yes-no':
      if (typeof value !== 'boolean')
        throw new BadInput({ path, found: value, allowed: 'true or false' });
      return String(value);
    case 'rank':
      if (
        typeof value !== 'number' ||
        !Number.isSafeInteger(value) ||
        value < 1 ||
        value > RANK_MAX
      )
        throw new BadInput({ path, found: value, allowed: 'a whole number from 1' });
      return value;
    case 'text':
      return textOf(value, path);
    case 'choice': {
      const allowed = valuesOf(of.kind, of.name, of.attribute);
      const given =
        typeof value === 'number' && allowed.includes(String(value)) ? String(value) : value;
      return oneOf(given, path, allowed);
    }
  }
}

function evidenceOf(value: unknown, path: string): readonly string[] | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value) || value.length > RECORDS_MAX)
    throw new BadInput({ path, found: value, allowed: 'a list of names' });
  return value.map((each: unknown, at) => textOf(each, `${path}[${at}]`));
}

function decidedOf(value: unknown, path: string): Decided | null {
  if (value === undefined || value === null) return null;
  const decided = closed(value, path, ['hours', 'by', 'reason']);
  quantityOf(decided['hours'], `${path}.hours`);
  const parsed = parseHours(String(decided['hours']));
  if (!parsed.ok)
    throw new BadInput({
      path: `${path}.hours`,
      found: decided['hours'],
      allowed: 'a whole number of 1/1800 hours',
    });
  const hours: Hours = parsed.value;
  const reason = decided['reason'];
  return {
    hours,
    by: optionalText(decided['by'], `${path}.by`),
    reason:
      reason === undefined || reason === null || reason === ''
        ? null
        : String(reason).slice(0, 2000),
  };
}
