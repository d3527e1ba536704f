/** What the printer and its process say to each other. */

export type PrintWanted = 'pdf' | 'svg' | 'marks';

export type PrintJob = {
  readonly id: number;
  /** Path of the template among `sources`. */
  readonly main: string;
  /** Virtual path → Typst source. The process can read nothing else. */
  readonly sources: ReadonlyMap<string, string>;
  /** Beside the template, for the time of the job. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** JSON text, visible to the template as `sys.inputs.data` and never as markup. */
  readonly data: string;
  readonly wanted: PrintWanted;
  readonly pdfStandard: string | null;
};

export type PrintOutcome =
  | { readonly id: number; readonly ok: true; readonly pages: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly ok: false; readonly detail: string };

/** Where the sources live inside the compiler. Nothing on any disk has this name. */
export const VIRTUAL_ROOT = '/jixu-print-sources';
