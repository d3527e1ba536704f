import { assert } from '@jixu/kernel';
import { readingOf, type Reading } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { assertBank, requirePerson } from '../access.ts';
import { keepPicture, type ReceivedPicture } from '../commands/receive-picture.ts';
import { type QuestionContent, questionProblems } from '../domain/question.ts';
import { refuse } from '../errors.ts';
import { foresee } from '../question-import/registration.ts';
import { type BankKey, putQuestion, sameQuestion } from '../store/bank-store.ts';
import { pictureOf } from '../store/picture-store.ts';
import type { QtiOutcome } from './read-package.ts';
import type { ReceivedPackage } from './receive-package.ts';

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
  { outcomes, pictures }: Pick<ReceivedPackage, 'outcomes' | 'pictures'>,
): Promise<readonly ItemFate[]> {
  await assertBank(read, bank);
  const seen = new Set<string>();
  const fates: ItemFate[] = [];
  for (const outcome of outcomes) {
    const found = sound(outcome, seen);
    const question = found && (await withPictures(found, (path) => known(read.db, bank, path)));
    const fate = question === null ? null : await foresee(read, question, bank);
    fates.push(fateOf(outcome, fate));
  }
  return fates;

  /** One that the bank does not hold yet keeps its name in the package, so that the question differs. */
  async function known(db: Reading['db'], key: BankKey, path: string): Promise<string> {
    const received = pictures.get(path);
    assert(received !== undefined, 'qti: a question with a picture that did not come in');
    return (await pictureOf(db, key, received.sourceSha256))?.pictureId ?? path;
  }
}

async function withPictures(
  question: QuestionContent,
  idOf: (path: string) => Promise<string>,
): Promise<QuestionContent> {
  const pictures = [];
  for (const one of question.shown.pictures) {
    pictures.push({ ...one, pictureId: await idOf(one.pictureId) });
  }
  return { ...question, shown: { ...question.shown, pictures } };
}

/** All that can go in goes in, in one operation; the same package again changes nothing. */
export async function importQuestions(
  op: Operation,
  bank: BankKey,
  { outcomes, pictures }: Pick<ReceivedPackage, 'outcomes' | 'pictures'>,
): Promise<{ readonly fates: readonly ItemFate[]; readonly spare: readonly ReceivedPicture[] }> {
  const read = readingOf(op);
  await assertBank(read, bank);
  const by = requirePerson(op.actor).personId;
  const seen = new Set<string>();
  const fates: ItemFate[] = [];
  const spare = new Set(pictures.values());
  const keep = async (path: string): Promise<string> => {
    const received = pictures.get(path);
    assert(received !== undefined, 'qti: a question with a picture that did not come in');
    const { picture, already } = await keepPicture(op, bank, received);
    if (!already) spare.delete(received);
    return picture.pictureId;
  };
  for (const outcome of outcomes) {
    const found = sound(outcome, seen);
    const question = found && (await withPictures(found, keep));
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
  return { fates, spare: [...spare] };
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
