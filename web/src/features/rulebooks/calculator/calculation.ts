/**
 * What a visitor has filled in. It names nobody: numbers, days and choices out of the pack's own
 * vocabulary, so that a link made of it may be passed on.
 */
export type Entry = {
  readonly id: string;
  readonly kind: string;
  readonly category?: string;
  /** The deciding day; without one, the last of the period. */
  readonly on?: string;
  readonly qty: Readonly<Record<string, string>>;
  /** As texts: "true", "province", "2". */
  readonly attrs: Readonly<Record<string, string>>;
  readonly via?: string;
  readonly status: 'approved' | 'pending';
  /** Hours that somebody has decided, where the rulebook leaves them open. */
  readonly decided?: string;
  /** The entry that is the same work as this one. */
  readonly sameAs?: string;
};

export type Calculation = {
  /** The last year of the period; the year of application where the rulebook goes by titles. */
  readonly year: number;
  /** The first year, where the rulebook leaves the period to be given. */
  readonly firstYear?: number;
  /** Years run from 1 September. */
  readonly schoolYears?: boolean;
  readonly applyOn?: string;
  readonly targetTitle?: string;
  readonly title?: string;
  readonly titleOn?: string;
  readonly graduatedOn?: string;
  /** `schoolStage`, `employerGrade` and the like. */
  readonly facts: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly readings: Readonly<Record<string, string>>;
  readonly entries: readonly Entry[];
};

/** More rows than anyone fills in by hand; a link cannot make the page work for minutes. */
export const ENTRIES_MAX = 60;
const TEXT_MAX = 60;
const MEMBERS_MAX = 40;

export function emptyCalculation(of: {
  readonly year: number;
  readonly firstYear?: number;
  readonly schoolYears?: boolean;
}): Calculation {
  return { ...of, facts: {}, parameters: {}, readings: {}, entries: [] };
}

/** The lowest number that no entry has had; ids stay short because they travel in links. */
export function nextEntryId(entries: readonly Entry[]): string {
  const taken = new Set(entries.map(({ id }) => id));
  for (let number = 1; ; number += 1) if (!taken.has(`r${number}`)) return `r${number}`;
}

/** What was kept or sent in today's shape; undefined where it is not one of ours. */
export function parseCalculation(given: unknown): Calculation | undefined {
  if (!isObject(given)) return undefined;
  const { year, firstYear, schoolYears, facts, parameters, readings, entries } = given;
  if (!isYear(year) || !Array.isArray(entries) || entries.length > ENTRIES_MAX) return undefined;
  const read = entries.map(parseEntry);
  const known = read.filter((entry) => entry !== undefined);
  if (known.length < read.length || new Set(known.map(({ id }) => id)).size < known.length)
    return undefined;
  const tables = [facts, parameters, readings].map(textTable);
  const [person, set, read_] = tables;
  if (person === undefined || set === undefined || read_ === undefined) return undefined;
  return {
    year,
    ...(isYear(firstYear) && firstYear <= year ? { firstYear } : {}),
    ...(schoolYears === true ? { schoolYears } : {}),
    ...texts(given, ['applyOn', 'targetTitle', 'title', 'titleOn', 'graduatedOn']),
    facts: person,
    parameters: set,
    readings: read_,
    entries: known,
  };
}

function parseEntry(given: unknown): Entry | undefined {
  if (!isObject(given)) return undefined;
  const { id, kind, status } = given;
  const [qty, attrs] = [textTable(given['qty']), textTable(given['attrs'])];
  if (!isText(id) || !/^r\d{1,3}$/.test(id) || !isText(kind)) return undefined;
  if (qty === undefined || attrs === undefined) return undefined;
  return {
    id,
    kind,
    qty,
    attrs,
    status: status === 'pending' ? 'pending' : 'approved',
    ...texts(given, ['category', 'on', 'via', 'decided', 'sameAs']),
  };
}

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= TEXT_MAX;
}

function isYear(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1980 && value <= 2200;
}

function texts<Name extends string>(
  of: Members,
  names: readonly Name[],
): { readonly [N in Name]?: string } {
  const found: { [N in Name]?: string } = {};
  for (const name of names) {
    const value = of[name];
    if (isText(value)) found[name] = value;
  }
  return found;
}

function textTable(value: unknown): Readonly<Record<string, string>> | undefined {
  if (!isObject(value)) return undefined;
  const members = Object.entries(value);
  if (members.length > MEMBERS_MAX) return undefined;
  const table: Record<string, string> = {};
  for (const [name, text] of members) {
    if (!isText(text) || !/^[A-Za-z0-9-]{1,40}$/.test(name)) return undefined;
    table[name] = text;
  }
  return table;
}
