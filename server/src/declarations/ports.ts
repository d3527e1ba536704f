import type { HoursRoom } from '../hours/index.ts';
import type { Printer } from '../platform/print/printer.ts';
import type { Rulebooks } from '../rulebooks/index.ts';

/** What this room stands on. */
export type DeclarationPorts = {
  readonly hours: HoursRoom;
  readonly rulebooks: Rulebooks;
  readonly printer: Printer;
};
