import { parseLocalDate } from '@jixu/kernel';
import { formsShape, proceduresShape } from './pack-format-procedures.ts';
import {
  GRADES,
  KINDS,
  type Kind,
  REASONS,
  TITLE_LEVELS,
  UNITS,
  type Unit,
  VIAS,
} from './vocabulary.ts';
import {
  amount,
  either,
  type Infer,
  integer,
  list,
  looksLike,
  map,
  mapOf,
  object,
  oneOf,
  optional,
  type Shape,
  text,
  yesNo,
} from './yaml-shape.ts';
import { wordsShape } from './pack-format-words.ts';

/**
 * The shape of a pack file (`packs/<id>/<first day>.yaml`). Everything a pack can say is in
 * here and in the procedures.
 */

const keyOf = <T extends string>(of: Readonly<Record<T, unknown>>): readonly T[] =>
  Object.keys(of) as T[];
const NAME = /^[a-z0-9][a-z0-9-]*$/;
const RULE = /^[A-Z0-9][A-Za-z0-9-]*$/;

export const nameShape = (): Shape<string> =>
  text(NAME, 'a name of small letters, digits and hyphens');
export const ruleShape = (): Shape<string> => text(RULE, 'a rule id');
const unitKeys = { pattern: /^[A-Za-z]+$/, allowed: keyOf(UNITS) };

const dateShape: Shape<string> = {
  schema: { type: 'string', format: 'date' },
  read: (node, reader) => {
    const read = text().read(node, reader);
    if (read === undefined) return undefined;
    if (parseLocalDate(read).ok) return read;
    reader.problem(node, 'no-such-day', { day: read });
    return undefined;
  },
};

const sourceShape = object({
  title: wordsShape(),
  grade: oneOf(GRADES),
  issued: optional(dateShape),
  note: optional(wordsShape()),
});

/**
 * One citation: document, article, and the article in our own words. Every number of the pack
 * names one.
 */
const ruleEntryShape = object({
  source: nameShape(),
  article: text(),
  says: wordsShape(),
  grade: optional(oneOf(GRADES)),
  /** The default or reading of ours that fills a gap of the source, such as D15. */
  inferred: optional(text()),
  /**
   * What the rule is about; only amounts, requirements and periods are arithmetic that cases
   * must cover.
   */
  part: optional(
    oneOf([
      'amount',
      'requirement',
      'period',
      'route',
      'evidence',
      'window',
      'account',
      'assessment',
      'certificate',
      'person',
      'organisation',
      'payment',
      'text',
    ]),
  ),
});

/** A constant, or a value that the place must give, each possibly multiplied. */
const parameterUse = object({ parameter: ruleLikeName(), times: optional(amount()) });
function ruleLikeName(): Shape<string> {
  return text(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'a parameter id');
}
const valueShape = either(
  {
    when: looksLike.having('parameter'),
    shape: map(parameterUse, (use) => ({ from: 'parameter' as const, ...use })),
  },
  {
    when: looksLike.anything,
    shape: map(amount(), (hours) => ({ from: 'constant' as const, hours })),
  },
);
export type Value = Infer<typeof valueShape>;

const factorShape = either(
  {
    when: looksLike.having('hours'),
    shape: object({
      hours: valueShape,
      floor: optional(amount()),
      less: optional(oneOf(keyOf(UNITS))),
      rule: optional(ruleShape()),
    }),
  },
  { when: looksLike.anything, shape: map(valueShape, (hours) => ({ hours })) },
);
export type UnitFactor = Infer<typeof factorShape>;

/** `per: [days, minutes]` takes the pack's units; `per: { days: 6 }` says its own. */
const perShape = either(
  {
    when: looksLike.sequence,
    shape: map(list(oneOf(keyOf(UNITS)), 1), (units) => ({ from: 'pack' as const, units })),
  },
  {
    when: looksLike.anything,
    shape: map(mapOf<Unit, UnitFactor>(unitKeys, factorShape), (factors) => ({
      from: 'line' as const,
      factors,
    })),
  },
);
export type Per = Infer<typeof perShape>;

/**
 * Conditions: attribute name, `category`, `via`, `qty.<unit>` or `person.<fact>` → a value, a
 * list of values,
 * or a range "1..3", "2..", "..city". An absent value matches nothing.
 */
const conditionValue = either(
  { when: looksLike.sequence, shape: list(text(), 1) },
  {
    when: looksLike.anything,
    shape: map(
      either(
        {
          when: (node) => typeof (node as { value?: unknown } | null)?.value === 'boolean',
          shape: yesNo(),
        },
        {
          when: (node) => typeof (node as { value?: unknown } | null)?.value === 'number',
          shape: integer(0, 1_000_000),
        },
        { when: looksLike.anything, shape: text() },
      ),
      (single) => [String(single)] as readonly string[],
    ),
  },
);
const whenShape = mapOf({ pattern: /^[a-z][A-Za-z.-]*$/ }, conditionValue);
export type When = Infer<typeof whenShape>;

const decideShape = object({
  ask: oneOf(['person', 'unit', 'authority', 'bureau', 'provider']),
  why: wordsShape(),
  max: optional(amount()),
});

const atMostShape = either(
  {
    when: looksLike.having('per'),
    shape: object({
      per: mapOf<Unit, Infer<ReturnType<typeof amount>>>(unitKeys, amount()),
      rule: optional(ruleShape()),
    }),
  },
  { when: looksLike.anything, shape: object({ hours: amount(), rule: optional(ruleShape()) }) },
);

const lineShape = object({
  when: optional(whenShape),
  /** Said on purpose: where other amounts are true as well, this one goes first. */
  first: optional(yesNo()),
  /** Active only under this choice of a reading. */
  reading: optional(mapOf({ pattern: NAME }, nameShape())),
  category: optional(nameShape()),
  zero: optional(oneOf(keyOf(REASONS))),
  give: optional(valueShape),
  per: optional(
    either(
      {
        when: (node) => looksLike.sequence(node) && !looksLike.scalar(firstOf(node)),
        shape: list(perShape, 1),
      },
      { when: looksLike.anything, shape: map(perShape, (per) => [per] as readonly Per[]) },
    ),
  ),
  decide: optional(decideShape),
  /** The named attribute must be given before this line can answer. */
  needs: optional(list(text(), 1)),
  'at-most': optional(atMostShape),
  spread: optional(integer(2, 5)),
  floor: optional(amount()),
  rule: ruleShape(),
  note: optional(wordsShape()),
});
export type Line = Infer<typeof lineShape>;

function firstOf(node: unknown): never {
  return ((node as { items?: unknown[] } | null)?.items?.[0] ?? null) as never;
}

const categoryOfKind = either(
  {
    when: looksLike.having('choose'),
    shape: map(object({ choose: list(nameShape(), 1) }), ({ choose }) => choose),
  },
  {
    when: looksLike.anything,
    shape: map(object({ fixed: nameShape() }), ({ fixed }) => [fixed] as readonly string[]),
  },
);

const kindShape = object({
  label: optional(wordsShape()),
  category: categoryOfKind,
  /**
   * Over which span the same key counts once; `never` where the same key is not the same work;
   * `once-a-year` where
   * the whole kind counts once a year, whatever the key.
   */
  same: optional(oneOf(['period', 'year', 'never', 'once-a-year'])),
  lines: list(lineShape, 1),
});
export type KindRules = Infer<typeof kindShape>;

const capOver = object({
  kinds: optional(list(oneOf(keyOf(KINDS)), 1)),
  rules: optional(list(ruleShape(), 1)),
  category: optional(nameShape()),
});
const capShape = object({
  id: nameShape(),
  label: wordsShape(),
  over: capOver,
  hours: amount(),
  per: oneOf(['year', 'period']),
  each: optional(oneOf(['category', 'all'])),
  /** Categories served first when it is not enough for all. */
  fill: optional(list(nameShape(), 1)),
  reading: optional(mapOf({ pattern: NAME }, nameShape())),
  rule: ruleShape(),
});
export type Cap = Infer<typeof capShape>;

const measureShape = object({
  category: optional(nameShape()),
  kinds: optional(list(oneOf(keyOf(KINDS)), 1)),
  levels: optional(list(text(), 1)),
  count: optional(oneOf(['courses', 'years'])),
});
const needShape = either(
  {
    when: looksLike.having('years-since'),
    shape: map(
      object({ 'years-since': oneOf(['title-or-graduation']), 'not-before': integer(1900, 2999) }),
      (since) => ({ from: 'years-since' as const, ...since }),
    ),
  },
  {
    when: looksLike.anything,
    shape: map(amount(), (hours) => ({ from: 'constant' as const, hours })),
  },
);
const requirementShape = object({
  id: nameShape(),
  label: wordsShape(),
  of: either(
    { when: looksLike.mapping, shape: measureShape },
    { when: looksLike.anything, shape: nameShape() },
  ),
  'at-least': needShape,
  /**
   * year: each year by itself; average: the amount times the years of the window; period: as it
   * stands.
   */
  per: oneOf(['year', 'average', 'period']),
  unit: optional(oneOf(['courses', 'years'])),
  /** Asked only of windows of at least so many years. */
  'from-years': optional(integer(2, 50)),
  when: optional(whenShape),
  reading: optional(mapOf({ pattern: NAME }, nameShape())),
  rule: ruleShape(),
});
export type Requirement = Infer<typeof requirementShape>;

const periodShape = either(
  { when: looksLike.scalar, shape: map(oneOf(['calendar-year', 'given']), (kind) => ({ kind })) },
  {
    when: looksLike.having('years-back'),
    shape: map(
      object({
        'years-back': mapOf<string, number>(
          { pattern: /^[a-z-]+$/, allowed: TITLE_LEVELS },
          integer(1, 20),
        ),
        rule: ruleShape(),
      }),
      (back) => ({ kind: 'years-back' as const, years: back['years-back'], rule: back.rule }),
    ),
  },
  {
    when: looksLike.having('since-year-of'),
    shape: map(
      object({ 'since-year-of': oneOf(['title-or-graduation']), rule: ruleShape() }),
      ({ rule }) => ({ kind: 'since-year-of-title' as const, rule }),
    ),
  },
  {
    when: looksLike.anything,
    shape: map(
      object({
        'since-title': object({ 'not-before': dateShape, 'year-step': amount() }),
        rule: ruleShape(),
      }),
      (since) => ({ kind: 'since-title' as const, ...since['since-title'], rule: since.rule }),
    ),
  },
);
export type PeriodRule = Infer<typeof periodShape>;

const exclusiveShape = object({
  by: text(),
  sides: list(list(oneOf(keyOf(KINDS)), 1), 2),
  rule: ruleShape(),
});

export const packShape = object({
  schema: oneOf(['jixu-pack/1']),
  id: nameShape(),
  version: text(/^[0-9A-Za-z][0-9A-Za-z.-]*$/, 'a quoted version such as "2021.1"'),
  status: oneOf(['draft', 'reviewed', 'published']),
  enabled: optional(yesNo()),
  /** How sure we are of the source its numbers come from. */
  grade: oneOf(GRADES),
  effective: object({
    from: dateShape,
    to: either(
      {
        when: (node) => (node as { value?: unknown } | null)?.value === 'open',
        shape: oneOf(['open']),
      },
      { when: looksLike.anything, shape: dateShape },
    ),
    dated: oneOf(['stated', 'assumed']),
  }),
  name: wordsShape(),
  summary: optional(wordsShape()),
  region: optional(text(/^\d{2,6}$/, 'a region code in quotes')),
  industries: optional(list(nameShape(), 1)),
  unit: oneOf(['hour', 'credit']),
  sources: mapOf({ pattern: NAME }, sourceShape),
  rules: mapOf({ pattern: RULE }, ruleEntryShape),
  categories: list(
    object({ id: nameShape(), label: wordsShape(), name: optional(wordsShape()) }),
    1,
  ),
  units: optional(mapOf<Unit, UnitFactor>(unitKeys, factorShape)),
  attributes: optional(mapOf({ pattern: /^[a-z][A-Za-z]*$/ }, attributeShape())),
  parameters: optional(mapOf({ pattern: /^[A-Za-z0-9][A-Za-z0-9-]*$/ }, parameterShape())),
  readings: optional(mapOf({ pattern: NAME }, readingShape())),
  period: periodShape,
  kinds: mapOf<Kind, KindRules>({ pattern: NAME, allowed: keyOf(KINDS) }, kindShape),
  same: optional(object({ rule: ruleShape(), exclusive: optional(list(exclusiveShape, 1)) })),
  caps: optional(list(capShape)),
  require: list(requirementShape),
  /** Titles whose requirement sets the source gives; any other target is answered "unknown". */
  targets: optional(list(oneOf(TITLE_LEVELS), 1)),
  'non-monotone': optional(wordsShape()),
  forms: optional(formsShape()),
  procedures: optional(proceduresShape()),
});
export type PackDocument = Infer<typeof packShape>;
export type RuleEntry = Infer<typeof ruleEntryShape>;

function attributeShape() {
  return object({
    label: wordsShape(),
    type: oneOf(['choice', 'yes-no', 'rank', 'text']),
    values: optional(mapOf({ pattern: /^[a-z0-9-]+$/ }, wordsShape())),
  });
}

function parameterShape() {
  return object({ label: wordsShape(), rule: ruleShape(), max: optional(amount()) });
}

function readingShape() {
  return object({
    label: wordsShape(),
    rule: ruleShape(),
    default: nameShape(),
    choices: mapOf({ pattern: NAME }, wordsShape()),
  });
}

export const viaNames = keyOf(VIAS);
