import type { EvidenceId, PersonId } from '@jixu/kernel';
import { assertPersonInScope, seesPerson } from '../organisations/index.ts';
import type { Reading } from '../platform/http/route.ts';
import type { EvidencePorts } from './ports.ts';

/** Who hands in files for others, and sees what the people of the unit handed in. */
export const EVIDENCE_ROLES = ['unit-administrator'] as const;

/**
 * One's own file; that of someone in the caller's unit; or one that is attached to what the caller's office may see.
 * Having uploaded it for someone else gives no right of its own: it goes with the office.
 */
export async function maySeeFile(
  read: Reading,
  ports: Pick<EvidencePorts, 'maySee'>,
  of: { personId: PersonId; evidenceId: EvidenceId },
): Promise<boolean> {
  if (isOwner(read, of.personId)) return true;
  if (await seesPerson(read, EVIDENCE_ROLES, of.personId)) return true;
  return ports.maySee(read, of.personId, of.evidenceId);
}

export function isOwner(read: Pick<Reading, 'actor'>, personId: PersonId): boolean {
  return read.actor.kind === 'person' && read.actor.personId === personId;
}

/** One's own, or for someone in scope; for anyone else the person does not exist. */
export async function mayHandIn(read: Reading, personId: PersonId): Promise<void> {
  if (isOwner(read, personId)) return;
  await assertPersonInScope(read, EVIDENCE_ROLES, personId);
}
