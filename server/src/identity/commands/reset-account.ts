import type { PersonId } from '@jixu/kernel';
import { readingOf } from '../../platform/http/route.ts';
import type { PersonActor } from '../../platform/operation/actor.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { refuse } from '../errors.ts';
import { ACCOUNT_RESET } from '../events.ts';
import type { IdentityPorts } from '../ports.ts';
import { lockAccount, returnToPending } from '../store/account-rows.ts';
import { voidSlips } from '../store/slip-rows.ts';
import { lockPerson } from './lock-person.ts';
import { endSessions } from './open-session.ts';

/** Back to pending: no one ever learns a password by resetting one. Sessions and old slips end. */
export async function resetAccount(
  op: Operation,
  ports: IdentityPorts,
  actor: PersonActor,
  personId: PersonId,
): Promise<void> {
  if (personId === actor.personId) throw refuse('own_account');
  await ports.organisations.assertMayResetAccount(readingOf(op), personId);
  await lockPerson(op, personId);
  const account = await lockAccount(op.tx, personId);
  if (!account) throw refuse('no_such_person');
  await returnToPending(op.tx, personId);
  await voidSlips(op.tx, [personId], op.now);
  await endSessions(op, [personId], 'account-reset');
  op.note({ personId });
  op.emit({ type: ACCOUNT_RESET, subjectId: personId, payload: {} });
}
