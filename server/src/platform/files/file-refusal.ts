import type { FileRefusalCode } from './errors.ts';

/** Thrown inside the examining process only; it crosses to the parent as data. */
export class FileRefusal extends Error {
  override name = 'FileRefusal';
  readonly code: FileRefusalCode;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(code: FileRefusalCode, detail: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}
