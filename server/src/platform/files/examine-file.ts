import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Result } from '@jixu/kernel';
import type { FileRefusalCode } from './errors.ts';
import { isFileRefusalCode } from './errors.ts';
import type {
  ExamineAnswer,
  ExamineLimits,
  ExamineTask,
  ImageFacts,
  PdfFacts,
  PreviewForm,
} from './examine-task.ts';
import { runConfined } from './run-confined.ts';

const MIB = 1024 * 1024;

export const EXAMINE_LIMITS: ExamineLimits = {
  // A photograph of a certificate is 3 to 12 MB, a scanned book chapter 30.
  bytes: 50 * MIB,
  // Phones take 12 to 50; 40 million decoded are 160 MB.
  pixels: 40_000_000,
  milliseconds: 20_000,
  heapMegabytes: 128,
  // Decoding is outside the heap.
  residentBytes: 768 * MIB,
};

/** Wide enough to read a certificate on a reviewer's screen, at 100 to 300 KB. */
export const PREVIEW_SIDE = 1600;

type Source = { readonly path: string };
type Examined<T> = Promise<Result<T, FileRefusalCode>>;

export interface ImageExamination {
  readonly facts: ImageFacts;
  readonly digest: string;
  readonly preview: { readonly width: number; readonly height: number } | null;
}

/** Size and orientation from the header; no pixel is decoded. */
export async function describeImage(file: Source): Examined<ImageFacts> {
  const found = await examine(file, { what: 'image', digest: false, preview: null });
  if (!found.ok) return found;
  return found.value.image === null ? fail('files.reader_crashed') : ok(found.value.image);
}

/** 64 bits that stay nearly the same when a picture is scaled or saved again; see `digestDistance`. */
export async function perceptualDigest(file: Source): Examined<string> {
  const found = await examine(file, { what: 'image', digest: true, preview: null });
  if (!found.ok) return found;
  return found.value.digest === null ? fail('files.reader_crashed') : ok(found.value.digest);
}

/** A smaller copy, upright and without metadata, written to `output`. */
export async function makePreview(
  file: Source,
  output: {
    readonly path: string;
    readonly format?: PreviewForm['format'];
    readonly side?: number;
  },
): Examined<{ readonly width: number; readonly height: number }> {
  const preview = { format: output.format ?? 'jpeg', side: output.side ?? PREVIEW_SIDE };
  const found = await examine(file, { what: 'image', digest: false, preview }, output);
  if (!found.ok) return found;
  return found.value.preview === null ? fail('files.reader_crashed') : ok(found.value.preview);
}

/** Facts, digest and preview of one picture with one process instead of three. */
export async function examineImage(
  file: Source,
  output: { readonly path: string; readonly format?: PreviewForm['format'] },
): Examined<ImageExamination> {
  const preview = { format: output.format ?? 'jpeg', side: PREVIEW_SIDE };
  const found = await examine(file, { what: 'image', digest: true, preview }, output);
  if (!found.ok) return found;
  const { image, digest } = found.value;
  if (image === null || digest === null) return fail('files.reader_crashed');
  return ok({ facts: image, digest, preview: found.value.preview });
}

export async function describePdf(file: Source): Examined<PdfFacts> {
  const found = await examine(file, { what: 'pdf', digest: false, preview: null });
  if (!found.ok) return found;
  return found.value.pdf === null ? fail('files.reader_crashed') : ok(found.value.pdf);
}

/** Bits in which two digests differ: 0 is the same picture, up to about 6 very likely the same. */
export function digestDistance(one: string, other: string): number {
  let differing = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let bits = 0;
  while (differing > 0n) {
    bits += Number(differing & 1n);
    differing >>= 1n;
  }
  return bits;
}

async function examine(
  file: Source,
  asked: Omit<ExamineTask, 'limits'>,
  output?: Source,
): Examined<ExamineAnswer> {
  let answer: Result<ExamineAnswer, FileRefusalCode> = fail('files.reader_crashed');
  const task: ExamineTask = { ...asked, limits: EXAMINE_LIMITS };
  const end = await runConfined({
    script: new URL('./examine-child.ts', import.meta.url),
    readable: [new URL('./', import.meta.url), ...(asked.what === 'image' ? libraries() : [])],
    nativeCode: asked.what === 'image',
    task,
    input: file,
    ...(output === undefined ? {} : { output: { path: output.path } }),
    limits: task.limits,
    onMessage(message) {
      answer = answerFrom(message);
    },
  });
  if (end === 'timed_out') return fail('files.timed_out', { allowed: task.limits.milliseconds });
  if (end === 'out_of_memory') return fail('files.out_of_memory');
  return end === 'finished' ? answer : fail('files.reader_crashed');
}

// Written out because this file is behind the door that parser processes load, and they can read
// this folder only: the kernel package would not resolve there.
function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

function fail(
  code: FileRefusalCode,
  detail: Readonly<Record<string, string | number>> = {},
): Extract<Result<never, FileRefusalCode>, { ok: false }> {
  return { ok: false, code, detail };
}

/** The folder that holds the image library and the packages it loads. */
function libraries(): URL[] {
  const library = createRequire(import.meta.url).resolve('sharp');
  const end = library.lastIndexOf('node_modules') + 'node_modules'.length;
  return [pathToFileURL(`${library.slice(0, end)}/`)];
}

/** The parts are filled in by our own script; only the outline is in doubt. */
function answerFrom(message: unknown): Result<ExamineAnswer, FileRefusalCode> {
  if (typeof message !== 'object' || message === null) return fail('files.reader_crashed');
  if ('refused' in message && isFileRefusalCode(message.refused)) {
    return fail(message.refused, detailFrom('detail' in message ? message.detail : null));
  }
  return isAnswer(message) ? ok(message.answer) : fail('files.reader_crashed');
}

function detailFrom(value: unknown): Record<string, string | number> {
  const detail: Record<string, string | number> = {};
  if (typeof value !== 'object' || value === null) return detail;
  for (const [key, one] of Object.entries(value)) {
    if (typeof one === 'string' || typeof one === 'number') detail[key] = one;
  }
  return detail;
}

function isAnswer(message: object): message is { readonly answer: ExamineAnswer } {
  return 'answer' in message && typeof message.answer === 'object' && message.answer !== null;
}
