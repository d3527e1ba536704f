import type { Readable } from 'node:stream';
import { formatHours } from '@jixu/kernel';
import { writeSheet } from '../platform/sheets/index.ts';
import type { Rulebooks } from '../rulebooks/index.ts';
import type { PersonRow } from './queries/list-people.ts';

type Locale = 'zh-CN' | 'en';

const WORDS = {
  'zh-CN': {
    name: '姓名',
    staffNumber: '人员号',
    unit: '单位',
    state: '状态',
    short: '还差',
    shortWithPending: '通过后还差',
    total: '合计',
    met: '已达标',
    hoped: '通过后达标',
    stillShort: '通过后仍差',
    counted: '已计入',
    pending: '审核中',
  },
  en: {
    name: 'Name',
    staffNumber: 'Staff no.',
    unit: 'Unit',
    state: 'State',
    short: 'Short',
    shortWithPending: 'Short if all pass',
    total: 'Total',
    met: 'Met',
    hoped: 'Met if all pass',
    stillShort: 'Short even then',
    counted: 'counted',
    pending: 'under review',
  },
} as const;

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
          ...[...categories.keys()].flatMap((id) => [
            row.totals[id] ?? '',
            row.withPending[id] ?? '',
          ]),
          groups[row.group],
          formatHours(row.short),
          formatHours(row.shortWithPending),
        ];
      }
    })(),
  });
}
