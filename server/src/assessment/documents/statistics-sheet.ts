import type { Readable } from 'node:stream';
import { writeSheet } from '../../platform/sheets/index.ts';
import { KIND_WORDS } from '../question-import/read-question-row.ts';
import type { QuestionKind } from '../domain/question.ts';

export type QuestionFigures = {
  readonly kind: QuestionKind;
  readonly prompt: string;
  readonly asked: number;
  readonly share: number;
  readonly discrimination: number | null;
};

const WORDS = {
  'zh-CN': {
    number: '序号',
    kind: '题型',
    prompt: '题干',
    asked: '人次',
    share: '得分率（%）',
    discrimination: '区分度',
  },
  en: {
    number: 'No.',
    kind: 'Kind',
    prompt: 'Question',
    asked: 'Attempts',
    share: 'Score rate (%)',
    discrimination: 'Discrimination',
  },
} as const;

const text = (header: string, width: number) => ({ header, type: 'text' as const, width });
const number = (header: string) => ({ header, type: 'number' as const, width: 14 });

/** One line a question, in the order in which the page numbers them. */
export function statisticsSheet(
  items: readonly QuestionFigures[],
  locale: 'zh-CN' | 'en',
): Readable {
  const words = WORDS[locale];
  return writeSheet({
    kind: 'xlsx',
    columns: [
      number(words.number),
      text(words.kind, 10),
      text(words.prompt, 60),
      number(words.asked),
      number(words.share),
      number(words.discrimination),
    ],
    rows: (function* () {
      for (const [at, one] of items.entries())
        yield [
          String(at + 1),
          KIND_WORDS[one.kind][locale],
          one.prompt,
          String(one.asked),
          String(one.share),
          one.discrimination === null ? '' : String(one.discrimination),
        ];
    })(),
  });
}
