import { inflateSync } from 'node:zlib';

import { fail, ok, type Result } from '@jixu/kernel';

import { PAYLOAD_BYTES_MAX } from './certificate-payload.ts';

/** A certificate is 30 to 120 KB. */
export const PDF_BYTES_MAX = 5 * 1024 * 1024;

/** Our file has one attachment; a file with more is read this far and no further. */
const ATTACHMENTS_MAX = 8;

/** Our dictionaries before a stream are shorter than this. */
const DICTIONARY_BYTES_MAX = 1_024;

export type AttachedPayload = {
  /** The text of the attachment. */
  readonly text: string;
  /** The title in the file's properties, or null where there is none that we could have written. */
  readonly title: string | null;
};

export type AttachedPayloadCode = 'too_large' | 'not_a_pdf' | 'no_payload' | 'several_payloads';

/**
 * Reads the attachment of a certificate as our own printer writes it: a plain object
 * `<< … /Type /EmbeddedFile … >> stream`. No general reader of PDF, on purpose: the digest of the
 * whole file decides whether it is ours, so a file of another shape is not ours in any case, and
 * a stranger's file meets forty lines of our code, with bounds, instead of a parser.
 */
export function extractPayload(pdf: Uint8Array): Result<AttachedPayload, AttachedPayloadCode> {
  if (pdf.length > PDF_BYTES_MAX) return fail('too_large');
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  if (file.toString('latin1', 0, 5) !== '%PDF-') return fail('not_a_pdf');
  const texts = attachments(file).filter((text) => text.includes('"jixu-certificate"'));
  const [text] = texts;
  if (text === undefined) return fail('no_payload');
  if (texts.length > 1) return fail('several_payloads');
  return ok({ text, title: titleOf(file) });
}

function attachments(file: Buffer): readonly string[] {
  const found: string[] = [];
  let at = file.indexOf('/EmbeddedFile');
  for (
    let seen = 0;
    at >= 0 && seen < ATTACHMENTS_MAX;
    at = file.indexOf('/EmbeddedFile', at + 1)
  ) {
    // `/EmbeddedFiles` is the name tree of the catalogue.
    if (file[at + '/EmbeddedFile'.length] === 's'.charCodeAt(0)) continue;
    seen += 1;
    const text = attachmentAround(file, at);
    if (text !== null) found.push(text);
  }
  return found;
}

/** The stream of the object whose dictionary holds the byte `at`. */
function attachmentAround(file: Buffer, at: number): string | null {
  const before = file.toString('latin1', Math.max(0, at - DICTIONARY_BYTES_MAX), at);
  const after = file.toString('latin1', at, at + DICTIONARY_BYTES_MAX);
  const opening = before.lastIndexOf(' obj');
  const keyword = /stream\r?\n/.exec(after);
  if (opening < 0 || keyword === null) return null;
  const dictionary = before.slice(opening) + after.slice(0, keyword.index);
  const length = Number(/\/Length (\d{1,7})\b/.exec(dictionary)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(length)) return null;
  const start = at + keyword.index + keyword[0].length;
  if (start + length > file.length) return null;
  const stream = file.subarray(start, start + length);
  return dictionary.includes('/FlateDecode') ? inflated(stream) : stream.toString('utf8');
}

function inflated(stream: Buffer): string | null {
  try {
    return inflateSync(stream, { maxOutputLength: PAYLOAD_BYTES_MAX }).toString('utf8');
  } catch {
    // Damaged, or larger than a payload may be: not one of ours.
    return null;
  }
}

/** `/Title <FEFF…>` of the last information dictionary, as our printer writes it. */
function titleOf(file: Buffer): string | null {
  const at = file.lastIndexOf('/Title <FEFF');
  if (at < 0) return null;
  const match = /^\/Title <FEFF((?:[0-9A-Fa-f]{4}){1,400})>/.exec(
    file.toString('latin1', at, at + 2_000),
  );
  if (match?.[1] === undefined) return null;
  return Buffer.from(match[1], 'hex').swap16().toString('utf16le');
}
