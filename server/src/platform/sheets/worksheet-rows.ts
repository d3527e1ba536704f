import type { Cell, SheetRow } from './cells.ts';
import { EMPTY_CELL } from './cells.ts';
import { decodeEscapes, isoDateCell, numberCell, printable, textCell } from './cell-value.ts';
import { SheetRefusal } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import type { Workbook } from './workbook-parts.ts';
import type { XmlHandlers } from './xml-scanner.ts';
import { attributeOf } from './xml-scanner.ts';

/** XFD and 1048576: where a sheet ends. */
const COLUMN_MAX = 16_384;
const ROW_MAX = 1_048_576;

export interface WorksheetFacts {
  rows: number;
  columns: number;
  hiddenRows: number;
  formulas: number;
  mergedRanges: number;
}

/** Turns the tags of one worksheet into rows. Empty cells and rows cost nothing and say nothing. */
export class WorksheetRows implements XmlHandlers {
  readonly facts: WorksheetFacts = {
    rows: 0,
    columns: 0,
    hiddenRows: 0,
    formulas: 0,
    mergedRanges: 0,
  };
  readonly #workbook: Pick<Workbook, 'strings' | 'styles' | 'date1904'>;
  readonly #limits: SheetLimits;
  readonly #onRow: (row: SheetRow) => void;
  #inData = false;
  #inRow = false;
  #inCell = false;
  #taking = false;
  #inPhonetic = false;
  #rowNumber = 0;
  #hidden = false;
  #cells: Cell[] = [];
  #column = 0;
  #reference = '';
  #type = '';
  #style = -1;
  #hasFormula = false;
  #stored = '';

  constructor(
    workbook: Pick<Workbook, 'strings' | 'styles' | 'date1904'>,
    limits: SheetLimits,
    onRow: (row: SheetRow) => void,
  ) {
    this.#workbook = workbook;
    this.#limits = limits;
    this.#onRow = onRow;
  }

  readonly open = (name: string, attributes: string): void => {
    if (this.#inCell) this.#openInCell(name);
    else if (name === 'c' && this.#inRow) this.#openCell(attributes);
    else if (name === 'row' && this.#inData) this.#openRow(attributes);
    else if (name === 'sheetData') this.#inData = true;
    else if (name === 'mergeCell') this.facts.mergedRanges += 1;
  };

  readonly text = (text: string): void => {
    if (!this.#taking) return;
    this.#stored += text;
    if (this.#stored.length > this.#limits.cellCharacters) {
      throw new SheetRefusal('sheets.cell_too_long', {
        row: this.#rowNumber,
        column: this.#column,
        found: this.#stored.length,
        allowed: this.#limits.cellCharacters,
      });
    }
  };

  readonly close = (name: string): void => {
    if (name === 'v' || name === 't') this.#taking = false;
    else if (name === 'rPh') this.#inPhonetic = false;
    else if (name === 'c' && this.#inCell) this.#closeCell();
    else if (name === 'row' && this.#inRow) this.#closeRow();
    else if (name === 'sheetData') this.#inData = false;
  };

  #openRow(attributes: string): void {
    const written = attributeOf(attributes, 'r');
    const number = written === null ? this.#rowNumber + 1 : Number(written);
    if (!Number.isInteger(number) || number <= this.#rowNumber || number > ROW_MAX) {
      throw this.#bad('row number');
    }
    this.#rowNumber = number;
    this.#inRow = true;
    this.#cells = [];
    this.#column = 0;
    this.#hidden = attributes.includes('hidden') && isTrue(attributeOf(attributes, 'hidden'));
  }

  #openCell(attributes: string): void {
    this.#readAttributes(attributes);
    const reference = this.#reference;
    const column = reference === '' ? this.#column + 1 : columnOf(reference);
    if (column === 0 || column <= this.#column || column > COLUMN_MAX) {
      throw this.#bad('cell reference');
    }
    this.#column = column;
    this.#stored = '';
    this.#hasFormula = false;
    this.#inCell = true;
  }

  /** `r`, `s` and `t` in one pass: asking for each by name took a fifth of the whole reading. */
  #readAttributes(attributes: string): void {
    this.#reference = '';
    this.#type = '';
    this.#style = -1;
    let at = 0;
    for (;;) {
      const equals = attributes.indexOf('=', at);
      if (equals === -1) return;
      const quote = attributes[equals + 1] ?? '';
      const end = quote === '"' || quote === "'" ? attributes.indexOf(quote, equals + 2) : -1;
      if (end === -1) throw this.#bad('cell attributes');
      const before = attributes.charCodeAt(equals - 2);
      // A one-letter name follows a space; longer names (`cm`, `ph`, `xml:space`) say nothing here.
      if (before <= 0x20) {
        const value = attributes.slice(equals + 2, end);
        const name = attributes.charCodeAt(equals - 1);
        if (name === 0x72) this.#reference = value;
        else if (name === 0x74) this.#type = value;
        else if (name === 0x73) this.#style = Number(value);
      }
      at = end + 1;
    }
  }

  #openInCell(name: string): void {
    if (name === 'f') this.#hasFormula = true;
    else if (name === 'v') this.#taking = true;
    else if (name === 't') this.#taking = !this.#inPhonetic;
    else if (name === 'rPh') this.#inPhonetic = true;
  }

  #closeCell(): void {
    this.#inCell = false;
    const cell = this.#value();
    if (cell.kind === 'empty') return;
    // Checked only for cells that say something: formatting whole rows reaches column XFD.
    if (this.#column > this.#limits.columns) {
      throw new SheetRefusal('sheets.too_many_columns', {
        row: this.#rowNumber,
        found: this.#column,
        allowed: this.#limits.columns,
      });
    }
    while (this.#cells.length < this.#column - 1) this.#cells.push(EMPTY_CELL);
    this.#cells.push(cell);
  }

  #value(): Cell {
    const cell = this.#typed();
    if (!this.#hasFormula) return cell;
    this.facts.formulas += 1;
    if (cell.kind === 'empty') {
      // A result of "" is an answer; lists are filled down with such formulas far below their end.
      if (this.#type === 'str') return EMPTY_CELL;
      return { text: '', kind: 'formula', problem: 'formula_without_value' };
    }
    return { ...cell, kind: 'formula' };
  }

  #typed(): Cell {
    const stored = this.#stored;
    if (stored === '') return EMPTY_CELL;
    switch (this.#type) {
      case 's':
        return this.#shared(stored);
      case 'str':
      case 'inlineStr':
        return textCell(decodeEscapes(stored));
      case 'b':
        return { text: stored === '1' || stored === 'true' ? 'TRUE' : 'FALSE', kind: 'boolean' };
      case 'e':
        return { text: printable(stored), kind: 'text', problem: 'error_value' };
      case 'd':
        return isoDateCell(stored);
      default: {
        const style = this.#workbook.styles[this.#style] ?? 'plain';
        return numberCell(stored, style, this.#workbook.date1904);
      }
    }
  }

  #shared(stored: string): Cell {
    const text = /^\d{1,9}$/.test(stored) ? this.#workbook.strings[Number(stored)] : undefined;
    if (text === undefined) return { text: '', kind: 'text', problem: 'bad_value' };
    return textCell(decodeEscapes(text));
  }

  #closeRow(): void {
    this.#inRow = false;
    if (this.#cells.length === 0) return;
    const { facts } = this;
    facts.rows += 1;
    if (facts.rows > this.#limits.rows) {
      throw new SheetRefusal('sheets.too_many_rows', {
        found: facts.rows,
        allowed: this.#limits.rows,
      });
    }
    facts.columns = Math.max(facts.columns, this.#cells.length);
    if (this.#hidden) facts.hiddenRows += 1;
    this.#onRow({ number: this.#rowNumber, hidden: this.#hidden, cells: this.#cells });
  }

  #bad(what: string): SheetRefusal {
    return new SheetRefusal('sheets.bad_workbook', { row: this.#rowNumber, what });
  }
}

function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true';
}

/** The column of `AB12`, 1-based; 0 when it is no cell reference. */
export function columnOf(reference: string): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length && at < 4; at += 1) {
    const letter = reference.charCodeAt(at) | 0x20;
    if (letter < 0x61 || letter > 0x7a) break;
    column = column * 26 + (letter - 0x60);
  }
  if (at === 0 || at > 3 || at === reference.length) return 0;
  for (let digit = at; digit < reference.length; digit += 1) {
    const code = reference.charCodeAt(digit);
    if (code < 0x30 || code > 0x39) return 0;
  }
  return column;
}
