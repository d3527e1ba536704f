import type { RowMarks } from './annotate-rows.ts';
import { columnOf } from './worksheet-rows.ts';
import type { XmlHandlers } from './xml-scanner.ts';
import { attributeOf } from './xml-scanner.ts';
import { columnLetters, inlineCell } from './xml-text.ts';

export interface MarkerPlan {
  readonly marks: ReadonlyMap<number, RowMarks>;
  readonly reasonColumn: number;
  readonly headerRow: number;
  readonly heading: string;
  /** The index of the first style that may be added; null when cells cannot be coloured. */
  readonly firstNewStyle: number | null;
}

/** A workbook has some dozens of styles; past this, further cells are named but not coloured. */
const TWINS_MAX = 1000;

/**
 * Copies a worksheet's XML as it is written, but for the rows with problems: their cells are
 * coloured and a reason is put into the reason column, which is behind every cell in use.
 */
export class WorksheetMarker implements XmlHandlers {
  readonly #plan: MarkerPlan;
  /** A style in use to the index of its coloured twin. */
  readonly #twins = new Map<number, number>();
  #out: string[] = [];
  /** What the token that is about to come as raw text opens and closes. */
  #opened: string | null = null;
  #closed: string | null = null;
  #attributes = '';
  /** Depth of tags being left out; 0 while copying. */
  #dropping = 0;
  #inRow = false;
  #rowNumber = 0;
  #column = 0;
  /** Columns of this row that must get something, in order. */
  #pending: number[] = [];
  #reason = '';
  #prefix = '';

  constructor(plan: MarkerPlan) {
    this.#plan = plan;
  }

  /** What has been written since the last call. */
  take(): string {
    const text = this.#out.join('');
    this.#out = [];
    return text;
  }

  /** For each added style, in order, the style it copies. */
  copiedStyles(): readonly number[] {
    return [...this.#twins.keys()];
  }

  readonly open = (name: string, attributes: string): void => {
    this.#opened = name;
    this.#attributes = attributes;
  };

  readonly close = (name: string): void => {
    this.#closed = name;
  };

  readonly text = (): void => {};

  readonly raw = (written: string): void => {
    const opened = this.#opened;
    const closed = this.#closed;
    this.#opened = null;
    this.#closed = null;
    if (this.#dropping > 0) {
      if (opened !== null) this.#dropping += 1;
      if (closed !== null) this.#dropping -= 1;
      return;
    }
    // Optional, and no longer true once a column is added.
    if (opened === 'dimension') this.#drop(closed);
    else if (opened === 'row') this.#openRow(written, closed !== null);
    else if (opened === 'c' && this.#inRow) this.#cell(written, closed);
    else {
      if (closed === 'row' && this.#inRow) this.#closeRow();
      this.#out.push(written);
    }
  };

  #drop(closed: string | null): void {
    this.#dropping = closed === null ? 1 : 0;
  }

  #openRow(written: string, selfClosing: boolean): void {
    const number = attributeOf(this.#attributes, 'r');
    this.#rowNumber = number === null ? this.#rowNumber + 1 : Number(number);
    this.#column = 0;
    this.#inRow = !selfClosing;
    this.#prefix = /^<([^\s:>]+:)/.exec(written)?.[1] ?? '';
    const { reasonColumn, headerRow, heading, marks } = this.#plan;
    const mark = marks.get(this.#rowNumber);
    this.#reason = this.#rowNumber === headerRow ? heading : (mark?.reason ?? '');
    const columns = [...(mark?.columns ?? [])].filter((column) => column < reasonColumn);
    this.#pending = columns.sort((a, b) => a - b);
    if (this.#reason !== '') this.#pending.push(reasonColumn);
    const touched = this.#pending.length > 0;
    // `spans` is a hint that may be left out but not be wrong.
    this.#out.push(touched ? written.replace(/\sspans\s*=\s*("[^"]*"|'[^']*')/, '') : written);
  }

  #closeRow(): void {
    this.#insertBefore(Number.POSITIVE_INFINITY);
    this.#inRow = false;
  }

  #cell(written: string, closed: string | null): void {
    const reference = attributeOf(this.#attributes, 'r');
    this.#column = reference === null ? this.#column + 1 : columnOf(reference);
    this.#insertBefore(this.#column);
    if (this.#column === this.#plan.reasonColumn) {
      // An empty cell with a style, or the reason of an earlier round.
      this.#insertBefore(this.#column + 1);
      this.#drop(closed);
    } else if (this.#pending[0] === this.#column) {
      this.#pending.shift();
      this.#out.push(this.#coloured(written));
    } else this.#out.push(written);
  }

  #insertBefore(column: number): void {
    while ((this.#pending[0] ?? Number.POSITIVE_INFINITY) < column) {
      this.#insert(this.#pending.shift() ?? 0);
    }
  }

  #insert(column: number): void {
    const reference = `${columnLetters(column)}${this.#rowNumber}`;
    if (column === this.#plan.reasonColumn) {
      this.#out.push(inlineCell(reference, this.#reason, 0, this.#prefix));
      return;
    }
    const twin = this.#twinOf(0);
    if (twin !== null) this.#out.push(`<${this.#prefix}c r="${reference}" s="${twin}"/>`);
  }

  #coloured(written: string): string {
    const twin = this.#twinOf(Number(attributeOf(this.#attributes, 's') ?? 0));
    if (twin === null) return written;
    const plain = written.replace(/\ss\s*=\s*("\d*"|'\d*')/, '');
    return plain.replace(/^<[^\s/>]+/, (start) => `${start} s="${twin}"`);
  }

  #twinOf(style: number): number | null {
    const first = this.#plan.firstNewStyle;
    if (first === null || !Number.isInteger(style) || style < 0 || style >= first) return null;
    const known = this.#twins.get(style);
    if (known !== undefined) return known;
    if (this.#twins.size >= TWINS_MAX) return null;
    const twin = first + this.#twins.size;
    this.#twins.set(style, twin);
    return twin;
  }
}
