/** What a question gives and what was got for it, as they come over the wire: decimals of two places. */
export type Marked = {
  readonly partTitle: string;
  readonly points: string;
  readonly result: { readonly points: string } | null;
};
export type PartMark = { readonly title: string; readonly got: string; readonly of: string };

const hundredths = (points: string): number => Math.round(Number(points) * 100);
const text = (value: number): string => String(value / 100);

/** Points by part, in the order in which parts first come; the questions of a part may lie among others. */
export function partMarks(questions: readonly Marked[]): readonly PartMark[] {
  const sums = new Map<string, { got: number; of: number }>();
  for (const { partTitle, points, result } of questions) {
    const sum = sums.get(partTitle) ?? { got: 0, of: 0 };
    sum.got += hundredths(result?.points ?? '0');
    sum.of += hundredths(points);
    sums.set(partTitle, sum);
  }
  return [...sums].map(([title, sum]) => ({ title, got: text(sum.got), of: text(sum.of) }));
}
