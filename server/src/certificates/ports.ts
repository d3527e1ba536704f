import type { Kysely } from 'kysely';
import type { HoursRoom } from '../hours/index.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Operations } from '../platform/operation/operation.ts';
import type { Printer } from '../platform/print/printer.ts';
import type { Storage } from '../platform/storage/storage.ts';
import type { Rulebooks } from '../rulebooks/index.ts';

/** What this room stands on; the composition root fills it. */
export type CertificatePorts = {
  readonly db: Kysely<unknown>;
  readonly operations: () => Operations;
  readonly hours: Pick<HoursRoom, 'lock' | 'statementOf'>;
  readonly rulebooks: Pick<Rulebooks, 'library' | 'rulebookFor'>;
  readonly printer: Printer;
  readonly storage: Storage;
  readonly keyring: Keyring;
  /** Where check links lead; frozen into what is signed. */
  readonly publicUrl: () => string;
};
