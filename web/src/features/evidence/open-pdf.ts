import { getDocument, GlobalWorkerOptions, version } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';

/** Worker, character maps, substitute fonts and decoders, served by us; see pdf-assets.ts. */
const ASSETS = `${import.meta.env.BASE_URL}assets/pdfjs-${version}/`;

GlobalWorkerOptions.workerSrc = `${ASSETS}pdf.worker.min.mjs`;

export type { PDFDocumentProxy };

const SETTINGS = {
  cMapUrl: `${ASSETS}cmaps/`,
  cMapPacked: true,
  standardFontDataUrl: `${ASSETS}standard_fonts/`,
  wasmUrl: `${ASSETS}wasm/`,
  isEvalSupported: false,
  enableXfa: false,
} as const;

/** Reads from bytes: nothing of the document, nor any script in it, reaches out. */
export function openPdf(bytes: ArrayBuffer): PDFDocumentLoadingTask {
  return getDocument({ data: new Uint8Array(bytes), ...SETTINGS });
}

/** Fetches what the page in view needs of one of our own files: a long document opens on a slow line, too. */
export function openPdfAt(address: string): PDFDocumentLoadingTask {
  return getDocument({ url: address, disableAutoFetch: true, disableStream: true, ...SETTINGS });
}

export function isPasswordError(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException';
}
