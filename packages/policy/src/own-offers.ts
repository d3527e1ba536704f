import { formatHours, type Hours, type LocalDate } from '@jixu/kernel';
import type { Offer } from './catalogue.ts';
import { evaluateTicks } from './evaluate.ts';
import type { EvaluationInput, InputRecord } from './input.ts';
import type { Pack } from './pack.ts';
import { KINDS } from './vocabulary.ts';

/**
 * Without a catalogue: exactly the missing hours of each category, in every kind of the pack
 * that counts printed hours.
 */
export function ownOffers(pack: Pack, input: EvaluationInput, on: LocalDate): readonly Offer[] {
  const now = evaluateTicks(pack, input);
  const offers: Offer[] = [];
  for (const requirement of now.requirements) {
    const gaps = new Set([requirement.short, requirement.shortWithPending]);
    if (
      requirement.unit !== null ||
      !now.edition.categories.some((each) => each.id === requirement.id)
    )
      continue;
    for (const gap of gaps)
      if (gap !== null && gap > 0)
        offers.push(...kindsFor(pack, { category: requirement.id, gap, on }));
  }
  return offers;
}

function kindsFor(
  pack: Pack,
  want: { readonly category: string; readonly gap: Hours; readonly on: LocalDate },
): readonly Offer[] {
  const edition = pack.editions[pack.editions.length - 1];
  const hours = formatHours(want.gap);
  const found: Offer[] = [];
  for (const kind of edition?.kinds.values() ?? []) {
    if (!kind.categories.includes(want.category)) continue;
    const counts = kind.lines.some(
      ({ line, when }) => when.length === 0 && JSON.stringify(line.per ?? []).includes('hours'),
    );
    if (!counts) continue;
    const record: InputRecord = {
      id: `offer ${kind.kind} ${want.category} ${hours}`,
      kind: kind.kind,
      category: want.category,
      on: want.on,
      from: null,
      to: null,
      qty: { hours: { n: want.gap, d: 1800 } },
      attrs: {},
      key: null,
      evidence: null,
      via: 'self',
      status: 'approved',
      decided: null,
    };
    found.push({
      id: `${kind.kind} ${want.category} ${hours}`,
      title: KINDS[kind.kind]['zh-CN'],
      priceFen: 0,
      closesOn: null,
      approved: true,
      record,
    });
  }
  return found;
}
