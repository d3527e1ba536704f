import type { NodeId } from '@jixu/kernel';
import type { Actor } from '../platform/operation/actor.ts';

/**
 * Whose senders a caller keeps: those of the bureaus where he is an officer. A credential lets a platform add hours
 * that nobody reviews, so giving one is the bureau's business and not the system administrator's.
 */
export function bureausOf(actor: Actor): readonly NodeId[] {
  if (actor.kind !== 'person') return [];
  return actor.grants
    .filter((grant) => grant.role === 'bureau-officer')
    .map((grant) => grant.nodeId);
}

export const SENDER_KEEPERS = ['bureau-officer'] as const;
