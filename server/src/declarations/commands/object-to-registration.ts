import type { DeclarationId, PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import type { Declaration } from '../domain/declaration.ts';
import { refuse } from '../errors.ts';
import { putObjection, registrationOf } from '../store/registration-store.ts';
import { existing } from './save-draft.ts';

/**
 * The person says that what the unit wrote down is not so. Nothing is taken back by it: whoever decides sees the words
 * first, and the unit is told.
 */
export async function objectToRegistration(
  op: Operation,
  of: { personId: PersonId; declarationId: DeclarationId; text: string },
): Promise<Declaration> {
  const note = await registrationOf(op.tx, of.personId, of.declarationId);
  if (!note) throw refuse('no_declaration');
  const declaration = await existing(op, of.personId, of.declarationId);
  const text = of.text.normalize('NFC').trim();
  if (!(await putObjection(op.tx, { ...of, text, at: op.now }))) throw refuse('already_objected');
  op.note({ declarationId: of.declarationId });
  op.emit({
    type: 'declaration.objected',
    subjectId: of.personId,
    payload: {
      personId: of.personId,
      declarationId: of.declarationId,
      registeredBy: note.registeredBy,
      number: declaration.number ?? '',
    },
  });
  return declaration;
}
