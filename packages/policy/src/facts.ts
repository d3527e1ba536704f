import type { Rational } from '@jixu/kernel';
import { ONE } from './amount.ts';
import type { Facts } from './conditions.ts';
import type { PackEdition } from './edition.ts';
import type { EvaluationInput, InputRecord } from './input.ts';
import { currentTitle } from './resolve-period.ts';
import { ONE_BY_DEFAULT, type Unit } from './vocabulary.ts';

/** What lines and requirements may ask about a record, a person and the target. */

export type Setting = {
  readonly edition: PackEdition;
  readonly input: EvaluationInput;
  readonly readings: Readonly<Record<string, string>>;
};

/** The chosen reading of every contested point of an edition. */
export function readingsOf(
  edition: PackEdition,
  input: EvaluationInput,
): Readonly<Record<string, string>> {
  const chosen: Record<string, string> = {};
  for (const [id, reading] of Object.entries(edition.document.readings ?? {}))
    if (reading !== undefined) chosen[id] = input.readings[id] ?? reading.default;
  return chosen;
}

export function underReading(
  wanted: Readonly<Partial<Record<string, string>>> | undefined,
  chosen: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted ?? {}).every(([id, choice]) => chosen[id] === choice);
}

/** Person and target facts that lines and requirements may name. */
export function personFact(input: EvaluationInput, key: string): string | undefined {
  const { person, target } = input;
  switch (key) {
    case 'person.industry':
      return person.industry ?? undefined;
    case 'person.education':
      return person.education ?? undefined;
    case 'person.schoolStage':
      return person.schoolStage ?? undefined;
    case 'person.employerGrade':
      return person.employerGrade ?? undefined;
    case 'person.title': {
      const title = currentTitle(person, target);
      return title.on === null ? undefined : title.title.level;
    }
    case 'person.hasTitle':
      if (currentTitle(person, target).on !== null) return 'true';
      return person.titles === null && person.graduatedOn === null ? undefined : 'false';
    case 'target.title':
      return target.title ?? undefined;
    case 'target.title-or-current':
      return target.title ?? personFact(input, 'person.title');
    default:
      return undefined;
  }
}

export function factsOf(record: InputRecord, input: EvaluationInput): Facts {
  return (key) => {
    if (key === 'category') return record.category ?? undefined;
    if (key === 'via') return record.via;
    if (key === 'rank') return rankOf(record);
    if (key.startsWith('qty.')) return quantity(record, key.slice(4) as Unit) ?? undefined;
    if (key.startsWith('person.') || key.startsWith('target.')) return personFact(input, key);
    const value = record.attrs[key];
    return value === undefined ? undefined : String(value);
  };
}

function rankOf(record: InputRecord): Rational {
  const rank = record.attrs['rank'];
  return { n: typeof rank === 'number' ? rank : 1, d: 1 };
}

export function quantity(record: InputRecord, unit: Unit): Rational | null {
  return record.qty[unit] ?? (ONE_BY_DEFAULT.has(unit) ? ONE : null);
}
