import type { NodeId } from '@jixu/kernel';
import { readingOf, type Reading } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { keeps, KEEPERS, requirePerson } from '../access.ts';
import { saveQuestion } from '../commands/save-question.ts';
import { type QuestionContent, questionProblems } from '../domain/question.ts';
import { refuse } from '../errors.ts';
import { bankByKey, type BankKey, retireQuestion, sameQuestion } from '../store/bank-store.ts';
import { explainRowProblem } from './explain-problem.ts';
import {
  columnOf,
  KIND_WORDS,
  LETTERS,
  type QuestionRow,
  readQuestionRow,
  type RowProblem,
  textOf,
} from './read-question-row.ts';

type Locale = 'zh-CN' | 'en';
type Outcome = 'created' | 'updated' | 'unchanged';
export type AppliedQuestion = {
  readonly outcome: Outcome;
  readonly subjectId: string | null;
  readonly undo: (BankKey & { readonly questionId: string; readonly version: number }) | null;
};
export type QuestionColumn = {
  readonly id: string;
  readonly headers: Readonly<Record<Locale, readonly string[]>>;
  readonly required: boolean;
  readonly kind: 'text' | 'choice';
  readonly choices?: Readonly<Record<Locale, readonly string[]>>;
  readonly example: string;
};

/** What intake needs to bring questions in from a workbook; the bank is part of the kind's id. */
export type QuestionRegistration = {
  readonly id: string;
  readonly roles: readonly string[];
  readonly allows: (read: Reading, of: { readonly unitId: NodeId }) => Promise<boolean>;
  readonly columns: readonly QuestionColumn[];
  readonly open: (read: Reading, of: { readonly unitId: NodeId }) => Promise<BankKey>;
  readonly identify: (row: QuestionRow) => string | null;
  readonly check: (read: Reading, row: QuestionRow) => Promise<readonly RowProblem[]>;
  readonly foresee: (read: Reading, row: QuestionRow, bank: BankKey) => Promise<Outcome>;
  readonly apply: (op: Operation, row: QuestionRow, bank: BankKey) => Promise<AppliedQuestion>;
  readonly undo: (op: Operation, applied: AppliedQuestion) => Promise<'undone' | 'kept'>;
  readonly explain: typeof explainRowProblem;
};

const PREFIX = 'questions.';
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What an id such as `questions.<bank>` brings in; null for ids of something else. */
export function questionRegistration(id: string): QuestionRegistration | null {
  const bankId = id.slice(PREFIX.length);
  if (!id.startsWith(PREFIX) || !ID.test(bankId)) return null;
  return {
    id,
    // Whoever keeps the organisation's banks: units, providers, and bureaus for their own.
    roles: KEEPERS,
    allows: (read, { unitId }) => keeps(read, unitId),
    columns: COLUMNS,
    open: async (read, { unitId }) => {
      const key = { nodeId: unitId, bankId };
      if (!(await bankByKey(read.db, key))) throw refuse('no_bank');
      return key;
    },
    identify: (row) => {
      const prompt = textOf(row, 'prompt');
      return prompt === '' ? null : `${textOf(row, 'kind')} ${prompt}`;
    },
    check: async (_read, row) => problemsOf(row),
    foresee: async (read, row, bank) =>
      foresee(read, await withKeptPictures(read, questionOf(row), bank), bank),
    apply,
    undo,
    explain: explainRowProblem,
  };
}

function problemsOf(row: QuestionRow): readonly RowProblem[] {
  const { question, problems } = readQuestionRow(row);
  if (!question) return problems;
  return questionProblems(question).map(({ path, code }) => ({ column: columnOf(path), code }));
}

function questionOf(row: QuestionRow): QuestionContent {
  const { question } = readQuestionRow(row);
  if (!question) throw refuse('bad_question');
  return question;
}

/** The same words and kind are the same question: unchanged, or its next version. */
export async function foresee(
  read: Pick<Reading, 'db'>,
  question: QuestionContent,
  bank: BankKey,
): Promise<Outcome> {
  const before = await sameQuestion(read.db, bank, {
    prompt: question.shown.prompt,
    kind: question.kind,
  });
  if (!before) return 'created';
  return contentOf(before) === contentOf(question) ? 'unchanged' : 'updated';
}

/** A workbook says nothing of pictures: a question that has some keeps them, where they still belong. */
async function withKeptPictures(
  read: Pick<Reading, 'db'>,
  question: QuestionContent,
  bank: BankKey,
): Promise<QuestionContent> {
  const { shown, kind } = question;
  const before = await sameQuestion(read.db, bank, { prompt: shown.prompt, kind });
  const pictures = (before?.shown.pictures ?? []).filter(
    ({ option }) => option === null || option < shown.options.length,
  );
  return { ...question, shown: { ...shown, pictures } };
}

function contentOf({ kind, shown, key, explanation, tags, difficulty }: QuestionContent): string {
  const answer = Object.values(key);
  const pictures = shown.pictures.map(({ pictureId, alt, option }) => [pictureId, alt, option]);
  const asked = [kind, shown.prompt, shown.options, pictures];
  return JSON.stringify([asked, answer, explanation, tags, difficulty]);
}

async function apply(op: Operation, row: QuestionRow, bank: BankKey): Promise<AppliedQuestion> {
  const question = await withKeptPictures(readingOf(op), questionOf(row), bank);
  const outcome = await foresee(readingOf(op), question, bank);
  const of = { prompt: question.shown.prompt, kind: question.kind };
  const before = await sameQuestion(op.tx, bank, of);
  const questionId = before?.questionId ?? op.newId<'question'>();
  if (outcome === 'unchanged') return { outcome, subjectId: null, undo: null };
  const baseVersion = before?.version ?? 0;
  const version = await saveQuestion(op, { ...bank, questionId }, { ...question, baseVersion });
  return { outcome, subjectId: null, undo: { ...bank, questionId, version } };
}

/** A question that came in goes out of use again; one that was changed since, or only corrected, stays. */
async function undo(op: Operation, applied: AppliedQuestion): Promise<'undone' | 'kept'> {
  requirePerson(op.actor);
  if (applied.undo === null || applied.outcome !== 'created') return 'kept';
  const { version, ...key } = applied.undo;
  return (await retireQuestion(op.tx, key, { version, at: op.now })) ? 'undone' : 'kept';
}

const text = (
  id: string,
  zh: readonly string[],
  en: readonly string[],
  more: { required?: boolean; example?: string } = {},
): QuestionColumn => ({
  id,
  headers: { 'zh-CN': zh, en },
  required: more.required ?? false,
  kind: 'text',
  example: more.example ?? '',
});

const COLUMNS: readonly QuestionColumn[] = [
  {
    ...text('kind', ['题型', '题目类型', '类型'], ['Kind', 'Type'], { required: true }),
    kind: 'choice',
    choices: {
      'zh-CN': Object.values(KIND_WORDS).map((words) => words['zh-CN']),
      en: Object.values(KIND_WORDS).map((words) => words.en),
    },
    example: '单选',
  },
  text('prompt', ['题干', '题目', '试题内容'], ['Question', 'Prompt'], {
    required: true,
    example: '专业技术人员每年参加继续教育的时间，累计应不少于多少学时？',
  }),
  ...LETTERS.map((letter, at) =>
    text(`option${letter}`, [`选项${letter}`, `选项 ${letter}`, letter], [`Option ${letter}`], {
      example: ['60', '72', '90', '120'][at] ?? '',
    }),
  ),
  text('answer', ['答案', '正确答案', '参考答案', '评分要点'], ['Answer', 'Key'], { example: 'C' }),
  text('explanation', ['解析', '答案解析'], ['Explanation']),
  text('tags', ['标签', '知识点', '章节'], ['Tags', 'Topics'], { example: '公需' }),
  text('difficulty', ['难度'], ['Difficulty'], { example: '2' }),
];
