import type { Readable } from 'node:stream';
import { formatHours, subtractHours, ticks } from '@jixu/kernel';
import { writeSheet } from '../platform/sheets/index.ts';
import type { Rulebooks } from '../rulebooks/index.ts';
import { amountOf } from './domain/evaluation.ts';
import type { PersonRow } from './queries/list-people.ts';

type Locale = 'zh-CN' | 'en';

const WORDS = {
  'zh-CN': {
    name: '姓名',
    staffNumber: '人员号',
    unit: '单位',
    state: '状态',
    short: '还差',
    shortWithPending: '计入后还差',
    total: '合计',
    met: '已达标',
    hoped: '计入后达标',
    stillShort: '计入后仍差',
    counted: '已计入',
    pending: '待计入',
  },
  en: {
    name: 'Name',
    staffNumber: 'Staff no.',
    unit: 'Unit',
    state: 'State',
    short: 'Short',
    shortWithPending: 'Short if all count',
    total: 'Total',
    met: 'Met',
    hoped: 'Met if all count',
    stillShort: 'Short even then',
    counted: 'counted',
    pending: 'waiting',
  },
} as const;

/** What is not counted yet and would be: beside what is, never within it. */
function waiting(row: PersonRow, id: string): string {
  const then = row.withPending[id];
  if (then === undefined) return '';
  return formatHours(
    ticks(Math.max(0, subtractHours(amountOf(then), amountOf(row.totals[id] ?? '0')))),
  );
}

/** The people list as a workbook: one row a person, one pair of columns a category, amounts as numbers. */
export function peopleSheet(
  rulebooks: Rulebooks,
  rows: readonly PersonRow[],
  locale: Locale,
): Readable {
  const words = WORDS[locale];
  const categories = new Map<string, string>();
  for (const ref of new Set(rows.map((row) => row.packRef))) {
    for (const category of rulebooks.library.editionByRef(ref)?.categories ?? []) {
      categories.set(category.id, category.label[locale]);
    }
  }
  categories.set('total', words.total);
  const groups = { met: words.met, hoped: words.hoped, short: words.stillShort } as const;
  return writeSheet({
    kind: 'xlsx',
    columns: [
      { header: words.name, type: 'text', width: 14 },
      { header: words.staffNumber, type: 'text', width: 12 },
      { header: words.unit, type: 'text', width: 30 },
      ...[...categories.values()].flatMap((label) => [
        { header: `${label} ${words.counted}`, type: 'number' as const, width: 12 },
        { header: `${label} ${words.pending}`, type: 'number' as const, width: 12 },
      ]),
      { header: words.state, type: 'text', width: 14 },
      { header: words.short, type: 'number', width: 10 },
      { header: words.shortWithPending, type: 'number', width: 14 },
    ],
    rows: (function* () {
      for (const row of rows) {
        yield [
          row.name,
          row.staffNumber ?? '',
          row.unitName,
          ...[...categories.keys()].flatMap((id) => [row.totals[id] ?? '', waiting(row, id)]),
          groups[row.group],
          formatHours(row.short),
          formatHours(row.shortWithPending),
        ];
      }
    })(),
  });
}
