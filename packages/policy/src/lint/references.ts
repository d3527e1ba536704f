import type { PackEdition } from '../edition.ts';
import type { Line, Per, UnitFactor, Value } from '../pack-format.ts';
import { SCHOOL_STAGES, TITLE_LEVELS, UNITS, valuesOf, VIAS } from '../vocabulary.ts';
import type { Report } from './finding.ts';

/** Names that point to nothing, numbers that nobody cites, amounts that do not come out whole. */
export function lintReferences(edition: PackEdition, report: Report): void {
  const { document } = edition;
  const used = new Set<string>();
  collectRules(document, used);
  const root = document.rules;
  for (const [id, rule] of Object.entries(document.rules)) {
    if (rule === undefined) continue;
    if (document.sources[rule.source] === undefined)
      report(rule, 'source-unknown', { rule: id, source: rule.source });
    if (!used.has(id)) report(rule, 'rule-idle', { rule: id });
  }
  for (const id of used)
    if (document.rules[id] === undefined) report(root, 'rule-missing', { rule: id });
  if (document.status === 'published' && document.grade !== 'primary')
    report(document, 'not-publishable', { grade: document.grade });
  lintCategories(edition, report);
  for (const kind of edition.kinds.values())
    for (const { line, when } of kind.lines) {
      lintLine(edition, line, report);
      for (const condition of when)
        lintCondition(
          edition,
          {
            kind: kind.kind,
            line,
            key: condition.key,
            values: condition.test.kind === 'in' ? [...condition.test.values] : [],
          },
          report,
        );
    }
  lintChoices(edition, report);
}

/** Every value under a key named `rule` or `rules`, wherever it stands. */
function collectRules(node: unknown, into: Set<string>): void {
  if (Array.isArray(node)) for (const each of node) collectRules(each, into);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'rules' && !Array.isArray(value)) continue;
    if (key === 'rule' && typeof value === 'string') into.add(value);
    else if (key === 'rules') for (const each of value as readonly string[]) into.add(each);
    else if (key === 'default' && typeof value === 'string' && /^[A-Z]/.test(value))
      into.add(value);
    else collectRules(value, into);
  }
}

function lintCategories(edition: PackEdition, report: Report): void {
  const { document } = edition;
  const known = new Set(edition.categories.map((each) => each.id));
  const check = (at: object, ids: readonly (string | undefined)[]): void => {
    for (const id of ids)
      if (id !== undefined && !known.has(id))
        report(at, 'category-unknown', { id, allowed: [...known].join(', ') });
  };
  for (const kind of edition.kinds.values()) {
    check(document.kinds[kind.kind] ?? document, kind.categories);
    for (const { line } of kind.lines) check(line, [line.category]);
  }
  const papers = document.procedures?.['course-certificate'];
  if (papers !== undefined) check(papers, papers.categories ?? []);
  for (const cap of document.caps ?? []) check(cap, [cap.over.category, ...(cap.fill ?? [])]);
  for (const requirement of document.require) {
    const { of } = requirement;
    if (typeof of === 'string') check(requirement, of === 'total' ? [] : [of]);
    else check(requirement, [of.category]);
  }
  for (const window of document.procedures?.windows ?? []) check(window, [window.for?.category]);
  for (const form of document.forms ?? [])
    check(form, 'choose' in form.category ? form.category.choose : [form.category.fixed]);
}

function lintLine(edition: PackEdition, line: Line, report: Report): void {
  const values: Value[] = [];
  if (line.give !== undefined) values.push(line.give);
  for (const per of line.per ?? []) {
    if (per.from === 'pack') {
      for (const unit of per.units)
        if (edition.document.units?.[unit] === undefined)
          report(line, 'unit-without-hours', { unit });
    }
    for (const [unit, factor] of factors(per, edition)) {
      values.push(factor.hours);
      if (!comesOutWhole(factor)) report(line, 'unit-not-whole', { unit });
    }
  }
  for (const value of values)
    if (value.from === 'parameter' && edition.document.parameters?.[value.parameter] === undefined)
      report(line, 'parameter-unknown', {
        id: value.parameter,
        allowed: Object.keys(edition.document.parameters ?? {}).join(', ') || 'none',
      });
  for (const key of line.needs ?? [])
    if (!key.includes('.') && edition.attributes[key] === undefined)
      report(line, 'attribute-unknown', { name: key });
}

function factors(per: Per, edition: PackEdition): readonly (readonly [string, UnitFactor])[] {
  if (per.from === 'line')
    return Object.entries(per.factors).flatMap(([unit, factor]) =>
      factor === undefined ? [] : [[unit, factor] as const],
    );
  return per.units.flatMap((unit) => {
    const factor = edition.document.units?.[unit];
    return factor === undefined ? [] : [[unit, factor] as const];
  });
}

function comesOutWhole(factor: UnitFactor): boolean {
  if (factor.hours.from === 'parameter') return true;
  if ('floor' in factor && factor.floor !== undefined)
    return (factor.floor.n * 1800) % factor.floor.d === 0;
  return (factor.hours.hours.n * 1800) % factor.hours.hours.d === 0;
}

const FACTS: Readonly<Record<string, readonly string[] | null>> = {
  'person.industry': null,
  'person.education': null,
  'person.employerGrade': null,
  'person.schoolStage': SCHOOL_STAGES,
  'person.title': TITLE_LEVELS,
  'person.hasTitle': ['true', 'false'],
  'target.title': TITLE_LEVELS,
  'target.title-or-current': TITLE_LEVELS,
  via: Object.keys(VIAS),
};

function lintCondition(
  edition: PackEdition,
  at: {
    readonly kind: string;
    readonly line: object;
    readonly key: string;
    readonly values: readonly string[];
  },
  report: Report,
): void {
  const { key, values } = at;
  if (key === 'rank') return;
  if (key.startsWith('qty.')) {
    if (!Object.hasOwn(UNITS, key.slice(4)))
      report(at.line, 'unit-unknown', { unit: key.slice(4) });
    return;
  }
  let allowed: readonly string[] | null;
  const attribute = edition.attributes[key];
  if (key === 'category') allowed = edition.kinds.get(at.kind as never)?.categories ?? [];
  else if (Object.hasOwn(FACTS, key)) allowed = FACTS[key] ?? null;
  else if (attribute === undefined) {
    report(at.line, 'attribute-not-among', {
      name: key,
      allowed: Object.keys(edition.attributes).join(', '),
    });
    return;
  } else if (attribute.type === 'yes-no') allowed = ['true', 'false'];
  else allowed = attribute.type === 'choice' ? valuesOf(at.kind, key, attribute) : null;
  for (const value of values)
    if (allowed !== null && !allowed.includes(value))
      report(at.line, 'value-impossible', { key, value, allowed: allowed.join(', ') });
}

/** Readings and parameters: chosen defaults exist, everything offered is used. */
function lintChoices(edition: PackEdition, report: Report): void {
  const { document } = edition;
  const chosen = new Map<string, Set<string>>();
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'reading' && typeof value === 'object' && value !== null)
        for (const [id, choice] of Object.entries(value as Readonly<Record<string, string>>))
          chosen.set(id, (chosen.get(id) ?? new Set()).add(choice));
      else collect(value);
    }
  };
  collect([document.kinds, document.caps, document.require]);
  for (const [id, choices] of chosen)
    for (const choice of choices)
      if (document.readings?.[id]?.choices[choice] === undefined)
        report(document.readings ?? document, 'reading-not-offered', {
          reading: `${id}: ${choice}`,
        });
  for (const [id, reading] of Object.entries(document.readings ?? {})) {
    if (reading === undefined) continue;
    if (reading.choices[reading.default] === undefined)
      report(reading, 'reading-default', { id, choice: reading.default });
    if (!chosen.has(id)) report(reading, 'reading-idle', { id });
  }
  const text = JSON.stringify([document.kinds, document.procedures]);
  for (const id of Object.keys(document.parameters ?? {}))
    if (
      !text.includes(`"parameter":"${id}"`) &&
      !text.includes(`"ratio":"${id}"`) &&
      !text.includes(`working-days":"${id}"`)
    )
      report(document.parameters?.[id] ?? document, 'parameter-idle', { id });
}
