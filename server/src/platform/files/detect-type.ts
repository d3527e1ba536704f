import { isUtf8 } from 'node:buffer';
import type { ByteSource } from './byte-source.ts';
import { bytesSource, withFileSource } from './byte-source.ts';
import { readZipDirectory } from './zip-directory.ts';

/** What the bytes are, whatever the name says. */
export const FILE_TYPES = [
  'pdf',
  'jpg',
  'png',
  'webp',
  'heic',
  'gif',
  'bmp',
  'tiff',
  'mp4',
  'm4a',
  'webm',
  'ofd',
  'zip',
  'rar',
  '7z',
  'xlsx',
  'xlsm',
  'xlsb',
  'ods',
  'numbers',
  'docx',
  'pptx',
  'ole-sheet',
  'ole-encrypted',
  'ole-other',
  'csv',
  'text',
  'html',
  'svg',
  'xml',
  'script',
  'executable',
  'empty',
  'unknown',
] as const;
export type FileType = (typeof FILE_TYPES)[number];

export interface DetectedType {
  readonly type: FileType;
  /**
   * Other types that the same bytes would also open as (a PDF with a zip behind it, a JPEG that
   * starts a script). A caller that accepts files from people refuses anything listed here.
   */
  readonly also: readonly FileType[];
}

/** The types a person may hand in as evidence (材料). `.rar` is kept as it is, never unpacked. */
export const EVIDENCE_TYPES: ReadonlySet<FileType> = new Set<FileType>([
  'pdf',
  'jpg',
  'png',
  'webp',
  'heic',
  'ofd',
  'zip',
  'rar',
  'xlsx',
  'csv',
]);

export const MEDIA_TYPES: Readonly<Partial<Record<FileType, string>>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  ofd: 'application/ofd',
  zip: 'application/zip',
  rar: 'application/vnd.rar',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  mp4: 'video/mp4',
  m4a: 'audio/mp4',
  webm: 'video/webm',
};

/** Enough for every signature, and for markup that hides behind a long comment. */
const HEAD_BYTES = 4096;
/** PDF readers accept the header anywhere in the first kilobyte. */
const PDF_HEADER_WITHIN = 1024;
/** Only names are looked at; a zip of evidence may hold many files, a workbook may not. */
const ZIP_ENTRIES_LOOKED_AT = 5000;

export function detectType(file: Uint8Array | { readonly path: string }): DetectedType {
  if (file instanceof Uint8Array) return detectTypeIn(bytesSource(file));
  return withFileSource(file.path, detectTypeIn);
}

export function detectTypeIn(source: ByteSource): DetectedType {
  if (source.size === 0) return { type: 'empty', also: [] };
  const head = source.read(0, HEAD_BYTES);
  const type = primaryType(source, head);
  return { type, also: secondaryTypes(source, head, type) };
}

function primaryType(source: ByteSource, head: Buffer): FileType {
  const binary = signatureType(head);
  if (binary === 'zip') return zipType(source);
  if (binary === 'ole-other') return oleType(source);
  if (binary !== null) return binary;
  if (isPdfHead(head)) return 'pdf';
  return textType(head, source.size);
}

function signatureType(head: Buffer): FileType | null {
  const ascii = head.toString('latin1', 0, 64);
  // A list may well start with these two letters, but not with zero bytes behind them.
  if (ascii.startsWith('MZ') && head.includes(0)) return 'executable';
  if (ascii.startsWith('\x7fELF') || isMachO(head) || ascii.startsWith('\0asm')) {
    return 'executable';
  }
  if (ascii.startsWith('#!')) return 'script';
  if (ascii.startsWith('\xff\xd8\xff')) return 'jpg';
  if (ascii.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (ascii.startsWith('RIFF') && ascii.slice(8, 12) === 'WEBP') return 'webp';
  if (ascii.startsWith('GIF87a') || ascii.startsWith('GIF89a')) return 'gif';
  if (ascii.startsWith('II*\0') || ascii.startsWith('MM\0*')) return 'tiff';
  if (ascii.startsWith('BM') && head.length > 30 && head.readUInt32LE(6) === 0) return 'bmp';
  if (ascii.slice(4, 8) === 'ftyp') return brandType(ascii);
  if (ascii.startsWith('\x1a\x45\xdf\xa3') && ascii.includes('webm')) return 'webm';
  if (ascii.startsWith('Rar!\x1a\x07')) return 'rar';
  if (ascii.startsWith('7z\xbc\xaf\x27\x1c')) return '7z';
  if (ascii.startsWith('PK\x03\x04') || ascii.startsWith('PK\x05\x06')) return 'zip';
  if (ascii.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole-other';
  return null;
}

function isMachO(head: Buffer): boolean {
  if (head.length < 8) return false;
  const magic = head.readUInt32BE(0);
  return [0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe].includes(magic);
}

/** The first brand says what it is meant to be played or shown as. */
function brandType(ascii: string): FileType {
  if (isHeicBrand(ascii)) return 'heic';
  const brand = ascii.slice(8, 12);
  if (brand.startsWith('M4A')) return 'm4a';
  return /^(?:isom|iso[2-9]|mp4[12]|avc1|M4V |dash|MSNV)$/.test(brand) ? 'mp4' : 'unknown';
}

function isHeicBrand(ascii: string): boolean {
  const brands = ascii.slice(8, 12) + ascii.slice(16, 40);
  return /heic|heix|hevc|heim|heis|mif1|msf1/.test(brands);
}

function isPdfHead(head: Buffer): boolean {
  return head.subarray(0, PDF_HEADER_WITHIN).includes('%PDF-');
}

function zipType(source: ByteSource): FileType {
  const directory = readZipDirectory(source, ZIP_ENTRIES_LOOKED_AT);
  // A damaged archive is still an archive; whoever opens it reports what is wrong with it.
  if (!directory.ok) return 'zip';
  const names = new Set(directory.entries.map((entry) => entry.name));
  const starts = (prefix: string): boolean =>
    directory.entries.some((entry) => entry.name.startsWith(prefix));
  if (names.has('OFD.xml')) return 'ofd';
  if (names.has('xl/vbaProject.bin') || starts('xl/macrosheets/')) return 'xlsm';
  if (names.has('xl/workbook.bin')) return 'xlsb';
  if (names.has('[Content_Types].xml')) {
    if (names.has('word/document.xml')) return 'docx';
    if (names.has('ppt/presentation.xml')) return 'pptx';
    if (starts('xl/') || names.has('workbook.xml')) return 'xlsx';
  }
  if (starts('Index/') && names.has('Index/Document.iwa')) return 'numbers';
  if (names.has('Index.zip')) return 'numbers';
  if (names.has('mimetype') && names.has('content.xml')) return 'ods';
  if (names.has('META-INF/MANIFEST.MF') || names.has('AndroidManifest.xml')) return 'executable';
  return 'zip';
}

/** Compound files name their streams in UTF-16; the names are near the start or anywhere after. */
function oleType(source: ByteSource): FileType {
  const looked = source.read(0, 1024 * 1024);
  const tail = source.read(Math.max(0, source.size - 512 * 1024), 512 * 1024);
  const holds = (name: string): boolean => {
    const wide = Buffer.from(name, 'utf16le');
    return looked.includes(wide) || tail.includes(wide);
  };
  if (holds('EncryptedPackage')) return 'ole-encrypted';
  return holds('Workbook') || holds('Book') ? 'ole-sheet' : 'ole-other';
}

function textType(head: Buffer, size: number): FileType {
  const text = asText(head, size);
  if (text === null) return 'unknown';
  const markup = markupType(text);
  if (markup !== null) return markup;
  return /[,;\t]/.test(text) ? 'csv' : 'text';
}

/** Null when the bytes are no text in any encoding that Excel or WPS saves. */
function asText(head: Buffer, size: number): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le', 2);
  if (head[0] === 0xfe && head[1] === 0xff) {
    return Buffer.from(head.subarray(2, head.length - (head.length % 2)))
      .swap16()
      .toString('utf16le');
  }
  const zeros = head.filter((byte) => byte === 0).length;
  if (zeros > 0) return zeros * 4 > head.length ? head.toString('utf16le') : null;
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\x01-\x08\x0e-\x1a\x1c-\x1f]/.test(head.toString('latin1'))) return null;
  if (isUtf8(head)) return head.toString('utf8');
  const cut = size > head.length ? head.subarray(0, head.length - 4) : head;
  for (let trim = 0; trim <= 3; trim += 1) {
    const part = cut.subarray(0, cut.length - trim);
    if (size > head.length && isUtf8(part)) return part.toString('utf8');
  }
  return decodesAsGb18030(cut) ? head.toString('latin1') : null;
}

function decodesAsGb18030(bytes: Buffer): boolean {
  try {
    // Streaming, so that a character cut by the end of the look is not an error.
    new TextDecoder('gb18030', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function markupType(text: string): FileType | null {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/<svg[\s>]/i.test(start) && start.startsWith('<')) return 'svg';
  if (/^<(!doctype html|html|head|body|script|table|meta|style|iframe)\b/i.test(start)) {
    return 'html';
  }
  if (start.startsWith('<') && /<(script|html|body|iframe|table)\b/i.test(start)) return 'html';
  if (start.startsWith('<?php')) return 'script';
  if (start.startsWith('<?xml') || start.startsWith('<!')) return 'xml';
  return null;
}

function secondaryTypes(source: ByteSource, head: Buffer, type: FileType): FileType[] {
  const also: FileType[] = [];
  const zipFamily = ['zip', 'xlsx', 'xlsm', 'xlsb', 'ods', 'numbers', 'docx', 'pptx', 'ofd'];
  if (type !== 'pdf' && isPdfHead(head)) also.push('pdf');
  if (!zipFamily.includes(type) && type !== 'executable' && endsAsZip(source)) also.push('zip');
  const image = ['jpg', 'png', 'webp', 'gif', 'bmp', 'tiff', 'heic'].includes(type);
  if (image || type === 'pdf') {
    const text = head.toString('latin1').toLowerCase();
    if (/<script[\s>]|<html[\s>]|<!doctype html/.test(text)) also.push('html');
    if (text.includes('<?php')) also.push('script');
  }
  return also;
}

function endsAsZip(source: ByteSource): boolean {
  const directory = readZipDirectory(source, ZIP_ENTRIES_LOOKED_AT);
  return directory.ok ? directory.entries.length > 0 : directory.fault !== 'not_a_zip';
}
