import type { PersonId } from '@jixu/kernel';
import type { Actor } from '../platform/operation/actor.ts';
import { Refusal } from '../platform/operation/refusal.ts';

/** Notices are the caller's own; the person comes from the session and from nowhere else. */
export function callerOf(actor: Actor): PersonId {
  if (actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  return actor.personId;
}
