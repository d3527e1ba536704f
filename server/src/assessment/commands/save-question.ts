import type { Operation } from '../../platform/operation/operation.ts';
import { assertKeeps, requirePerson } from '../access.ts';
import { type QuestionContent, questionProblems } from '../domain/question.ts';
import { refuse } from '../errors.ts';
import {
  bankByKey,
  type BankKey,
  putBank,
  putQuestion,
  questionByKey,
  type QuestionKey,
  retireQuestion,
} from '../store/bank-store.ts';
import { readingOf } from '../../platform/http/route.ts';
import { picturesByIds } from '../store/picture-store.ts';

export async function saveBank(op: Operation, key: BankKey, name: string): Promise<void> {
  await assertKeeps(readingOf(op), key.nodeId);
  await putBank(op.tx, { ...key, name, at: op.now, by: requirePerson(op.actor).personId });
  op.note({ bankId: key.bankId });
}

/** The next version of a question, or its first. What was asked in earlier attempts stays as it was. */
export async function saveQuestion(
  op: Operation,
  key: QuestionKey,
  of: QuestionContent & { readonly baseVersion: number },
): Promise<number> {
  await assertKeeps(readingOf(op), key.nodeId);
  if (!(await bankByKey(op.tx, key))) throw refuse('no_bank');
  const problems = questionProblems(of);
  if (problems.length > 0) throw refuse('bad_question', { fields: problems });
  const known = await picturesByIds(
    op.tx,
    key,
    of.shown.pictures.map((one) => one.pictureId),
    { hold: true },
  );
  if (of.shown.pictures.some((one) => !known.has(one.pictureId))) {
    const fields = [{ path: 'shown/pictures', code: 'assessment.picture_unknown' }];
    throw refuse('bad_question', { fields });
  }
  const before = await questionByKey(op.tx, key, { lock: true });
  if ((before?.version ?? 0) !== of.baseVersion) throw refuse('question_overtaken');
  const { baseVersion, ...content } = of;
  const version = baseVersion + 1;
  const by = requirePerson(op.actor).personId;
  const put = await putQuestion(op.tx, key, { ...content, version, at: op.now, by });
  if (!put) throw refuse('question_twice');
  op.note({ bankId: key.bankId, questionId: key.questionId, version });
  return version;
}

/** Out of use: no paper draws it any more; attempts that have it keep it. */
export async function retire(op: Operation, key: QuestionKey, version: number): Promise<void> {
  await assertKeeps(readingOf(op), key.nodeId);
  const before = await questionByKey(op.tx, key);
  if (!before) throw refuse('no_question');
  if (!(await retireQuestion(op.tx, key, { version, at: op.now })))
    throw refuse('question_overtaken');
  op.note({ bankId: key.bankId, questionId: key.questionId });
}
