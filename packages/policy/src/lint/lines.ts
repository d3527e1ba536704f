import type { PackEdition, ReadyKind, ReadyLine } from '../edition.ts';
import { onceEach, type Report } from './finding.ts';
import { answerOf, asRecord, linesUnder, readingChoices, type Shape, shapesOf } from './shapes.ts';

/**
 * Unreachable, overlapping and missing lines, by enumerating the shapes that the conditions can
 * tell apart.
 */
export function lintLines(edition: PackEdition, report: Report): void {
  const once = onceEach(report);
  for (const kind of edition.kinds.values()) {
    const { shapes, complete } = shapesOf(edition, kind);
    if (!complete) {
      report(kindAt(edition, kind), 'too-many-shapes', { kind: kind.kind }, 'warning');
      continue;
    }
    const reached = new Set<string>();
    for (const readings of readingChoices(edition))
      lintUnder({ kind, lines: linesUnder(kind, readings), shapes, reached }, once, edition);
    for (const line of kind.lines)
      if (!reached.has(line.id)) report(line.line, 'line-unreachable', { line: line.id });
  }
}

function kindAt(edition: PackEdition, kind: ReadyKind): object {
  return edition.document.kinds[kind.kind] ?? edition.document;
}

type Under = {
  readonly kind: ReadyKind;
  readonly lines: readonly ReadyLine[];
  readonly shapes: readonly Shape[];
  readonly reached: Set<string>;
};

function lintUnder(at: Under, report: Report, edition: PackEdition): void {
  const { kind, lines, shapes, reached } = at;
  const matches = new Map<string, Set<number>>(lines.map((line) => [line.id, new Set()]));
  let missing: Shape | null = null;
  shapes.forEach((shape, index) => {
    const answers = lines.map((line) => answerOf(line, shape));
    answers.forEach((answer, line) => {
      if (answer === 'yes') matches.get(lines[line]?.id ?? '')?.add(index);
    });
    const first = lines[answers.indexOf('yes')];
    if (first !== undefined) reached.add(first.id);
    else if (!answers.includes('absent')) missing ??= shape;
  });
  if (missing !== null)
    report(kindAt(edition, kind), 'line-missing', {
      kind: kind.kind,
      record: asRecord(kind, missing),
    });
  lintOverlaps(at, matches, report);
}

/**
 * Order decides between lines, so a narrower line before a wider one is how exceptions are
 * written. Two amounts that cross,
 * each true where the other is not, are a slip: the order would decide a case that the source
 * does not.
 */
function lintOverlaps(
  at: Under,
  matches: ReadonlyMap<string, ReadonlySet<number>>,
  report: Report,
): void {
  const { kind, lines, shapes } = at;
  const amounts = lines.filter(({ line }) => line.give !== undefined || line.per !== undefined);
  amounts.forEach((early, index) => {
    for (const late of amounts.slice(index + 1)) {
      const [a, b] = [
        matches.get(early.id) ?? new Set<number>(),
        matches.get(late.id) ?? new Set<number>(),
      ];
      const both = [...a].filter((shape) => b.has(shape));
      const [shared] = both;
      if (
        shared === undefined ||
        early.line.first === true ||
        both.length === a.size ||
        sameAmount(early, late)
      )
        continue;
      const shape = shapes[shared];
      if (shape === undefined) continue;
      report(late.line, 'lines-cross', {
        first: early.id,
        second: late.id,
        record: asRecord(kind, shape),
      });
    }
  });
}

function sameAmount(a: ReadyLine, b: ReadyLine): boolean {
  return (
    JSON.stringify([a.line.give, a.line.per, a.line['at-most']]) ===
    JSON.stringify([b.line.give, b.line.per, b.line['at-most']])
  );
}
