import type { Readable } from 'node:stream';
import { formatHours } from '@jixu/kernel';
import { writeSheet } from '../../platform/sheets/index.ts';
import { pointsText } from '../domain/points.ts';
import type { Result } from '../queries/results-of.ts';

const WORDS = {
  'zh-CN': {
    name: '姓名',
    unit: '单位',
    result: '结果',
    passed: '合格',
    failed: '未合格',
    resit: '补考',
    yes: '是',
    total: '总分',
    homework: '作业',
    exam: '考试',
    absent: '缺考',
    posted: { hour: '已登记学时', credit: '已登记学分' },
    certificate: '合格证编号',
  },
  en: {
    name: 'Name',
    unit: 'Unit',
    result: 'Result',
    passed: 'Passed',
    failed: 'Not passed',
    resit: 'Re-sit',
    yes: 'yes',
    total: 'Total',
    homework: 'Homework',
    exam: 'Exam',
    absent: 'absent',
    posted: { hour: 'Hours registered', credit: 'Credits registered' },
    certificate: 'Certificate no.',
  },
} as const;

/** One line a person, page by page as it is written. */
export function resultsSheet(
  pages: AsyncIterable<readonly Result[]>,
  of: { readonly locale: 'zh-CN' | 'en'; readonly unit: 'hour' | 'credit' },
): Readable {
  const words = WORDS[of.locale];
  const text = (header: string, width: number) => ({ header, type: 'text' as const, width });
  const number = (header: string) => ({ header, type: 'number' as const, width: 12 });
  return writeSheet({
    kind: 'xlsx',
    columns: [
      text(words.name, 12),
      text(words.unit, 30),
      text(words.result, 10),
      text(words.resit, 8),
      number(words.total),
      number(words.homework),
      text(words.exam, 10),
      number(words.posted[of.unit]),
      text(words.certificate, 24),
    ],
    rows: (async function* () {
      for await (const page of pages)
        for (const one of page) {
          const { outcome } = one;
          yield [
            one.name,
            one.unitName,
            words[one.state],
            one.resit ? words.yes : '',
            pointsText(outcome.total),
            pointsText(outcome.homework),
            outcome.exam === null ? words.absent : pointsText(outcome.exam),
            one.posted === null ? '' : formatHours(one.posted),
            one.certificate ?? '',
          ];
        }
    })(),
  });
}
