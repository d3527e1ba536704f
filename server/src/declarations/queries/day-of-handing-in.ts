import { asId, type LocalDate, type PersonId, type RecordId, shanghaiDateOf } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import { recordById } from '../../hours/index.ts';
import type { Declaration } from '../domain/declaration.ts';
import { declarationById, submissionsOf } from '../store/declaration-store.ts';

/** What came in time and was sent back is still in time: nobody loses hours by the days that a review took. */
export async function dayOfHandingIn(
  db: Kysely<unknown>,
  declaration: Pick<Declaration, 'personId' | 'declarationId' | 'state'>,
  today: LocalDate,
): Promise<LocalDate> {
  if (declaration.state !== 'returned') return today;
  const [first] = await submissionsOf(db, declaration.personId, declaration.declarationId);
  return first ? shanghaiDateOf(first.at) : today;
}

/** The same for a page that knows only the record it is about. */
export async function dayOfHandingInRecord(
  db: Kysely<unknown>,
  of: { readonly personId: PersonId; readonly recordId: RecordId | null },
  today: LocalDate,
): Promise<LocalDate> {
  const record = of.recordId && (await recordById(db, of.personId, of.recordId));
  if (!record || record.source.kind !== 'declaration') return today;
  const declarationId = asId<'declaration'>(record.source.id);
  const declaration = await declarationById(db, of.personId, declarationId);
  return declaration ? dayOfHandingIn(db, declaration, today) : today;
}
