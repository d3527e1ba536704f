import type { Kysely } from 'kysely';
import type { EvidenceId, PersonId } from '@jixu/kernel';
import type { Clock } from '../platform/clock/clock.ts';
import type { Reading } from '../platform/http/route.ts';
import type { Operations } from '../platform/operation/operation.ts';
import type { Storage } from '../platform/storage/storage.ts';

export type EvidencePorts = {
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly operations: () => Operations;
  readonly storage: Storage;
  /** Does the caller hold an office that may see something this file is attached to? Rooms above know. */
  readonly maySee: (read: Reading, personId: PersonId, evidenceId: EvidenceId) => Promise<boolean>;
};

/** The part of storage where this room's bytes lie. */
export const EVIDENCE_AREA = 'evidence';
