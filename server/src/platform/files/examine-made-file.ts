import { EXAMINE_LIMITS, PREVIEW_SIDE } from './examine-file.ts';
import { readPdf } from './read-pdf.ts';

export interface MadeFile {
  readonly pages: number | null;
  readonly digest: string | null;
  readonly preview: Uint8Array | null;
}

/**
 * The same reading as of a stranger's file, in this process: only for bytes that the server made itself, such as the
 * proofs of the demonstration. Nothing of it is safe against a file that somebody sent.
 */
export async function examineMadeFile(bytes: Buffer, isPdf: boolean): Promise<MadeFile> {
  if (isPdf) return { pages: readPdf(bytes).pages, digest: null, preview: null };
  // The image library is native and slow to load, and parser processes that load this door cannot read it.
  const { examineImageBytes } = await import('./read-image.ts');
  const found = await examineImageBytes(bytes, {
    what: 'image',
    limits: EXAMINE_LIMITS,
    digest: true,
    preview: { format: 'jpeg', side: PREVIEW_SIDE },
  });
  return { pages: found.facts.pages, digest: found.digest, preview: found.preview?.bytes ?? null };
}
