import type { Place } from './paper.ts';

/** What a person answered at a place; options by the position at which they were shown. */
export type AnswerValue =
  | { readonly chosen: readonly number[] }
  | { readonly holds: boolean }
  | { readonly texts: readonly string[] }
  | { readonly order: readonly number[] }
  | { readonly text: string };

/** Is this an answer to that kind of question at all? */
export function answersPlace(place: Place, value: AnswerValue): boolean {
  const positions = (at: readonly number[]) =>
    at.every((one) => one < place.order.length) && new Set(at).size === at.length;
  switch (place.kind) {
    case 'single':
      return 'chosen' in value && value.chosen.length <= 1 && positions(value.chosen);
    case 'multiple':
      return 'chosen' in value && positions(value.chosen);
    case 'true-false':
      return 'holds' in value;
    case 'fill':
      return 'texts' in value;
    case 'order':
      return 'order' in value && positions(value.order);
    case 'short':
      return 'text' in value;
  }
}
