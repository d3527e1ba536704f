import type { PersonId } from '@jixu/kernel';
import { assertPersonInScope, scopeOf } from '../organisations/index.ts';
import type { Reading } from '../platform/http/route.ts';
import type { Actor } from '../platform/operation/actor.ts';

/** Who besides the person may read hours: those who answer for the unit, and the offices above it. */
export const READING_ROLES = [
  'unit-administrator',
  'unit-reader',
  'department-officer',
  'bureau-officer',
] as const;

/** Who may remind people: those who answer for them and decide. Whoever only reads a unit does not write to its people. */
export const REMINDING_ROLES = [
  'unit-administrator',
  'department-officer',
  'bureau-officer',
] as const;

export function mayRemind(actor: Actor): boolean {
  const scope = scopeOf(actor, REMINDING_ROLES);
  return scope.subtrees.length + scope.offices.length > 0;
}

/** One's own hours, or those of someone in scope; anyone else's look as if they did not exist. */
export async function mayRead(read: Reading, personId: PersonId): Promise<void> {
  if (read.actor.kind === 'person' && read.actor.personId === personId) return;
  await assertPersonInScope(read, READING_ROLES, personId);
}
