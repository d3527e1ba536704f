import type { NodeId } from '@jixu/kernel';
import type { Actor } from '../../platform/operation/actor.ts';
import { isRole, reachOf, type Role } from './roles.ts';

/** Which units a caller reaches through some of his roles. Empty reaches nothing. */
export type Scope = {
  /** Everything at and below these nodes. */
  readonly subtrees: readonly NodeId[];
  /** Every unit whose nearest such relation is this office. */
  readonly offices: readonly {
    readonly relation: 'authority' | 'bureau';
    readonly nodeId: NodeId;
  }[];
};

export const emptyScope: Scope = { subtrees: [], offices: [] };

export function scopeOf(actor: Actor, roles: readonly Role[]): Scope {
  if (actor.kind !== 'person') return emptyScope;
  const subtrees: NodeId[] = [];
  const offices: Scope['offices'][number][] = [];
  for (const grant of actor.grants) {
    if (!isRole(grant.role) || !roles.includes(grant.role)) continue;
    const reach = reachOf(grant.role);
    if (reach.by === 'tree') subtrees.push(grant.nodeId);
    else offices.push({ relation: reach.relation, nodeId: grant.nodeId });
  }
  return { subtrees, offices };
}

/** Everybody an organisation answers for: what lies below it, and whoever names it as office. */
export function scopeOfNode(nodeId: NodeId): Scope {
  return {
    subtrees: [nodeId],
    offices: [
      { relation: 'authority', nodeId },
      { relation: 'bureau', nodeId },
    ],
  };
}
