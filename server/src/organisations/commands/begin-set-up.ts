import { assert } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import type { Operation } from '../../platform/operation/operation.ts';
import { refuse } from '../errors.ts';
import { anyAdministratorEver } from '../store/appointment-rows.ts';
import { lockTree } from '../store/tree-rows.ts';

/**
 * The first step of set-up, which happens once in the life of a server: of two that come at the same moment the tree's
 * lock lets one through, and the other finds it set up.
 */
export async function beginSetUp(op: Operation): Promise<void> {
  assert(op.actor.kind === 'setup', 'set-up: only through its link');
  await lockTree(op.tx);
  await requireNotSetUp({ db: op.tx });
}

/** Also asked before a password is hashed for a set-up that is bound to be refused. */
export async function requireNotSetUp(read: { readonly db: Kysely<unknown> }): Promise<void> {
  if (await isSetUp(read)) throw refuse('set_up_already');
}

export async function isSetUp(read: { readonly db: Kysely<unknown> }): Promise<boolean> {
  return anyAdministratorEver(read.db);
}
