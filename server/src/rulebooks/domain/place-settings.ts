import { formatRational, parseRational, type Rational } from '@jixu/kernel';
import type { Pack, PackEdition } from '@jixu/policy';
import type { FieldProblem } from '../../platform/operation/refusal.ts';

/** What a pack leaves to the place: values of its parameters, and choices among its readings. */
export type PlaceSettings = {
  readonly parameters: Readonly<Record<string, string>>;
  readonly readings: Readonly<Record<string, string>>;
};

/** The settings that some edition of the pack still asks for; a corrected edition may have closed the question. */
export function knownSettings(pack: Pack, settings: PlaceSettings): PlaceSettings {
  const asks = (part: 'parameters' | 'readings', id: string) =>
    pack.editions.some((edition) => Object.hasOwn(edition.document[part] ?? {}, id));
  const offers = (id: string, choice: string) =>
    pack.editions.some((edition) =>
      Object.hasOwn(edition.document.readings?.[id]?.choices ?? {}, choice),
    );
  const kept = (
    values: Readonly<Record<string, string>>,
    keep: (id: string, value: string) => boolean,
  ) => Object.fromEntries(Object.entries(values).filter(([id, value]) => keep(id, value)));
  return {
    parameters: kept(settings.parameters, (id) => asks('parameters', id)),
    readings: kept(settings.readings, offers),
  };
}

/** A parameter may stay open: records that need it then say so instead of counting. `at`: where the settings stand. */
export function settingProblems(
  edition: PackEdition,
  settings: PlaceSettings,
  at: string,
): readonly FieldProblem[] {
  const { parameters = {}, readings = {} } = edition.document;
  const problems: FieldProblem[] = [];
  for (const [id, value] of Object.entries(settings.parameters)) {
    const path = `${at}/parameters/${id}`;
    const known = Object.hasOwn(parameters, id) ? parameters[id] : undefined;
    const read = parseRational(value);
    if (known === undefined) {
      problems.push({ path, code: 'rulebooks.unknown_setting' });
    } else if (!read.ok || read.value.n < 0) {
      problems.push({ path, code: 'rulebooks.parameter_no_number' });
    } else if (known.max !== undefined && isMore(read.value, known.max)) {
      const detail = { max: formatRational(known.max) };
      problems.push({ path, code: 'rulebooks.parameter_too_large', detail });
    }
  }
  for (const [id, choice] of Object.entries(settings.readings)) {
    const choices = Object.hasOwn(readings, id) ? readings[id]?.choices : undefined;
    if (choices === undefined || !Object.hasOwn(choices, choice)) {
      problems.push({ path: `${at}/readings/${id}`, code: 'rulebooks.unknown_setting' });
    }
  }
  return problems;
}

function isMore(a: Rational, b: Rational): boolean {
  return BigInt(a.n) * BigInt(b.d) > BigInt(b.n) * BigInt(a.d);
}
