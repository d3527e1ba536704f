/**
 * Why a tabular file was not read. Each code is also the i18n key; the comment says when it
 * happens and what the person can do. `detail` names the limit, what was found and what is allowed.
 */
export const SHEET_REFUSALS = [
  /** Nothing in it. Choose the right file. */
  'sheets.empty_file',
  /** Another kind of file, whatever its name ends in. Save the table as .xlsx or .csv. */
  'sheets.not_a_sheet',
  /** .xls, .et, .xlsb, .ods, .numbers or XML 2003. Open it and save as .xlsx. */
  'sheets.save_as_xlsx',
  /** A web page named .xls, as some systems export. Open it in Excel or WPS, save as .xlsx. */
  'sheets.html_table',
  /** Holds macros. Save as .xlsx, which cannot. */
  'sheets.macros',
  /** Protected by a password. Remove the password and save. */
  'sheets.encrypted',
  /** The archive is cut off or contradicts itself. Save it again or send it again. */
  'sheets.damaged',
  /** The archive is made in a way no spreadsheet program makes it. */
  'sheets.unsafe_archive',
  /** The XML inside breaks the rules of XML or of workbooks. Save it again in Excel or WPS. */
  'sheets.bad_workbook',
  /** A document type or entity declaration, which workbooks never have. */
  'sheets.xml_declarations',
  'sheets.too_large',
  'sheets.too_many_entries',
  'sheets.unpacks_too_large',
  'sheets.ratio_too_high',
  /** Split the list. */
  'sheets.too_many_rows',
  /** Remove the columns that are not part of the template. */
  'sheets.too_many_columns',
  'sheets.cell_too_long',
  'sheets.too_many_strings',
  'sheets.too_much_text',
  /** No sheet of that name, or two. */
  'sheets.sheet_not_found',
  'sheets.sheet_ambiguous',
  /** A quote is opened and never closed, in the row named. */
  'sheets.unbalanced_quotes',
  /** Some lines are UTF-8 and some GBK. Save it again in one encoding. */
  'sheets.mixed_encodings',
  /** Neither UTF-8, UTF-16 nor GB18030. */
  'sheets.unknown_encoding',
  /** Reading took longer than allowed. Split the list. */
  'sheets.timed_out',
  'sheets.out_of_memory',
  /** The parser died. The file is kept for the operator; the person saves it again. */
  'sheets.parser_crashed',
  /** The caller's signal ended it. */
  'sheets.cancelled',
  /** Too many files are being read. Try again shortly. */
  'sheets.busy',
] as const;
export type SheetRefusalCode = (typeof SHEET_REFUSALS)[number];

export type RefusalDetail = Readonly<Record<string, string | number>>;

/** Thrown inside the parser process only; it crosses to the parent as data. */
export class SheetRefusal extends Error {
  override name = 'SheetRefusal';
  readonly code: SheetRefusalCode;
  readonly detail: RefusalDetail;

  constructor(code: SheetRefusalCode, detail: RefusalDetail = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

export function isSheetRefusalCode(value: unknown): value is SheetRefusalCode {
  return SHEET_REFUSALS.some((code) => code === value);
}
