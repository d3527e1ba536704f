import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { detectType } from './detect-type.ts';
import type { ExamineTask, ImageFacts, PreviewForm } from './examine-task.ts';
import { FileRefusal } from './file-refusal.ts';

/** One picture at a time in a process of its own: neither a cache nor threads of its own help. */
sharp.cache(false);
sharp.concurrency(1);

interface Found {
  readonly facts: ImageFacts;
  readonly digest: string | null;
  readonly preview: {
    readonly bytes: Uint8Array;
    readonly width: number;
    readonly height: number;
  } | null;
}

export async function examineImageBytes(bytes: Buffer, task: ExamineTask): Promise<Found> {
  const { type } = detectType(bytes);
  if (type !== 'jpg' && type !== 'png' && type !== 'webp' && type !== 'heic') {
    throw new FileRefusal('files.wrong_type', { type });
  }
  const facts = type === 'heic' ? heicFacts(bytes) : await readFacts(bytes, type, task);
  const pixels = facts.width * facts.height * facts.pages;
  if (pixels > task.limits.pixels) {
    throw new FileRefusal('files.too_many_pixels', { found: pixels, allowed: task.limits.pixels });
  }
  const wanted = task.digest || task.preview !== null;
  if (wanted && type === 'heic') throw new FileRefusal('files.no_preview', { type });
  return {
    facts,
    digest: task.digest ? await differenceHash(bytes, task) : null,
    preview: task.preview === null ? null : await drawPreview(bytes, task, task.preview),
  };
}

async function readFacts(
  bytes: Buffer,
  type: 'jpg' | 'png' | 'webp',
  task: ExamineTask,
): Promise<ImageFacts> {
  // The header only: nothing is decoded, so the pixel limit is ours to apply with a reason.
  const read = await decoding(() => sharp(bytes, { limitInputPixels: false }).metadata());
  const orientation = read.orientation ?? 1;
  const turned = orientation >= 5;
  const found = { width: read.width, height: read.pageHeight ?? read.height };
  if (found.width * found.height > task.limits.pixels) {
    throw new FileRefusal('files.too_many_pixels', {
      found: found.width * found.height,
      allowed: task.limits.pixels,
    });
  }
  return {
    type,
    width: turned ? found.height : found.width,
    height: turned ? found.width : found.height,
    orientation,
    pages: read.pages ?? 1,
  };
}

function open(bytes: Buffer, task: ExamineTask): Sharp {
  return sharp(bytes, {
    limitInputPixels: task.limits.pixels,
    // A picture that is cut off is refused, not shown with a grey half.
    failOn: 'truncated',
    sequentialRead: true,
    pages: 1,
  }).autoOrient();
}

/** Is each of 8 × 8 points brighter than its right neighbour? Survives scaling and re-encoding. */
async function differenceHash(bytes: Buffer, task: ExamineTask): Promise<string> {
  const width = 9;
  const height = 8;
  const grey = await decoding(() =>
    open(bytes, task)
      .flatten({ background: '#ffffff' })
      .greyscale()
      .resize(width, height, { fit: 'fill' })
      .raw()
      .toBuffer(),
  );
  let bits = 0n;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width - 1; column += 1) {
      const at = row * width + column;
      bits = (bits << 1n) | ((grey[at] ?? 0) > (grey[at + 1] ?? 0) ? 1n : 0n);
    }
  }
  return bits.toString(16).padStart(16, '0');
}

async function drawPreview(bytes: Buffer, task: ExamineTask, form: PreviewForm) {
  const sized = open(bytes, task).resize(form.side, form.side, {
    fit: 'inside',
    withoutEnlargement: true,
  });
  // Without `withMetadata` nothing of EXIF, GPS, XMP, ICC or comments is written.
  const drawn =
    form.format === 'webp'
      ? sized.webp({ quality: 80 })
      : sized.flatten({ background: '#ffffff' }).jpeg({ quality: 80, progressive: true });
  const { data, info } = await decoding(() => drawn.toBuffer({ resolveWithObject: true }));
  return { bytes: data, width: info.width, height: info.height };
}

/** Whatever the decoder says, it says of a stranger's file. */
async function decoding<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (/pixel limit/i.test(error.message)) throw new FileRefusal('files.too_many_pixels');
    throw new FileRefusal('files.damaged', {
      what: error.message.split('\n')[0]?.slice(0, 80) ?? '',
    });
  }
}

/** The largest `ispe` box says the size; `irot` turns it by quarters against the clock. */
function heicFacts(bytes: Buffer): ImageFacts {
  let width = 0;
  let height = 0;
  for (let at = bytes.indexOf('ispe'); at !== -1; at = bytes.indexOf('ispe', at + 4)) {
    if (at + 16 > bytes.length) break;
    const found = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    if (found.width * found.height > width * height) ({ width, height } = found);
  }
  if (width === 0) throw new FileRefusal('files.damaged', { what: 'no size' });
  const turn = bytes.indexOf('irot');
  const quarters = turn === -1 ? 0 : (bytes[turn + 4] ?? 0) & 3;
  const turned = quarters % 2 === 1;
  return {
    type: 'heic',
    width: turned ? height : width,
    height: turned ? width : height,
    orientation: [1, 8, 3, 6][quarters] ?? 1,
    pages: 1,
  };
}
