import { canonicalJson, type Json, type LocalDate, parseLocalDate, present } from '@jixu/kernel';
import { type Condition, readCondition } from './conditions.ts';
import { diagnosed, type DiagnosticCode, type DiagnosticParams } from './diagnostics.ts';
import { type Line, type PackDocument, packShape, type RuleEntry } from './pack-format.ts';
import { sha256 } from './sha256.ts';
import { type Attribute, ATTRIBUTES, type Grade, type Kind, type Unit } from './vocabulary.ts';
import type { Words } from './words.ts';
import { type PackProblem, type Place, readYaml } from './yaml-shape.ts';

/** One line of a kind, with its conditions read. `id` is its place in the pack: `training.2`. */
export type ReadyLine = {
  readonly id: string;
  readonly line: Line;
  readonly when: readonly Condition[];
};

export type ReadyKind = {
  readonly kind: Kind;
  readonly categories: readonly string[];
  readonly same: 'period' | 'year' | 'never' | 'once-a-year';
  readonly lines: readonly ReadyLine[];
};

/** One version of a pack: loaded, checked in itself, frozen. */
export type PackEdition = {
  readonly id: string;
  readonly version: string;
  readonly ref: string;
  readonly hash: string;
  readonly effective: {
    readonly from: LocalDate;
    readonly to: LocalDate | null;
    readonly dated: 'stated' | 'assumed';
  };
  readonly name: Words;
  readonly status: 'draft' | 'reviewed' | 'published';
  readonly enabled: boolean;
  readonly grade: Grade;
  readonly unit: 'hour' | 'credit';
  readonly categories: readonly {
    readonly id: string;
    readonly label: Words;
    readonly name?: Words;
  }[];
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly kinds: ReadonlyMap<Kind, ReadyKind>;
  readonly requireWhen: ReadonlyMap<string, readonly Condition[]>;
  readonly document: PackDocument;
};

export type LoadedEdition =
  | {
      readonly ok: true;
      readonly edition: PackEdition;
      readonly places: ReadonlyMap<object, Place>;
    }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** Reads one pack file. Problems carry file, line and column. */
export function loadEdition(text: string, file: string): LoadedEdition {
  const read = readYaml(text, file, packShape);
  if (!read.ok) return read;
  const problems: PackProblem[] = [];
  const report: Report = (at, code, params) => {
    const place = read.places.get(at) ?? { line: 1, column: 1 };
    problems.push({ file, ...place, ...diagnosed(code, params) });
  };
  const document = read.value;
  const hash = sha256(canonicalJson(read.plain as Json));
  const attributes = attributesOf(document);
  const kinds = readyKinds(document, report);
  const requireWhen = new Map<string, readonly Condition[]>();
  document.require.forEach((requirement, at) =>
    requireWhen.set(String(at), readWhen(requirement.when ?? {}, requirement, report)),
  );
  const categories = new Set<string>();
  for (const category of document.categories) {
    if (categories.has(category.id)) report(category, 'category-twice', { id: category.id });
    categories.add(category.id);
  }
  if (problems.length > 0) return { ok: false, problems };
  const edition: PackEdition = {
    id: document.id,
    version: document.version,
    hash,
    ref: `${document.id}@${document.version}#${hash.slice(0, 12)}`,
    effective: {
      from: dayOf(document.effective.from),
      to: document.effective.to === 'open' ? null : dayOf(document.effective.to),
      dated: document.effective.dated,
    },
    name: document.name,
    status: document.status,
    enabled: document.enabled ?? true,
    grade: document.grade,
    unit: document.unit,
    categories: document.categories,
    attributes,
    kinds,
    requireWhen,
    document,
  };
  return { ok: true, edition: deepFreeze(edition), places: read.places };
}

export function dayOf(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  return present(parsed.ok ? parsed.value : null, 'a checked date');
}

function attributesOf(document: PackDocument): Readonly<Record<string, Attribute>> {
  const own: Record<string, Attribute> = {};
  for (const [name, entry] of Object.entries(document.attributes ?? {})) {
    if (entry === undefined) continue;
    own[name] =
      entry.type === 'choice'
        ? { type: 'choice', label: entry.label, values: definedOnly(entry.values ?? {}) }
        : { type: entry.type, label: entry.label };
  }
  return { ...ATTRIBUTES, ...own };
}

function definedOnly<T>(record: Readonly<Partial<Record<string, T>>>): Record<string, T> {
  const result: Record<string, T> = {};
  for (const [key, value] of Object.entries(record)) if (value !== undefined) result[key] = value;
  return result;
}

type Report = (at: object, code: DiagnosticCode, params?: DiagnosticParams) => void;

function readyKinds(document: PackDocument, report: Report): ReadonlyMap<Kind, ReadyKind> {
  const kinds = new Map<Kind, ReadyKind>();
  for (const [name, rules] of Object.entries(document.kinds)) {
    if (rules === undefined) continue;
    const kind = name as Kind;
    const lines = rules.lines.map((line, at) => {
      checkOutcome(line, report);
      return { id: `${kind}.${at + 1}`, line, when: readWhen(line.when ?? {}, line, report) };
    });
    kinds.set(kind, { kind, categories: rules.category, same: rules.same ?? 'period', lines });
  }
  return kinds;
}

function checkOutcome(line: Line, report: Report): void {
  const outcomes = [line.zero, line.give, line.per, line.decide].filter(
    (each) => each !== undefined,
  );
  if (outcomes.length !== 1) report(line, 'line-outcome');
}

function readWhen(
  when: Readonly<Partial<Record<string, readonly string[]>>>,
  at: object,
  report: Report,
): readonly Condition[] {
  const conditions: Condition[] = [];
  for (const [key, values] of Object.entries(when)) {
    const condition = values === undefined ? null : readCondition(key, values);
    if (condition === null)
      report(at, 'no-condition', { condition: `${key}: ${(values ?? []).join(', ')}` });
    else conditions.push(condition);
  }
  return conditions;
}

/** The rule's entry; a rule id that the pack does not list is a load-time problem of lint. */
export function ruleOf(edition: PackEdition, rule: string): RuleEntry | null {
  return edition.document.rules[rule] ?? null;
}

export function gradeOf(edition: PackEdition, rule: string): Grade {
  const entry = ruleOf(edition, rule);
  if (entry === null) return edition.grade;
  return entry.grade ?? edition.document.sources[entry.source]?.grade ?? edition.grade;
}

/** Document and article in one line, as printed beside a number. */
export function citationOf(
  edition: PackEdition,
  rule: string,
  locale: keyof Words = 'zh-CN',
): string {
  const entry = ruleOf(edition, rule);
  if (entry === null) return rule;
  const title = edition.document.sources[entry.source]?.title[locale] ?? entry.source;
  return locale === 'en' ? `${title}, ${entry.article}` : `${title}${entry.article}`;
}

export function unitFactorOf(edition: PackEdition, unit: Unit) {
  return edition.document.units?.[unit] ?? null;
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) deepFreeze(member);
  return value;
}
