import { addDays, formatLocalDate, parseLocalDate, parseRational } from '@jixu/kernel';
import { KINDS, type Pack, type PackCase, type PackEdition, valuesOf } from '@jixu/policy';
import type { Calculation, Entry } from './calculation.ts';

/** From what is filled in to the engine's input; whatever the pack does not know is left out. */

/** The edition in force at the end of the period: its words, requirements and settings are shown. */
export function governingEdition(pack: Pack, calculation: Calculation): PackEdition {
  const parsed = parseLocalDate(lastDayOf(calculation));
  const [first] = pack.editions;
  if (first === undefined) throw new Error('calculator: a pack without editions');
  if (!parsed.ok) return first;
  return pack.editions.findLast(({ effective }) => effective.from <= parsed.value) ?? first;
}

/** The day that decides where an entry names none. */
export function lastDayOf(calculation: Calculation): string {
  if (calculation.applyOn !== undefined) return dayBefore(calculation.applyOn);
  return calculation.schoolYears === true
    ? `${calculation.year + 1}-08-31`
    : `${calculation.year}-12-31`;
}

function dayBefore(day: string): string {
  const parsed = parseLocalDate(day);
  return parsed.ok ? formatLocalDate(addDays(parsed.value, -1)) : day;
}

/** Entries as the engine takes them; a quantity that is no number yet is left out. */
export function inputOf(pack: Pack, calculation: Calculation): Record<string, unknown> {
  const edition = governingEdition(pack, calculation);
  const { document } = edition;
  const titles = titlesOf(calculation);
  const known = (table: Readonly<Record<string, string>>, names: object | undefined) =>
    Object.fromEntries(Object.entries(table).filter(([name]) => Object.hasOwn(names ?? {}, name)));
  const readings = Object.entries(known(calculation.readings, document.readings)).filter(
    ([id, choice]) => document.readings?.[id]?.choices[choice] !== undefined,
  );
  const parameters = Object.entries(known(calculation.parameters, document.parameters)).filter(
    ([, value]) => isQuantity(value),
  );
  return {
    person: {
      ...calculation.facts,
      ...(calculation.graduatedOn === undefined ? {} : { graduatedOn: calculation.graduatedOn }),
      ...(titles === undefined ? {} : { titles }),
    },
    target: {
      year: calculation.year,
      ...(calculation.targetTitle === undefined ? {} : { title: calculation.targetTitle }),
      ...(calculation.applyOn === undefined ? {} : { on: calculation.applyOn }),
    },
    ...(document.period.kind === 'given' ? { period: givenPeriod(calculation) } : {}),
    readings: Object.fromEntries(readings),
    parameters: Object.fromEntries(parameters),
    records: calculation.entries.flatMap((entry) => recordOf(edition, calculation, entry) ?? []),
  };
}

function titlesOf({ title, titleOn }: Calculation) {
  if (title === undefined) return undefined;
  if (title === 'none') return [];
  return [{ level: title, ...(titleOn === undefined ? {} : { obtainedOn: titleOn }) }];
}

function givenPeriod({ year, firstYear = year, schoolYears = false }: Calculation) {
  return schoolYears
    ? { from: `${firstYear}-09-01`, to: `${year + 1}-09-01` }
    : `${firstYear}/${year}`;
}

/** What the engine reads as an amount: 6, 2.5, 1/3. */
export function isQuantity(text: string): boolean {
  const parsed = parseRational(text.trim());
  return parsed.ok && parsed.value.n >= 0 && parsed.value.n <= parsed.value.d * 1_000_000;
}

function recordOf(edition: PackEdition, calculation: Calculation, entry: Entry): object | null {
  if (!Object.hasOwn(KINDS, entry.kind)) return null;
  const categories = edition.categories.map(({ id }) => id);
  const attrs = Object.entries(entry.attrs).flatMap(([name, value]) => {
    const typed = attributeValue(edition, { kind: entry.kind, name, value });
    return typed === undefined ? [] : [[name, typed] as const];
  });
  const same = entry.sameAs ?? (isNamed(calculation, entry.id) ? entry.id : undefined);
  const qty = Object.entries(entry.qty).filter(([, value]) => isQuantity(value));
  return {
    id: entry.id,
    kind: entry.kind,
    on: entry.on ?? lastDayOf(calculation),
    status: entry.status,
    qty: Object.fromEntries(qty.map(([unit, value]) => [unit, value.trim()])),
    attrs: Object.fromEntries(attrs),
    ...(entry.category !== undefined && categories.includes(entry.category)
      ? { category: entry.category }
      : {}),
    ...(entry.via === undefined ? {} : { via: entry.via }),
    ...(same === undefined ? {} : { key: same }),
    ...(entry.decided !== undefined && isQuantity(entry.decided)
      ? { decided: { hours: entry.decided.trim(), by: 'unit' } }
      : {}),
  };
}

function isNamed(calculation: Calculation, id: string): boolean {
  return calculation.entries.some(({ sameAs }) => sameAs === id);
}

function attributeValue(
  edition: PackEdition,
  { kind, name, value }: { readonly kind: string; readonly name: string; readonly value: string },
) {
  const attribute = edition.attributes[name];
  switch (attribute?.type) {
    case 'yes-no':
      return value === 'true' || value === 'false' ? value === 'true' : undefined;
    case 'rank':
      return /^[1-9]\d{0,2}$/.test(value) ? Number(value) : undefined;
    case 'choice':
      return valuesOf(kind, name, attribute).includes(value) ? value : undefined;
    case 'text':
      return value;
    case undefined:
      return undefined;
  }
}

export type TypicalPeriod = { readonly years: number; readonly schoolYears: boolean };

/** Where a rulebook names no period, its own cases show how long people reckon there. */
export function typicalPeriod(cases: readonly PackCase[]): TypicalPeriod {
  for (const { input } of cases) {
    const period: unknown =
      typeof input === 'object' && input !== null && 'period' in input ? input.period : undefined;
    const years = typeof period === 'string' ? /^(\d{4})\/(\d{4})$/.exec(period) : null;
    if (years !== null)
      return { years: Number(years[2]) - Number(years[1]) + 1, schoolYears: false };
    if (typeof period === 'object' && period !== null && 'from' in period && 'to' in period) {
      const [from, to] = [String(period.from), String(period.to)];
      if (from.endsWith('-09-01'))
        return { years: Number(to.slice(0, 4)) - Number(from.slice(0, 4)), schoolYears: true };
    }
  }
  return { years: 1, schoolYears: false };
}

/** The period that somebody most likely asks about today. */
export function usualPeriod(edition: PackEdition, cases: readonly PackCase[], today: string) {
  const year = Number(today.slice(0, 4));
  if (edition.document.period.kind !== 'given') return { year };
  const { years, schoolYears } = typicalPeriod(cases);
  const last = schoolYears && today.slice(5, 7) < '09' ? year - 1 : year;
  return { year: last, firstYear: last - years + 1, ...(schoolYears ? { schoolYears } : {}) };
}
