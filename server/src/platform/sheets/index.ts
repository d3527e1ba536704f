/** Tabular files in and out: xlsx and csv, read where they can do no harm. */
export { annotateSheet } from './annotate-sheet.ts';
export { PROBLEM_HEADING } from './annotate-rows.ts';
export type { Cell, CellKind, CellProblem, SheetRow, SheetSummary } from './cells.ts';
export { SHEET_REFUSALS } from './errors.ts';
export type { SheetRefusalCode } from './errors.ts';
export { SHEET_LIMITS } from './limits.ts';
export type { SheetLimits } from './limits.ts';
export { readSheet } from './read-sheet.ts';
export type { RowProblem } from './sheet-task.ts';
export { XLSX_ROWS_MAX } from './sheet-to-write.ts';
export type { ColumnType, SheetColumn, SheetToWrite, SheetValue } from './sheet-to-write.ts';
export { writeSheet, writeSheetFile } from './write-sheet.ts';
