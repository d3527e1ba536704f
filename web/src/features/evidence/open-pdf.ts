import { getDocument, GlobalWorkerOptions, version } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';

/** Worker, character maps, substitute fonts and decoders, served by us; see pdf-assets.ts. */
const ASSETS = `${import.meta.env.BASE_URL}assets/pdfjs-${version}/`;

GlobalWorkerOptions.workerSrc = `${ASSETS}pdf.worker.min.mjs`;

export type { PDFDocumentProxy };

/** Reads from bytes: nothing of the document, nor any script in it, reaches out. */
export function openPdf(bytes: ArrayBuffer): PDFDocumentLoadingTask {
  return getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${ASSETS}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${ASSETS}standard_fonts/`,
    wasmUrl: `${ASSETS}wasm/`,
    isEvalSupported: false,
    enableXfa: false,
  });
}

export function isPasswordError(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException';
}
