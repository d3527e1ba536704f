import { type NodeId } from '@jixu/kernel';
import type { Actor, PersonActor } from '../platform/operation/actor.ts';
import { Refusal } from '../platform/operation/refusal.ts';

export function requirePerson(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  return actor;
}

/** Who writes courses: the administrators of an organisation that teaches, and the officers of a bureau. */
export const AUTHOR_ROLES = ['unit-administrator', 'bureau-officer'] as const;

/** Courses are kept by the organisation that offers them, not by those above it. */
export function keptBy(actor: Actor): readonly NodeId[] {
  if (actor.kind !== 'person') return [];
  const roles: readonly string[] = AUTHOR_ROLES;
  return actor.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.nodeId);
}

export function keeps(actor: Actor, nodeId: NodeId): boolean {
  return keptBy(actor).includes(nodeId);
}
