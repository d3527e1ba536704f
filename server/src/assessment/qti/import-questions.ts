import { assert } from '@jixu/kernel';
import { readingOf, type Reading } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { assertKeeps, requirePerson } from '../access.ts';
import { type QuestionContent, questionProblems } from '../domain/question.ts';
import { refuse } from '../errors.ts';
import { foresee } from '../question-import/registration.ts';
import { bankByKey, type BankKey, putQuestion, sameQuestion } from '../store/bank-store.ts';
import type { QtiOutcome } from './read-package.ts';

/** What becomes of one item: it goes in, it is there already, or it stays outside and why. */
export type ItemFate = {
  readonly file: string;
  readonly fate: 'created' | 'updated' | 'unchanged' | 'refused';
  readonly question: Pick<QuestionContent, 'kind' | 'shown'> | null;
  readonly notes: readonly string[];
  readonly refusal: {
    readonly code: string;
    readonly element: string | null;
    readonly line: number | null;
    readonly detail: Readonly<Record<string, string | number>>;
  } | null;
};

/** What would become of each, with nothing written. */
export async function foreseeImport(
  read: Pick<Reading, 'db' | 'actor' | 'today'>,
  bank: BankKey,
  outcomes: readonly QtiOutcome[],
): Promise<readonly ItemFate[]> {
  await assertBank(read, bank);
  const seen = new Set<string>();
  const fates: ItemFate[] = [];
  for (const outcome of outcomes) {
    const question = sound(outcome, seen);
    const fate = question === null ? null : await foresee(read, question, bank);
    fates.push(fateOf(outcome, fate));
  }
  return fates;
}

/** All that can go in goes in, in one operation; the same package again changes nothing. */
export async function importQuestions(
  op: Operation,
  bank: BankKey,
  outcomes: readonly QtiOutcome[],
): Promise<readonly ItemFate[]> {
  const read = readingOf(op);
  await assertBank(read, bank);
  const by = requirePerson(op.actor).personId;
  const seen = new Set<string>();
  const fates: ItemFate[] = [];
  for (const outcome of outcomes) {
    const question = sound(outcome, seen);
    const fate = question === null ? null : await foresee(read, question, bank);
    fates.push(fateOf(outcome, fate));
    if (question === null || fate === 'unchanged') continue;
    const same = { prompt: question.shown.prompt, kind: question.kind };
    const before = await sameQuestion(op.tx, bank, same);
    const key = { ...bank, questionId: before?.questionId ?? op.newId<'question'>() };
    const version = (before?.version ?? 0) + 1;
    const put = await putQuestion(op.tx, key, { ...question, version, at: op.now, by });
    // Somebody wrote the same question meanwhile: everything is taken back, and a second try finds it.
    if (!put) throw refuse('question_overtaken');
  }
  const counted = (fate: ItemFate['fate']) => fates.filter((one) => one.fate === fate).length;
  op.note({ bankId: bank.bankId, created: counted('created'), updated: counted('updated') });
  return fates;
}

/** Asked before a file is read as well, so that nobody out of reach costs a reader. */
export async function assertBank(
  read: Pick<Reading, 'db' | 'actor' | 'today'>,
  bank: BankKey,
): Promise<void> {
  await assertKeeps(read, bank.nodeId);
  if (!(await bankByKey(read.db, bank))) throw refuse('no_bank');
}

/** The question, unless it was refused or stands in the package before; the second would replace the first. */
function sound(outcome: QtiOutcome, seen: Set<string>): QuestionContent | null {
  if (!('question' in outcome)) return null;
  const { question } = outcome;
  assert(
    questionProblems(question).length === 0,
    'qti: the reader let an unsound question through',
  );
  const key = `${question.kind} ${question.shown.prompt}`;
  if (seen.has(key)) return null;
  seen.add(key);
  return question;
}

function fateOf(outcome: QtiOutcome, fate: ItemFate['fate'] | null): ItemFate {
  const { file } = outcome;
  if ('refused' in outcome) {
    const { refused, element, line, detail } = outcome;
    const refusal = { code: `assessment.${refused}`, element, line, detail };
    return { file, fate: 'refused', question: null, notes: [], refusal };
  }
  const { kind, shown } = outcome.question;
  const question = { kind, shown };
  if (fate === null) {
    const refusal = { code: 'assessment.question_twice', element: null, line: null, detail: {} };
    return { file, fate: 'refused', question, notes: [], refusal };
  }
  return { file, fate, question, notes: outcome.notes, refusal: null };
}
