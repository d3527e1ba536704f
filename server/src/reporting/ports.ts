import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock/clock.ts';
import type { Operations } from '../platform/operation/operation.ts';
import type { Printer } from '../platform/print/printer.ts';
import type { Rulebooks } from '../rulebooks/index.ts';

/** What this room stands on; the composition root fills it. */
export type ReportingPorts = {
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly operations: () => Operations;
  readonly rulebooks: Rulebooks;
  readonly printer: Printer;
};
