import { assert, type Random } from '@jixu/kernel';
import type { QuestionKind } from './question.ts';

export type QuestionRef = { readonly bankId: string; readonly questionId: string };

/** A part of a paper: chosen questions, or so many drawn. Points are hundredths, of each question. */
export type PaperPart = {
  readonly title: string;
  readonly pointsEach: number;
  /** Half the points for a choice that is right and not complete. */
  readonly partial: boolean;
  readonly from:
    | { readonly fixed: readonly QuestionRef[] }
    | {
        readonly draw: {
          readonly bankId: string;
          readonly kind: QuestionKind | null;
          readonly tag: string | null;
          readonly difficulty: number | null;
          readonly count: number;
        };
      };
};

export type PaperContent = {
  readonly parts: readonly PaperPart[];
  readonly shuffleQuestions: boolean;
  readonly shuffleOptions: boolean;
};

/** A question that may be drawn today. */
export type Candidate = QuestionRef & {
  readonly version: number;
  readonly kind: QuestionKind;
  readonly tags: readonly string[];
  readonly difficulty: number;
  readonly options: number;
};

/** A question at its place in one attempt, for good. */
export type Place = QuestionRef & {
  readonly place: number;
  readonly part: number;
  readonly version: number;
  readonly kind: QuestionKind;
  readonly points: number;
  readonly partial: boolean;
  /** Which of the author's options stands at each position shown. */
  readonly order: readonly number[];
};

export function sizeOf(part: PaperPart): number {
  return 'fixed' in part.from ? part.from.fixed.length : part.from.draw.count;
}

export function pointsOf(content: PaperContent): number {
  return content.parts.reduce((sum, part) => sum + sizeOf(part) * part.pointsEach, 0);
}

function fits(part: PaperPart, one: Candidate): boolean {
  if ('fixed' in part.from) return part.from.fixed.some((ref) => ref.questionId === one.questionId);
  const { bankId, kind, tag, difficulty } = part.from.draw;
  return (
    one.bankId === bankId &&
    (kind === null || one.kind === kind) &&
    (tag === null || one.tags.includes(tag)) &&
    (difficulty === null || one.difficulty === difficulty)
  );
}

/**
 * The questions of one attempt. Parts draw in their order and never the same question twice; null where the banks hold
 * too few, with the part that found too few.
 */
export function composePaper(
  content: PaperContent,
  candidates: readonly Candidate[],
  random: Random,
): { readonly places: readonly Place[] } | { readonly short: number } {
  const taken = new Set<string>();
  const places: Place[] = [];
  for (const [index, part] of content.parts.entries()) {
    const fitting = candidates
      .filter((one) => !taken.has(one.questionId) && fits(part, one))
      .toSorted((a, b) => (a.questionId < b.questionId ? -1 : 1));
    if (fitting.length < sizeOf(part)) return { short: index };
    const drawn = inTurn(part, fitting, random).slice(0, sizeOf(part));
    const ordered = content.shuffleQuestions ? shuffled(drawn, random) : drawn;
    for (const one of ordered) {
      taken.add(one.questionId);
      places.push(placeOf(one, { part, index, place: places.length + 1, content, random }));
    }
  }
  return { places };
}

/** Fixed questions as the author put them, drawn ones in an order of chance. */
function inTurn(
  part: PaperPart,
  fitting: readonly Candidate[],
  random: Random,
): readonly Candidate[] {
  if ('draw' in part.from) return shuffled(fitting, random);
  const { fixed } = part.from;
  return fixed.flatMap((ref) => fitting.find((one) => one.questionId === ref.questionId) ?? []);
}

function placeOf(
  one: Candidate,
  at: { part: PaperPart; index: number; place: number; content: PaperContent; random: Random },
): Place {
  const written = Array.from({ length: one.options }, (_, option) => option);
  // An ordering stands in its bank as it is right: shown so, it would be its own key.
  const mixed = one.kind === 'order' || at.content.shuffleOptions;
  return {
    place: at.place,
    part: at.index,
    bankId: one.bankId,
    questionId: one.questionId,
    version: one.version,
    kind: one.kind,
    points: at.part.pointsEach,
    partial: at.part.partial,
    order: mixed ? shuffled(written, at.random) : written,
  };
}

export function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    const [a, b] = [mixed[last], mixed[other]];
    assert(a !== undefined && b !== undefined, 'shuffle: a place outside');
    mixed[last] = b;
    mixed[other] = a;
  }
  return mixed;
}
