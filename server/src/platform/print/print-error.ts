/**
 * Why a page was not printed.
 *
 * - `print.too_much_data`: the data is larger than a document may be. The caller splits it.
 * - `print.queue_full`: too many documents wait. The caller tries again later.
 * - `print.template_failed`: the template does not compile with this data. A programmer's error.
 * - `print.too_many_pages`: longer than the caller allows; a picture is always one page.
 * - `print.timed_out`, `print.process_ended`: the printing process was lost; printing again is safe.
 * - `print.closed`: the printer was closed.
 */
export type PrintErrorCode =
  | 'print.too_much_data'
  | 'print.queue_full'
  | 'print.template_failed'
  | 'print.too_many_pages'
  | 'print.timed_out'
  | 'print.process_ended'
  | 'print.closed';

/** `message` may hold a template's diagnostics, never the data that was to be printed. */
export class PrintError extends Error {
  override name = 'PrintError';
  readonly code: PrintErrorCode;

  constructor(code: PrintErrorCode, detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.code = code;
  }
}
