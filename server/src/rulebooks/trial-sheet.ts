import type { Readable } from 'node:stream';
import { formatHours, ticks } from '@jixu/kernel';
import type { PackEdition } from '@jixu/policy';
import { writeSheet } from '../platform/sheets/index.ts';
import type { Outcome } from './domain/trial.ts';
import type { ListedPerson } from './store/trial-person-store.ts';

type Locale = 'zh-CN' | 'en';

const WORDS = {
  'zh-CN': {
    name: '姓名',
    staffNumber: '人员号',
    area: '地区',
    unit: '单位',
    outcome: '结果',
    now: '现行',
    tried: '试算',
    total: '合计',
    delta: '变化',
    short: '试算还差',
    certificate: '须撤回的证书',
    outcomes: {
      'to-short': '达标变为未达标',
      'to-met': '未达标变为达标',
      less: '学时减少，结论不变',
      more: '学时增加，结论不变',
      moved: '合计不变，组成有变',
    },
  },
  en: {
    name: 'Name',
    staffNumber: 'Staff no.',
    area: 'Area',
    unit: 'Unit',
    outcome: 'Outcome',
    now: 'now',
    tried: 'tried',
    total: 'Total',
    delta: 'Change',
    short: 'Short as tried',
    certificate: 'Certificate to be revoked',
    outcomes: {
      'to-short': 'met, then short',
      'to-met': 'short, then met',
      less: 'fewer hours, same verdict',
      more: 'more hours, same verdict',
      moved: 'same total of other parts',
    } satisfies Record<Outcome, string>,
  },
} as const;

/** Whom a trial moves, as a workbook: one row a person, both amounts of each category. */
export function trialSheet(of: {
  readonly edition: PackEdition | null;
  readonly rows: AsyncIterable<ListedPerson>;
  readonly nameOf: (nodeId: string) => Promise<string>;
  readonly locale: Locale;
}): Readable {
  const words = WORDS[of.locale];
  const subjects: { id: string; label: string }[] = [
    ...(of.edition?.categories ?? []).map(({ id, label }) => ({ id, label: label[of.locale] })),
    { id: 'total', label: words.total },
  ];
  return writeSheet({
    kind: 'xlsx',
    columns: [
      { header: words.name, type: 'text', width: 14 },
      { header: words.staffNumber, type: 'text', width: 12 },
      { header: words.area, type: 'text', width: 24 },
      { header: words.unit, type: 'text', width: 30 },
      { header: words.outcome, type: 'text', width: 24 },
      ...subjects.flatMap(({ label }) => [
        { header: `${label} ${words.now}`, type: 'number' as const, width: 12 },
        { header: `${label} ${words.tried}`, type: 'number' as const, width: 12 },
      ]),
      { header: words.delta, type: 'number', width: 10 },
      { header: words.short, type: 'number', width: 12 },
      { header: words.certificate, type: 'text', width: 20 },
    ],
    rows: (async function* () {
      for await (const row of of.rows) {
        yield [
          row.name,
          row.staffNumber ?? '',
          await of.nameOf(row.areaId),
          await of.nameOf(row.unitId),
          words.outcomes[row.outcome],
          ...subjects.flatMap(({ id }) => [row.totals[0][id] ?? '', row.totals[1][id] ?? '']),
          formatHours(ticks(row.delta)),
          formatHours(row.short),
          row.certificate ?? '',
        ];
      }
    })(),
  });
}
