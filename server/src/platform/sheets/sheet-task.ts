import type { SheetSummary } from './cells.ts';
import type { RefusalDetail, SheetRefusalCode } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import type { WireRow } from './row-wire.ts';

/** What is wrong with a row, in words for the person; a column marks the cell as well. */
export interface RowProblem {
  /** As in `SheetRow.number`. */
  readonly row: number;
  /** 1-based; null when it concerns the row as a whole. */
  readonly column: number | null;
  readonly message: string;
}

/** The one line that goes into the parser process. */
export type SheetTask =
  | { readonly verb: 'read'; readonly limits: SheetLimits; readonly sheet: string | null }
  | {
      readonly verb: 'annotate';
      readonly limits: SheetLimits;
      readonly sheet: string | null;
      /** Where the headings are; null takes the first row that says anything. */
      readonly headerRow: number | null;
      readonly problems: readonly RowProblem[];
    };

/** The lines that come out of it. */
export type SheetMessage =
  | { readonly rows: readonly WireRow[] }
  | { readonly done: SheetSummary }
  | { readonly annotated: { readonly rows: number } }
  | { readonly refused: { readonly code: SheetRefusalCode; readonly detail: RefusalDetail } };
