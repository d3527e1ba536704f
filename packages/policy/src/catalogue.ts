import { type LocalDate, parseLocalDate } from '@jixu/kernel';
import { BadInput, type InputRecord } from './input.ts';
import type { Pack } from './pack.ts';
import { recordOf, vocabularyOf } from './parse-input.ts';

/**
 * Something that may still be learnt: what the record would say, what it costs, until when one
 * may join.
 */
export type Offer = {
  readonly id: string;
  readonly title: string;
  readonly priceFen: number;
  readonly closesOn: LocalDate | null;
  /** False: the class was not approved or filed beforehand. */
  readonly approved: boolean;
  /** The record it would become; `on` is the last day of the period where the offer names none. */
  readonly record: InputRecord;
};

export const OFFERS_MAX = 2000;
const OFFER_MEMBERS: ReadonlySet<string> = new Set(['title', 'priceFen', 'closesOn', 'approved']);

/**
 * Reads `{"offers": [{"id", "title", "priceFen", "closesOn", "approved", …the members of a
 * record}]}`.
 */
export function parseCatalogue(json: unknown, pack: Pack, lastDay: string): readonly Offer[] {
  const offers = (json as { readonly offers?: unknown } | null)?.offers;
  if (!Array.isArray(offers) || offers.length > OFFERS_MAX)
    throw new BadInput({
      path: '$.offers',
      found: offers,
      allowed: `a list of at most ${OFFERS_MAX} offers`,
    });
  const seen = new Set<string>();
  return offers.map((given: unknown, at) => {
    const path = `$.offers[${at}]`;
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      throw new BadInput({ path, found: given, allowed: 'an object' });
    const members = given as Readonly<Record<string, unknown>>;
    const raw: Record<string, unknown> = { on: lastDay };
    for (const [name, value] of Object.entries(members))
      if (!OFFER_MEMBERS.has(name)) raw[name] = value;
    const record = recordOf(raw, path, vocabularyOf(pack));
    if (seen.has(record.id))
      throw new BadInput({
        path: `${path}.id`,
        found: record.id,
        allowed: 'an id that no other offer has',
      });
    seen.add(record.id);
    return {
      id: record.id,
      title: typeof members['title'] === 'string' ? members['title'] : record.id,
      priceFen: fenOf(members['priceFen'], `${path}.priceFen`),
      closesOn: closingDay(members['closesOn'], `${path}.closesOn`),
      approved: members['approved'] !== false,
      record: { ...record, id: `offer ${record.id}`, status: 'approved' },
    };
  });
}

function fenOf(value: unknown, path: string): number {
  if (value === undefined) return 0;
  if (
    typeof value === 'number' &&
    Number.isSafeInteger(value) &&
    value >= 0 &&
    value <= 1_000_000_000
  )
    return value;
  throw new BadInput({ path, found: value, allowed: 'a whole number of fen' });
}

function closingDay(value: unknown, path: string): LocalDate | null {
  if (value === undefined || value === null) return null;
  const parsed = typeof value === 'string' ? parseLocalDate(value) : null;
  if (parsed?.ok === true) return parsed.value;
  throw new BadInput({ path, found: value, allowed: 'a day that exists' });
}
