import type { NodeId } from '@jixu/kernel';
import { nodeInScope, type Role, scopeOf } from '../organisations/index.ts';
import type { Reading } from '../platform/http/route.ts';
import type { Actor, PersonActor } from '../platform/operation/actor.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { refuse } from './errors.ts';
import { bankByKey, type BankKey } from './store/bank-store.ts';

/** Who writes questions, composes papers, holds exams, proctors and marks, for organisations in reach. */
export const KEEPERS: readonly Role[] = ['unit-administrator', 'bureau-officer'];

export function requirePerson(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  return actor;
}

/** The offices where the caller holds such a role: a bureau holds exams of its own, beside those of its units. */
export function ownOffices(actor: Actor): readonly NodeId[] {
  if (actor.kind !== 'person') return [];
  return actor.grants
    .filter((grant) => KEEPERS.some((role) => role === grant.role))
    .map((grant) => grant.nodeId);
}

/** Asked before a file is read as well, so that nobody out of reach costs a reader. */
export async function assertBank(
  read: Pick<Reading, 'db' | 'actor' | 'today'>,
  bank: BankKey,
): Promise<void> {
  await assertKeeps(read, bank.nodeId);
  if (!(await bankByKey(read.db, bank))) throw refuse('no_bank');
}

/** Whose organisation is out of reach is told what somebody is told who made its id up. */
export async function assertKeeps(
  read: Pick<Reading, 'db' | 'actor' | 'today'>,
  nodeId: NodeId,
): Promise<void> {
  if (!(await keeps(read, nodeId))) throw refuse('no_bank');
}

/** An office of one's own, which need not lie in one's scope, or an organisation that does. */
export async function keeps(
  read: Pick<Reading, 'db' | 'actor' | 'today'>,
  nodeId: NodeId,
): Promise<boolean> {
  if (ownOffices(read.actor).includes(nodeId)) return true;
  return nodeInScope(read.db, scopeOf(read.actor, KEEPERS), nodeId, read.today);
}
