/**
 * Why a file could not be looked at. The code is the i18n key; the comment says when it happens
 * and what the person can do.
 */
export const FILE_REFUSALS = [
  /** Not of the kind asked for, whatever its name. Choose another file. */
  'files.wrong_type',
  /** More bytes than an evidence file may have. Compress it or photograph it again. */
  'files.too_large',
  /** More than 40 million pixels declared. Photograph it again at a lower resolution. */
  'files.too_many_pixels',
  /** Cut off or broken inside. Send it again. */
  'files.damaged',
  /** This build cannot draw it (HEIC); it is kept, and opens on the reviewer's own machine. */
  'files.no_preview',
  'files.timed_out',
  'files.out_of_memory',
  'files.reader_crashed',
] as const;
export type FileRefusalCode = (typeof FILE_REFUSALS)[number];

export function isFileRefusalCode(value: unknown): value is FileRefusalCode {
  return FILE_REFUSALS.some((code) => code === value);
}
