import { IdNumber, type NodeId, type PersonId } from '@jixu/kernel';
import { type Identity, personCards } from '../../identity/index.ts';
import { personInScope, scopeOfNode } from '../../organisations/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';

export type Match = { readonly personId: PersonId | null; readonly problem: string | null };

/**
 * Whom a record is about: the number, and the name as it stands here. Somebody of another bureau does not exist for
 * this sender, and does not count for it.
 */
export async function matchPerson(
  op: Operation,
  identity: Identity,
  sent: { readonly idNumber: string; readonly name: string },
  bureauId: NodeId,
): Promise<Match> {
  const unknown = { personId: null, problem: 'exchange.person_unknown' };
  const idNumber = IdNumber.parse(sent.idNumber);
  if (!idNumber.ok) return { personId: null, problem: `exchange.${idNumber.code}` };
  const personId = await identity.findByDocument({ db: op.tx }, idNumber.value);
  if (!personId) return unknown;
  if (!(await personInScope(op.tx, scopeOfNode(bureauId), personId, op.today))) return unknown;
  const card = (await personCards({ db: op.tx }, [personId])).get(personId);
  const same = card?.name.normalize('NFKC').trim() === sent.name.normalize('NFKC').trim();
  return same ? { personId, problem: null } : { personId: null, problem: 'exchange.name_differs' };
}

/** To the sender, a wrong name is nobody: else whoever holds a credential could ask which numbers are known. */
export function problemForSender(problem: string | null): string | null {
  return problem === 'exchange.name_differs' ? 'exchange.person_unknown' : problem;
}
