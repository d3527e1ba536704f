import { fileURLToPath } from 'node:url';
import type { Printer } from '../../platform/print/printer.ts';
import type { Counts, SummaryContent, SummaryLine } from '../domain/summary.ts';
import { type ClosedAs, SUMMARY_WORDS } from './summary-words.ts';

const TEMPLATE = fileURLToPath(new URL('./summary.typ', import.meta.url));

/** What stands where the font lacks a character; somebody writes it in by hand. */
const UNPRINTABLE = '〓';

/** The summary on paper, in Chinese: it is signed, sealed and hung up. */
export function printSummary(
  printer: Printer,
  of: {
    readonly content: SummaryContent;
    readonly lines: readonly SummaryLine[];
    readonly closed: ClosedAs | null;
  },
): Promise<Uint8Array> {
  const { content, closed } = of;
  const words = SUMMARY_WORDS['zh-CN'];
  const unit = content.unit === 'credit' ? words.credits : words.hours;
  const text = (value: string): string => {
    const missing = new Set(printer.missingGlyphs(value));
    return Array.from(value, (one) => (missing.has(one) ? UNPRINTABLE : one)).join('');
  };
  const counts = (of: Counts): string[] => [of.people, of.met, of.hoped, of.short].map(String);
  const categories = [
    ...content.byCategory.map(({ id, label }) => ({ id, label: label['zh-CN'] })),
    { id: 'total', label: words.total },
  ];
  const states = { met: words.met, hoped: words.hoped, short: words.short } as const;
  return printer.render({
    template: TEMPLATE,
    data: {
      words,
      title: text(`${content.unitName} ${content.year} ${words.title}`),
      subtitle: closed
        ? `${words.closed} ${closed.closedOn}，第 ${closed.sequence} 次`
        : words.draft,
      foot: closed ? `${words.digest} ${closed.digest.slice(0, 32)}` : words.draft,
      unitHead: [words.unit, words.people, words.met, words.hoped, words.short],
      units: [
        ...content.byUnit.map((one) => [text(one.unitName), ...counts(one)]),
        [words.total, ...counts(content.counts)],
      ],
      categoryHead: [words.category, `${words.counted}（${unit}）`, `${words.pending}（${unit}）`],
      categories: content.byCategory.map((one) => [
        text(one.label['zh-CN']),
        one.counted,
        one.pending,
      ]),
      kindHead: [words.kind, words.people, unit],
      kinds: content.byKind.map((one) => [text(one.label['zh-CN']), String(one.people), one.hours]),
      lineColumns: ['auto', 'wide', ...categories.map(() => 'auto'), 'auto', 'auto'],
      lineHead: [
        words.name,
        words.unit,
        ...categories.map(({ label }) => text(label)),
        words.state,
        words.missing,
      ],
      lines: of.lines.map((line) => [
        text(line.name),
        text(line.unitName),
        ...categories.map(({ id }) => line.totals[id] ?? '—'),
        states[line.outcome],
        line.short,
      ]),
    },
  });
}
