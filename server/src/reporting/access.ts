import type { NodeId } from '@jixu/kernel';
import type { RawBuilder } from 'kysely';
import { type Role, scopeOf, unitsInScope } from '../organisations/index.ts';
import type { Reading } from '../platform/http/route.ts';
import type { Actor, PersonActor } from '../platform/operation/actor.ts';
import { Refusal } from '../platform/operation/refusal.ts';

export function requirePerson(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  return actor;
}

/** The units in which the caller holds one of these roles, or answers for, as a sub-select. */
export function unitsOf(
  read: Pick<Reading, 'actor' | 'today'>,
  roles: readonly Role[],
): RawBuilder<NodeId> {
  return unitsInScope(scopeOf(read.actor, roles), read.today);
}
