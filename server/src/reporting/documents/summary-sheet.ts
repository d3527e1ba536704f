import type { Readable } from 'node:stream';
import { writeSheet } from '../../platform/sheets/index.ts';
import type { SummaryContent, SummaryLine } from '../domain/summary.ts';
import { type ClosedAs, SUMMARY_WORDS, type SummaryLocale } from './summary-words.ts';

/** One row a person as the summary has them, then how it is closed: the digest travels with the file. */
export function summarySheet(of: {
  readonly content: SummaryContent;
  readonly lines: readonly SummaryLine[];
  readonly closed: ClosedAs | null;
  readonly locale: SummaryLocale;
}): Readable {
  const { content, lines, closed, locale } = of;
  const words = SUMMARY_WORDS[locale];
  const categories = [
    ...content.byCategory.map(({ id, label }) => ({ id, label: label[locale] })),
    { id: 'total', label: words.total },
  ];
  const states = { met: words.met, hoped: words.hoped, short: words.short } as const;
  const blanks = categories.flatMap(() => ['', '']);
  return writeSheet({
    kind: 'xlsx',
    name: `${content.year} ${words.title}`,
    columns: [
      { header: words.name, type: 'text', width: 14 },
      { header: words.staffNumber, type: 'text', width: 12 },
      { header: words.unit, type: 'text', width: 30 },
      ...categories.flatMap(({ label }) => [
        { header: `${label} ${words.counted}`, type: 'number' as const, width: 12 },
        { header: `${label} ${words.pending}`, type: 'number' as const, width: 12 },
      ]),
      { header: words.state, type: 'text', width: 14 },
      { header: words.missing, type: 'number', width: 10 },
    ],
    rows: (function* () {
      for (const line of lines) {
        yield [
          line.name,
          line.staffNumber ?? '',
          line.unitName,
          ...categories.flatMap(({ id }) => [line.totals[id] ?? '', line.withPending[id] ?? '']),
          states[line.outcome],
          line.short,
        ];
      }
      const foot = closed
        ? `${words.closed} ${closed.closedOn} (${closed.sequence}), ${words.digest} ${closed.digest}`
        : words.draft;
      yield [foot, '', content.unitName, ...blanks, '', ''];
    })(),
  });
}
