/** What one tabular file may cost. Every default carries its reason. */
export interface SheetLimits {
  /** As it lies on the disk. */
  readonly fileBytes: number;
  readonly entries: number;
  readonly unpackedBytes: number;
  /** Unpacked to packed, of an entry above `RATIO_COUNTS_FROM_BYTES` and of the whole archive. */
  readonly ratio: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellCharacters: number;
  readonly sharedStrings: number;
  /** Of all cells together: a shared string of 32 KB may be referred to a million times. */
  readonly textCharacters: number;
  /** Waiting for the parser; the time the receiver of the rows takes does not count. */
  readonly milliseconds: number;
  readonly heapMegabytes: number;
  readonly residentBytes: number;
}

const MIB = 1024 * 1024;

/** Below this a part cannot hurt, however well it compresses. */
export const RATIO_COUNTS_FROM_BYTES = MIB;

export const SHEET_LIMITS: SheetLimits = {
  // 100,000 rows of 12 columns are 6 MB as xlsx and 12 MB as csv; ten times that is no list.
  fileBytes: 64 * MIB,
  // Workbooks have 10 to 60 parts; pictures in cells bring more.
  entries: 200,
  // 100,000 rows of 12 columns are about 75 MB of XML.
  unpackedBytes: 100 * MIB,
  // Sheets deflate 8 to 30 times; DEFLATE itself ends at 1,032.
  ratio: 100,
  // The largest single import asked for is 100,000.
  rows: 200_000,
  // The widest form of the source systems has fewer than 40.
  columns: 64,
  // What Excel itself allows in a cell.
  cellCharacters: 32_767,
  // Keeps the table of strings inside the heap whatever their length.
  sharedStrings: 2_000_000,
  // 200,000 rows of 12 columns with 50 characters each.
  textCharacters: 128 * MIB,
  milliseconds: 60_000,
  heapMegabytes: 256,
  residentBytes: 512 * MIB,
};
