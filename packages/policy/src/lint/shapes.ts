import type { Rational } from '@jixu/kernel';
import { type Answer, type Condition, type Fact, test } from '../conditions.ts';
import type { PackEdition, ReadyKind, ReadyLine } from '../edition.ts';
import { underReading } from '../facts.ts';
import { type Attribute, SCHOOL_STAGES, TITLE_LEVELS, valuesOf, VIAS } from '../vocabulary.ts';

/**
 * Every distinct kind of record that the lines of a kind can tell apart. Finite, because
 * conditions are: so unreachable,
 * overlapping and missing lines are found by looking, and shown as a record that anybody can
 * evaluate.
 */
export type Shape = ReadonlyMap<string, Fact>;

const SHAPES_MAX = 200_000;

export type Domain = { readonly key: string; readonly values: readonly Fact[] };

/** The values of one condition key that could make a difference, and `undefined` for "not said". */
export function domainOf(edition: PackEdition, kind: ReadyKind, key: string): Domain {
  const conditions = kind.lines.flatMap((line) => line.when).filter((each) => each.key === key);
  if (key === 'rank' || key.startsWith('qty.')) {
    const samples = samplesOf(conditions);
    return { key, values: key === 'rank' ? samples : [undefined, ...samples] };
  }
  if (key === 'category') return { key, values: [undefined, ...kind.categories] };
  if (key === 'via') return { key, values: Object.keys(VIAS) };
  if (key === 'person.schoolStage') return { key, values: [undefined, ...SCHOOL_STAGES] };
  if (key === 'target.title' || key === 'person.title')
    return { key, values: [undefined, ...TITLE_LEVELS] };
  const attribute: Attribute | undefined = edition.attributes[key];
  if (attribute?.type === 'yes-no') return { key, values: [undefined, 'true', 'false'] };
  if (attribute?.type === 'choice')
    return { key, values: [undefined, ...valuesOf(kind.kind, key, attribute)] };
  const named = conditions.flatMap((each) =>
    each.test.kind === 'in' ? [...each.test.values] : [],
  );
  return { key, values: [undefined, ...new Set(named), 'something else'] };
}

/** Each bound of the ranges, and one below and above it. */
function samplesOf(conditions: readonly Condition[]): readonly Rational[] {
  const bounds = new Set<number>([1]);
  let denominator = 1;
  for (const { test: range } of conditions)
    if (range.kind === 'range')
      for (const bound of [range.from, range.to])
        if (bound !== null && bound.d > denominator) denominator = bound.d;
  for (const { test: range } of conditions) {
    if (range.kind !== 'range') continue;
    for (const bound of [range.from, range.to]) {
      if (bound === null) continue;
      const at = (bound.n * denominator) / bound.d;
      for (const near of [at - 1, at, at + 1])
        if (near >= (denominator === 1 ? 1 : 0)) bounds.add(near);
    }
  }
  return [...bounds].sort((a, b) => a - b).map((n) => ({ n, d: denominator }));
}

export type Enumerated = {
  readonly shapes: readonly Shape[];
  /** Too many to look at all of them; then nothing is said about coverage. */
  readonly complete: boolean;
};

export function shapesOf(edition: PackEdition, kind: ReadyKind): Enumerated {
  const keys = new Set(kind.lines.flatMap((line) => line.when.map((condition) => condition.key)));
  if (kind.categories.length > 1) keys.add('category');
  const domains = [...keys].map((key) => domainOf(edition, kind, key));
  const count = domains.reduce((product, domain) => product * domain.values.length, 1);
  if (count > SHAPES_MAX) return { shapes: [], complete: false };
  let shapes: Map<string, Fact>[] = [new Map()];
  for (const { key, values } of domains)
    shapes = shapes.flatMap((shape) => values.map((value) => new Map(shape).set(key, value)));
  return { shapes, complete: true };
}

export function answerOf(line: ReadyLine, shape: Shape): Answer {
  let absent = false;
  for (const condition of line.when) {
    const answer = test(condition, (key) => shape.get(key));
    if (answer === 'no') return 'no';
    if (answer === 'absent') absent = true;
  }
  return absent ? 'absent' : 'yes';
}

/** Every choice of every reading that the lines of a kind look at. */
export function readingChoices(edition: PackEdition): readonly Readonly<Record<string, string>>[] {
  let ways: Record<string, string>[] = [{}];
  for (const [id, reading] of Object.entries(edition.document.readings ?? {}))
    ways = ways.flatMap((way) =>
      Object.keys(reading?.choices ?? {}).map((choice) => ({ ...way, [id]: choice })),
    );
  return ways;
}

export function linesUnder(
  kind: ReadyKind,
  readings: Readonly<Record<string, string>>,
): readonly ReadyLine[] {
  return kind.lines.filter(({ line }) => underReading(line.reading, readings));
}

/** A shape as a record that can be pasted into a case. */
export function asRecord(kind: ReadyKind, shape: Shape): string {
  const attrs: Record<string, unknown> = {};
  const qty: Record<string, string> = {};
  const record: Record<string, unknown> = { id: 'a', kind: kind.kind, on: '2021-06-01' };
  const person: Record<string, unknown> = {};
  for (const [key, value] of shape) {
    if (value === undefined) continue;
    const plain =
      typeof value === 'string' ? value : value.d === 1 ? value.n : `${value.n}/${value.d}`;
    if (key === 'category' || key === 'via') record[key] = plain;
    else if (key.startsWith('qty.')) qty[key.slice(4)] = String(plain);
    else if (key.includes('.')) person[key] = plain;
    else attrs[key] = plain === 'true' ? true : plain === 'false' ? false : plain;
  }
  if (Object.keys(qty).length > 0) record['qty'] = qty;
  if (Object.keys(attrs).length > 0) record['attrs'] = attrs;
  const facts = Object.keys(person).length > 0 ? ` with ${JSON.stringify(person)}` : '';
  return `${JSON.stringify(record)}${facts}`;
}
