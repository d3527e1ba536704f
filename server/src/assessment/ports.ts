import type { PersonId, RecordId } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import type { HoursRoom } from '../hours/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Operations } from '../platform/operation/operation.ts';
import type { Printer } from '../platform/print/printer.ts';
import type { Storage } from '../platform/storage/storage.ts';
import type { Rulebooks } from '../rulebooks/index.ts';

export type AssessmentPorts = {
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly operations: () => Operations;
  readonly hours: HoursRoom;
  readonly rulebooks: Rulebooks;
  readonly printer: Printer;
  readonly storage: Storage;
  /** Numbers of the papers that were given out for records; the room that gives them out lies above this one. */
  readonly certificateNumbers: (
    db: Kysely<unknown>,
    records: readonly { readonly personId: PersonId; readonly recordId: RecordId }[],
  ) => Promise<ReadonlyMap<RecordId, string>>;
  /** Where the code on a ticket leads. */
  readonly publicUrl: () => string;
};
