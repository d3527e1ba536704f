import type { PersonId } from '@jixu/kernel';
import { assertPersonInScope } from '../organisations/index.ts';
import type { Reading } from '../platform/http/route.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { refuse } from './errors.ts';

/** Roles that see the certificates of the people they answer for. */
export const SEEING_ROLES = [
  'unit-administrator',
  'unit-reader',
  'department-officer',
  'bureau-officer',
] as const;

/** Who can do something about an obstacle: correct a name, set a relation. */
export const OBSTACLE_ROLES = ['unit-administrator', 'bureau-officer'] as const;

/** The holder, or an office that answers for the holder. Everyone else learns nothing, not even that it exists. */
export async function assertMaySee(read: Reading, personId: PersonId): Promise<void> {
  if (read.actor.kind === 'person' && read.actor.personId === personId) return;
  try {
    await assertPersonInScope(read, SEEING_ROLES, personId);
  } catch (error) {
    // One answer for "no such person" and "no such certificate": the same refusal, from this room.
    if (error instanceof Refusal && error.kind === 'not-found') throw refuse('no_certificate');
    throw error;
  }
}
