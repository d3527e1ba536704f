import type { EvidenceId, PersonId } from '@jixu/kernel';
import type { Reading } from '../platform/http/route.ts';
import { maySeeCase } from '../review/index.ts';
import { casesWithEvidence } from './store/declaration-store.ts';

/** Who writes things down for the people of a unit. */
export const REGISTERING_ROLES = ['unit-administrator'] as const;

/** Fills the evidence room's port: a file is seen by the offices that a case passes to which it was handed in. */
export async function maySeeEvidence(
  read: Reading,
  personId: PersonId,
  evidenceId: EvidenceId,
): Promise<boolean> {
  for (const caseId of await casesWithEvidence(read.db, personId, evidenceId)) {
    if (await maySeeCase(read, read.actor, personId, caseId)) return true;
  }
  return false;
}
