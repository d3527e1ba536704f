import type { AppointmentId, NodeId } from '@jixu/kernel';
import type { Actor } from '../platform/operation/actor.ts';

/** Roles that decide cases at their node. A unit may be employer and authority at once; the node decides, not the role. */
export const DECIDING_ROLES = [
  'unit-administrator',
  'department-officer',
  'bureau-officer',
] as const;

export function decidingOffices(
  actor: Actor,
): readonly { nodeId: NodeId; appointmentId: AppointmentId }[] {
  if (actor.kind !== 'person') return [];
  const roles: readonly string[] = DECIDING_ROLES;
  return actor.grants
    .filter((grant) => roles.includes(grant.role))
    .map((grant) => ({ nodeId: grant.nodeId, appointmentId: grant.appointmentId }));
}
