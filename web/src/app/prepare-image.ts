import { fileKindOf, fitWithin, jpegOrientation } from './image-bytes.ts';

/** A4 at 220 dpi: small print stays legible, and a phone's photo shrinks to a tenth. */
const SIDE_MAX = 2560;
const BYTES_MAX = 2 * 1024 * 1024;
const QUALITIES = [0.85, 0.75, 0.65, 0.55] as const;
/** Enough to know the kind and find the EXIF block. */
const HEAD_BYTES = 256 * 1024;

export type PreparedFile =
  | {
      readonly ok: true;
      readonly file: File;
      /** What was done, to be told: 已转正、已压缩. */
      readonly turned: boolean;
      readonly shrunk: boolean;
      readonly converted: boolean;
    }
  | { readonly ok: false; readonly code: 'not_an_image_or_pdf' | 'unreadable_image' };

/**
 * Turns a photo upright, shrinks it to ≤ 2560 px and ≤ 2 MB JPEG on the device, and drops its EXIF,
 * which may say where a person lives. PDFs pass unchanged.
 */
export async function prepareImage(file: File): Promise<PreparedFile> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const kind = fileKindOf(head);
  if (kind === 'pdf') {
    return { ok: true, file, turned: false, shrunk: false, converted: false };
  }
  if (kind === 'other') return { ok: false, code: 'not_an_image_or_pdf' };
  const orientation = kind === 'jpeg' ? jpegOrientation(head) : undefined;
  const bitmap = await decode(file, kind === 'heic');
  if (bitmap === undefined) return { ok: false, code: 'unreadable_image' };
  try {
    const target = fitWithin(bitmap, SIDE_MAX);
    const smallEnough = target.width === bitmap.width && file.size <= BYTES_MAX;
    if (kind === 'jpeg' && orientation === undefined && smallEnough) {
      return { ok: true, file, turned: false, shrunk: false, converted: false };
    }
    const blob = await encode(bitmap, target);
    if (blob === undefined) return { ok: false, code: 'unreadable_image' };
    return {
      ok: true,
      file: new File([blob], jpegName(file.name), { type: 'image/jpeg' }),
      turned: orientation !== undefined && orientation > 1,
      shrunk: !smallEnough,
      converted: kind !== 'jpeg',
    };
  } finally {
    bitmap.close();
  }
}

function jpegName(name: string): string {
  return `${name.replace(/\.[^.]*$/, '') || 'photo'}.jpg`;
}

async function decode(file: File, heic: boolean): Promise<ImageBitmap | undefined> {
  try {
    // Browsers turn the picture by its EXIF while decoding.
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    if (!heic) return undefined;
  }
  return decodeHeic(file);
}

/**
 * Three megabytes of decoder, fetched only when somebody hands in a HEIC that the browser cannot
 * read.
 */
async function decodeHeic(file: File): Promise<ImageBitmap | undefined> {
  try {
    const { heicTo } = await import('heic-to/csp');
    const jpeg = await heicTo({ blob: file, type: 'image/jpeg', quality: 0.92 });
    return await createImageBitmap(jpeg);
  } catch {
    return undefined;
  }
}

async function encode(
  bitmap: ImageBitmap,
  first: { readonly width: number; readonly height: number },
): Promise<Blob | undefined> {
  let size = first;
  for (;;) {
    const canvas = draw(bitmap, size);
    if (canvas === undefined) return undefined;
    for (const quality of QUALITIES) {
      const blob = await jpegOf(canvas, quality);
      if (blob === undefined) return undefined;
      if (blob.size <= BYTES_MAX) return blob;
    }
    size = fitWithin(size, Math.floor(Math.max(size.width, size.height) * 0.8));
  }
}

function draw(
  bitmap: ImageBitmap,
  size: { readonly width: number; readonly height: number },
): HTMLCanvasElement | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const pen = canvas.getContext('2d', { alpha: false });
  if (pen === null) return undefined;
  // A transparent scan would turn black in a JPEG.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, size.width, size.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(bitmap, 0, 0, size.width, size.height);
  return canvas;
}

function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob | undefined> {
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', quality);
  });
}
