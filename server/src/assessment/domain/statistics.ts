import type { Place } from './paper.ts';
import type { QuestionKind } from './question.ts';

export type QuestionStatistics = {
  readonly questionId: string;
  readonly bankId: string;
  readonly version: number;
  readonly kind: QuestionKind;
  readonly asked: number;
  /** Mean share of its points, in hundredths: the higher, the easier (难度). */
  readonly share: number;
  /** That share among the best 27 % less that among the weakest, in hundredths (区分度); null for too few. */
  readonly discrimination: number | null;
};

type Graded = {
  readonly points: number;
  readonly places: readonly Place[];
  readonly byKey: Readonly<Record<string, number>>;
};

/** Why ten: below it the two ends are two or three people. */
const PEOPLE_MIN = 10;
const END = 0.27;

/** From the best attempt to the weakest, as they are given. */
export function questionStatistics(graded: readonly Graded[]): readonly QuestionStatistics[] {
  const ends = Math.round(graded.length * END);
  const found = new Map<string, { place: Place; all: number[]; high: number[]; low: number[] }>();
  for (const [rank, attempt] of graded.entries()) {
    for (const place of attempt.places) {
      const name = `${place.questionId} ${place.version}`;
      const one = found.get(name) ?? { place, all: [], high: [], low: [] };
      found.set(name, one);
      const share =
        place.points === 0 ? 0 : (attempt.byKey[String(place.place)] ?? 0) / place.points;
      one.all.push(share);
      if (rank < ends) one.high.push(share);
      if (rank >= graded.length - ends) one.low.push(share);
    }
  }
  return [...found.values()].map(({ place, all, high, low }) => ({
    questionId: place.questionId,
    bankId: place.bankId,
    version: place.version,
    kind: place.kind,
    asked: all.length,
    share: Math.round(mean(all) * 100),
    discrimination:
      graded.length < PEOPLE_MIN || high.length === 0 || low.length === 0
        ? null
        : Math.round((mean(high) - mean(low)) * 100),
  }));
}

const BANDS = 10;

/** How many attempts lie in each tenth of all points, the lowest first; full marks belong to the last. */
export function scoreBands(graded: readonly Omit<Graded, 'byKey'>[]): readonly number[] {
  const bands = Array.from({ length: BANDS }, () => 0);
  for (const { points, places } of graded) {
    const all = places.reduce((sum, place) => sum + place.points, 0);
    const share = all === 0 ? 0 : points / all;
    const at = Math.max(0, Math.min(BANDS - 1, Math.floor(share * BANDS)));
    bands[at] = (bands[at] ?? 0) + 1;
  }
  return bands;
}

function mean(shares: readonly number[]): number {
  return shares.length === 0 ? 0 : shares.reduce((sum, one) => sum + one, 0) / shares.length;
}
