import type { SheetRow } from './cells.ts';
import { SheetRefusal } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import { toWire } from './row-wire.ts';
import type { WireRow } from './row-wire.ts';

/** A batch is what one message, and later one statement, should carry. */
const BATCH_ROWS = 250;
const BATCH_CHARACTERS = 512 * 1024;

/** Collects rows into batches and counts the text that has been handed over. */
export class SheetSink {
  readonly #limits: SheetLimits;
  readonly #send: (rows: readonly WireRow[]) => void;
  #rows: WireRow[] = [];
  #characters = 0;
  #sent = 0;

  constructor(limits: SheetLimits, send: (rows: readonly WireRow[]) => void) {
    this.#limits = limits;
    this.#send = send;
  }

  readonly row = (row: SheetRow): void => {
    for (const cell of row.cells) this.#characters += cell.text.length;
    if (this.#sent + this.#characters > this.#limits.textCharacters) {
      throw new SheetRefusal('sheets.too_much_text', {
        row: row.number,
        allowed: this.#limits.textCharacters,
      });
    }
    this.#rows.push([row.number, row.hidden ? 1 : 0, row.cells.map(toWire)]);
    if (this.#rows.length >= BATCH_ROWS || this.#characters >= BATCH_CHARACTERS) this.flush();
  };

  flush(): void {
    if (this.#rows.length > 0) this.#send(this.#rows);
    this.#rows = [];
    this.#sent += this.#characters;
    this.#characters = 0;
  }
}
