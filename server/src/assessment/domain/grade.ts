import type { AnswerValue } from './answer.ts';
import type { Place } from './paper.ts';
import { foldAnswer, type Key, requireKey } from './question.ts';

/**
 * The points of an answer by its key, in hundredths; null where a person has to mark it. Nothing but the frozen paper,
 * the key of the frozen version and the stored answer goes in, so grading again gives the same.
 */
export function gradeAnswer(place: Place, key: Key, value: AnswerValue | null): number | null {
  if (place.kind === 'short') return value === null ? 0 : null;
  if (value === null) return 0;
  switch (place.kind) {
    case 'single':
    case 'multiple':
      return 'chosen' in value ? ofChoice(place, requireKey(key, 'options').options, value) : 0;
    case 'true-false':
      return 'holds' in value && value.holds === requireKey(key, 'holds').holds ? place.points : 0;
    case 'fill':
      return 'texts' in value ? ofBlanks(place, requireKey(key, 'blanks').blanks, value.texts) : 0;
    case 'order': {
      if (!('order' in value) || value.order.length !== place.order.length) return 0;
      const right = value.order.every((position, at) => place.order[position] === at);
      return right ? place.points : 0;
    }
  }
}

function ofChoice(
  place: Place,
  right: readonly number[],
  { chosen }: { readonly chosen: readonly number[] },
): number {
  const meant = chosen.map((position) => place.order[position] ?? -1);
  if (meant.some((option) => !right.includes(option))) return 0;
  if (meant.length === right.length) return place.points;
  return place.partial && meant.length > 0 ? Math.floor(place.points / 2) : 0;
}

/** Each blank is worth the same; what does not divide goes to nobody. */
function ofBlanks(
  place: Place,
  blanks: readonly (readonly string[])[],
  texts: readonly string[],
): number {
  const right = blanks.filter((accepted, at) => {
    const given = foldAnswer(texts[at] ?? '');
    return given !== '' && accepted.some((text) => foldAnswer(text) === given);
  }).length;
  return Math.floor((place.points * right) / blanks.length);
}

/** Two marks within the difference are averaged; a third decides alone. Null: another mark is needed. */
export function agreedMark(marks: readonly number[], difference: number | null): number | null {
  const [first, second, third] = marks;
  if (first === undefined) return null;
  if (difference === null) return first;
  if (third !== undefined) return third;
  if (second === undefined) return null;
  return Math.abs(first - second) <= difference ? Math.round((first + second) / 2) : null;
}

export type GivenMark = { readonly sequence: number; readonly points: number };
/** The sequence of a mark that somebody gave who looked again. */
export const APPEAL_MARK = 4;

/** The points of a place: what was given after an appeal, else by the key, else by those who mark. */
export function pointsAt(of: {
  readonly byKey: number | null;
  readonly marks: readonly GivenMark[];
  readonly difference: number | null;
}): number | null {
  const again = of.marks.find((mark) => mark.sequence === APPEAL_MARK);
  if (again !== undefined) return again.points;
  const given = of.marks.map((mark) => mark.points);
  return of.byKey ?? agreedMark(given, of.difference);
}
