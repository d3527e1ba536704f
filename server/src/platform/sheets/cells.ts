/** How a cell was stored, as far as it matters to a check. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'empty';

export type CellProblem =
  /** A number of 16 digits or more: Excel keeps 15, the rest are already zeros. */
  | 'number_lost_digits'
  /** `#N/A`, `#REF!` and the like. */
  | 'error_value'
  /** A formula whose result was never saved. */
  | 'formula_without_value'
  /** A date that does not exist, such as 29 February 1900. */
  | 'bad_date'
  /** Refers to a string the workbook does not have, or is no number. */
  | 'bad_value'
  /** Held control characters, which are left out of `text`. */
  | 'control_characters';

export interface Cell {
  /** Numbers without exponent, dates as `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS`, formulas as their result. */
  readonly text: string;
  readonly kind: CellKind;
  readonly problem?: CellProblem;
}

export interface SheetRow {
  /** 1-based, as the spreadsheet program shows it. */
  readonly number: number;
  readonly hidden: boolean;
  /** Index 0 is column A; empty cells at the end are left out. */
  readonly cells: readonly Cell[];
}

export interface SheetSummary {
  readonly format: 'xlsx' | 'csv';
  /** Every sheet of the workbook, in order; one unnamed for csv. */
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  /** The one that was read; '' for csv. */
  readonly sheet: string;
  /** Rows handed over; rows without any value are not. */
  readonly rows: number;
  readonly columns: number;
  readonly hiddenRows: number;
  readonly formulas: number;
  readonly mergedRanges: number;
  /** Links to other workbooks exist; they are never followed. */
  readonly externalLinks: boolean;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
  readonly delimiter: ',' | ';' | '\t' | null;
  /** Of the parser process. */
  readonly peakResidentBytes: number;
  /** Processor time of the parser, its start included. */
  readonly cpuMilliseconds: number;
}

export const EMPTY_CELL: Cell = Object.freeze({ text: '', kind: 'empty' });
