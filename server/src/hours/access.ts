import type { PersonId } from '@jixu/kernel';
import { assertPersonInScope } from '../organisations/index.ts';
import type { Reading } from '../platform/http/route.ts';

/** Who besides the person may read hours: those who answer for the unit, and the offices above it. */
export const READING_ROLES = [
  'unit-administrator',
  'unit-reader',
  'department-officer',
  'bureau-officer',
] as const;

/** One's own hours, or those of someone in scope; anyone else's look as if they did not exist. */
export async function mayRead(read: Reading, personId: PersonId): Promise<void> {
  if (read.actor.kind === 'person' && read.actor.personId === personId) return;
  await assertPersonInScope(read, READING_ROLES, personId);
}
