import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock/clock.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Operations } from '../platform/operation/operation.ts';
import type { Storage } from '../platform/storage/storage.ts';
import type { IntakeKind } from './kind.ts';

export type IntakePorts = {
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly operations: () => Operations;
  readonly storage: Storage;
  readonly keyring: Keyring;
  /** What rooms registered. */
  readonly kinds: readonly IntakeKind[];
  /** Kinds that follow from data, such as one for each form of a rulebook. */
  readonly moreKinds?: (id: string) => IntakeKind | null;
  /** Roles that bring in such kinds and none of `kinds`; each kind says which of them are its own. */
  readonly moreRoles?: readonly string[];
};

/** The part of storage where the files lie that were handed in. */
export const INTAKE_AREA = 'intake';
