import type { EvidenceId, NodeId, PersonId } from '@jixu/kernel';
import type { RawBuilder } from 'kysely';
import {
  ancestorsOf,
  nodeInScope,
  type Role,
  scopeOf,
  unitOf,
  unitsInScope,
} from '../organisations/index.ts';
import type { Reading } from '../platform/http/route.ts';
import type { Actor, PersonActor } from '../platform/operation/actor.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { unitsShown } from './store/posting-store.ts';

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

/** Who closes a year of a unit, shows it and answers objections. */
export const SUMMARY_KEEPERS: readonly Role[] = ['unit-administrator'];

/** Does the person work in the unit, or in a part of it, today? */
export async function isMember(
  read: Pick<Reading, 'db' | 'today'>,
  personId: PersonId,
  unitId: NodeId,
): Promise<boolean> {
  const unit = await unitOf(read, personId, read.today);
  return unit !== null && (await ancestorsOf(read, unit.unitId, read.today)).includes(unitId);
}

/** May the caller act with one of these roles for the unit? */
export function actsFor(read: Reading, roles: readonly Role[], unitId: NodeId): Promise<boolean> {
  return nodeInScope(read.db, scopeOf(read.actor, roles), unitId, read.today);
}

/** Fills the evidence room's port: a file that came with an objection is seen by those who must answer it. */
export async function maySeeEvidence(
  read: Reading,
  personId: PersonId,
  evidenceId: EvidenceId,
): Promise<boolean> {
  for (const unitId of await unitsShown(read.db, personId, evidenceId)) {
    if (await actsFor(read, SUMMARY_KEEPERS, unitId)) return true;
  }
  return false;
}
