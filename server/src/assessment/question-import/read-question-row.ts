import {
  BLANK,
  blanksIn,
  type Key,
  type QuestionContent,
  type QuestionKind,
} from '../domain/question.ts';

export type QuestionCell = { readonly text: string; readonly problem?: string };
export type QuestionRow = Readonly<Partial<Record<string, QuestionCell>>>;
export type RowProblem = { readonly column: string | null; readonly code: string };

export const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;

export const KIND_WORDS: Readonly<Record<QuestionKind, { 'zh-CN': string; en: string }>> = {
  single: { 'zh-CN': '单选', en: 'Single choice' },
  multiple: { 'zh-CN': '多选', en: 'Multiple choice' },
  'true-false': { 'zh-CN': '判断', en: 'True or false' },
  fill: { 'zh-CN': '填空', en: 'Fill in' },
  order: { 'zh-CN': '排序', en: 'Ordering' },
  short: { 'zh-CN': '简答', en: 'Short answer' },
};
/** Other names that people's sheets have for the kinds. */
const ALSO: Readonly<Record<string, QuestionKind>> = {
  单选题: 'single',
  单项选择: 'single',
  单项选择题: 'single',
  多选题: 'multiple',
  多项选择: 'multiple',
  多项选择题: 'multiple',
  判断题: 'true-false',
  是非题: 'true-false',
  填空题: 'fill',
  排序题: 'order',
  简答题: 'short',
  问答题: 'short',
};

const TRUE = new Set(['对', '正确', '是', '√', '✓', 'true', 't', 'yes', 'y', '1']);
const FALSE = new Set(['错', '错误', '否', '×', '✗', 'false', 'f', 'no', 'n', '0']);

export const textOf = (row: QuestionRow, column: string): string => row[column]?.text.trim() ?? '';

export function kindFrom(text: string): QuestionKind | null {
  const found = Object.entries(KIND_WORDS).find(
    ([, words]) => words['zh-CN'] === text || words.en.toLowerCase() === text.toLowerCase(),
  );
  // The names of the record above are the kinds themselves.
  return (found?.[0] as QuestionKind | undefined) ?? ALSO[text] ?? null;
}

/** A row as a question, and what of it is no question; whether the question is sound, its own rules say. */
export function readQuestionRow(row: QuestionRow): {
  readonly question: QuestionContent | null;
  readonly problems: readonly RowProblem[];
} {
  const problems: RowProblem[] = Object.entries(row).flatMap(([column, cell]) =>
    cell?.problem === undefined ? [] : [{ column, code: 'assessment.cell_unreadable' }],
  );
  const kind = kindFrom(textOf(row, 'kind'));
  if (kind === null) problems.push({ column: 'kind', code: 'assessment.kind_unknown' });
  const difficulty = textOf(row, 'difficulty') === '' ? '3' : textOf(row, 'difficulty');
  if (!/^[1-5]$/.test(difficulty))
    problems.push({ column: 'difficulty', code: 'assessment.difficulty_unknown' });
  if (kind === null || problems.length > 0) return { question: null, problems };
  const prompt = textOf(row, 'prompt').replaceAll(/_{2,}|（\s*）/g, (blank) =>
    kind === 'fill' ? BLANK : blank,
  );
  const given = LETTERS.map((letter) => textOf(row, `option${letter}`));
  const last = given.findLastIndex((option) => option !== '');
  const listed = given.slice(0, last + 1);
  const answer = textOf(row, 'answer');
  const { options, key } = keyFrom(kind, listed, answer);
  if (key === null)
    return { question: null, problems: [{ column: 'answer', code: 'assessment.key_missing' }] };
  const tags = textOf(row, 'tags')
    .split(/[,，、;；\s]+/)
    .filter((tag) => tag !== '');
  return {
    problems,
    question: {
      kind,
      shown: { prompt, options, blanks: kind === 'fill' ? blanksIn(prompt) : 0, pictures: [] },
      key,
      explanation: textOf(row, 'explanation'),
      tags: [...new Set(tags)].slice(0, 10),
      difficulty: Number(difficulty),
    },
  };
}

function keyFrom(
  kind: QuestionKind,
  options: readonly string[],
  answer: string,
): { readonly options: readonly string[]; readonly key: Key | null } {
  const letters = [
    ...answer
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[\s,，、;；.]/g, ''),
  ];
  const places = letters.map((letter) => LETTERS.findIndex((one) => one === letter));
  switch (kind) {
    case 'single':
    case 'multiple':
      return { options, key: places.length === 0 ? null : { options: places } };
    case 'true-false': {
      const said = answer.normalize('NFKC').toLowerCase();
      if (TRUE.has(said)) return { options, key: { holds: true } };
      return { options, key: FALSE.has(said) ? { holds: false } : null };
    }
    case 'fill': {
      const blanks = answer
        .split(/[;；]/)
        .map((blank) => blank.split(/[|｜]/).map((one) => one.trim()));
      return { options, key: answer === '' ? null : { blanks } };
    }
    case 'order': {
      // Written in their right order, or in any with the letters in the right one.
      if (answer === '') return { options, key: { inOrder: true } };
      const whole = places.length === options.length && new Set(places).size === places.length;
      const sorted = places.flatMap((place) => options[place] ?? []);
      return {
        options: sorted,
        key: whole && sorted.length === options.length ? { inOrder: true } : null,
      };
    }
    case 'short':
      return { options, key: answer === '' ? null : { guide: answer } };
  }
}

/** The column of the sheet that a problem of the question is about. */
export function columnOf(path: string): string {
  if (path === 'shown/prompt') return 'prompt';
  return path === 'shown/options' ? 'optionA' : 'answer';
}
