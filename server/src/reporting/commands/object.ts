import { asId, formatLocalDate, type PersonId } from '@jixu/kernel';
import { requireOwn } from '../../evidence/index.ts';
import { assertUnitInScope } from '../../organisations/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { isMember, requirePerson, SUMMARY_KEEPERS } from '../access.ts';
import { isShown, type Posting } from '../domain/posting.ts';
import { refuse } from '../errors.ts';
import { ANSWERED, OBJECTED } from '../events.ts';
import {
  answerObjectionRow,
  insertObjection,
  objectionsTo,
  postingByKey,
  type PostingKey,
} from '../store/posting-store.ts';
import { closeIfOver } from './tend-posting.ts';

/** Enough for anybody with several points, too little for flooding an administrator. */
const OBJECTIONS_OF_ONE_MAX = 10;

/** Somebody of the unit objects while the list is shown; its administrators are told and have to answer. */
export async function object(
  op: Operation,
  key: PostingKey,
  of: { readonly objectionId: string; readonly text: string; readonly evidenceId: string | null },
): Promise<void> {
  const byId = requirePerson(op.actor).personId;
  const posting = await postingByKey(op.tx, key, { lock: true });
  if (!posting || !(await isMember(readingOf(op), byId, posting.unitId)))
    throw refuse('no_posting');
  const before = await objectionsTo(op.tx, key, byId);
  if (before.some((one) => one.objectionId === of.objectionId)) return;
  if (!isShown(posting, formatLocalDate(op.today)) || posting.state !== 'open')
    throw refuse('posting_over');
  if (before.length >= OBJECTIONS_OF_ONE_MAX)
    throw refuse('too_many_objections', { detail: { limit: OBJECTIONS_OF_ONE_MAX } });
  if (of.evidenceId !== null) await requireOwn(op, byId, [asId<'evidence'>(of.evidenceId)]);
  const made = await insertObjection(op.tx, key, { ...of, byId, madeAt: op.now });
  if (!made) throw refuse('no_posting');
  op.emit({
    type: OBJECTED,
    subjectId: byId,
    payload: { ...about(posting), objectionId: of.objectionId, byId },
  });
  op.note({ postingId: key.postingId, objectionId: of.objectionId });
}

/** With a reason, and by somebody else than who objects. */
export async function answerObjection(
  op: Operation,
  key: PostingKey & { readonly objectionId: string },
  of: { readonly outcome: 'upheld' | 'dismissed'; readonly answer: string },
): Promise<void> {
  await assertUnitInScope(readingOf(op), SUMMARY_KEEPERS, key.unitId);
  const by: PersonId = requirePerson(op.actor).personId;
  const posting = await postingByKey(op.tx, key, { lock: true });
  const objection = (await objectionsTo(op.tx, key)).find(
    (one) => one.objectionId === key.objectionId,
  );
  if (!posting || !objection) throw refuse('no_objection');
  if (objection.byId === by) throw refuse('own_objection');
  const to = { state: of.outcome, answer: of.answer, by, at: op.now };
  if (!(await answerObjectionRow(op.tx, key, to))) throw refuse('answered_already');
  op.emit({
    type: ANSWERED,
    subjectId: objection.byId,
    payload: {
      ...about(posting),
      personId: objection.byId,
      objectionId: key.objectionId,
      outcome: of.outcome,
      answer: of.answer,
    },
  });
  op.note({ postingId: key.postingId, objectionId: key.objectionId, outcome: of.outcome });
  await closeIfOver(op, posting);
}

function about({ unitId, postingId, year }: Posting) {
  return { unitId, postingId, year: String(year) };
}
