import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handMadeZip } from './testing.ts';
import { detectType, EVIDENCE_TYPES, fileDigest, MEDIA_TYPES } from './index.ts';
import type { FileType } from './index.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixu-type-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const zip = (...names: readonly string[]): Buffer =>
  handMadeZip(names.map((name) => ({ name, bytes: 'x' })));
const box = (brand: string): Buffer =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from(`ftyp${brand}\0\0\0\0${brand}mif1`),
    Buffer.alloc(20),
  ]);
const padded = (start: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from(start), Buffer.alloc(64)]);
const ole = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
  ]);

const CASES: readonly (readonly [FileType, string, Buffer | string])[] = [
  ['pdf', 'a pdf', '%PDF-1.7\n1 0 obj\n%%EOF'],
  ['pdf', 'a pdf behind some bytes, as readers accept it', `\n\n  %PDF-1.4\n${'x'.repeat(50)}`],
  ['heic', 'a photograph of a phone', box('heic')],
  ['mp4', 'a film', box('isom').fill(0, 20)],
  ['ofd', 'an OFD invoice', zip('OFD.xml', 'Doc_0/Document.xml')],
  ['zip', 'an archive', zip('1.jpg', '2.jpg')],
  ['rar', 'a rar of version 4', padded('Rar!\x1a\x07\x00')],
  ['rar', 'a rar of version 5', padded('Rar!\x1a\x07\x01\x00')],
  ['7z', 'a 7z', padded(Buffer.from('377abcaf271c', 'hex'))],
  ['xlsx', 'a workbook', zip('[Content_Types].xml', 'xl/workbook.xml')],
  ['xlsm', 'a workbook with macros', zip('[Content_Types].xml', 'xl/vbaProject.bin')],
  ['docx', 'a document', zip('[Content_Types].xml', 'word/document.xml')],
  ['executable', 'a Java program', zip('META-INF/MANIFEST.MF', 'A.class')],
  ['ole-sheet', 'an old workbook', ole('Workbook')],
  ['ole-encrypted', 'a workbook behind a password', ole('EncryptedPackage')],
  ['ole-other', 'an old document', ole('WordDocument')],
  ['csv', 'a list', '姓名,单位\n张三,一中\n'],
  ['csv', 'a list in GBK', iconv.encode('姓名,单位\n张三,一中\n', 'gbk')],
  ['csv', 'a long list in GBK', iconv.encode('姓名,单位\n张三,一中\n'.repeat(600), 'gbk')],
  ['csv', 'a long list in UTF-8', '姓名,单位\n张三,一中甲\n'.repeat(600)],
  ['csv', 'a list in UTF-16', Buffer.from('\uFEFF姓名\t单位\n', 'utf16le')],
  ['csv', 'a list that starts like a program', 'MZ编号,姓名\n1,x\n'],
  ['text', 'plain words', 'hello'],
  ['html', 'a page', '<!doctype html><script>alert(1)</script>'],
  ['html', 'a page behind a comment', `<!-- ${'x'.repeat(500)} --><html><body>`],
  ['svg', 'a drawing', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['xml', 'other XML', '<?xml version="1.0"?><a/>'],
  ['script', 'a shell script', '#!/bin/sh\nrm -rf /'],
  ['script', 'a PHP page', '<?php echo 1;'],
  ['executable', 'a Windows program', padded('MZ\x90\0')],
  ['executable', 'a Linux program', padded('\x7fELF')],
  ['executable', 'a Mac program', padded(Buffer.from('cffaedfe', 'hex'))],
  ['empty', 'nothing', ''],
  ['unknown', 'noise', createHash('sha512').update('x').digest()],
];

test.each(CASES)('%s: %s', (type, _what, bytes) => {
  // Goal: the name of a file plays no part. Method: under a wrong name, from memory and from disk.
  const path = join(folder, type === 'pdf' ? 'photo.jpg' : 'scan.pdf');
  writeFileSync(path, bytes);
  expect(detectType(Buffer.from(bytes)).type).toBe(type);
  expect(detectType({ path }).type).toBe(type);
});

test('real pictures are told apart', async () => {
  // Goal: what sharp writes is known. Method: one picture in four forms.
  const picture = sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } });
  const forms = ['jpeg', 'png', 'webp', 'gif', 'tiff'] as const;
  const types = await Promise.all(
    forms.map(async (form) => detectType(await picture.clone().toFormat(form).toBuffer())),
  );
  expect(types).toEqual(['jpg', 'png', 'webp', 'gif', 'tiff'].map((type) => ({ type, also: [] })));
});

test('files that are two things at once say so', async () => {
  // Goal: a polyglot cannot pass as one harmless thing. Method: pairs glued together.
  const jpeg = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
    .jpeg()
    .toBuffer();
  const archive = zip('index.html');
  const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');
  expect(detectType(Buffer.concat([jpeg, archive]))).toEqual({ type: 'jpg', also: ['zip'] });
  expect(detectType(Buffer.concat([pdf, archive]))).toEqual({ type: 'pdf', also: ['zip'] });
  expect(detectType(Buffer.concat([jpeg.subarray(0, 20), pdf]))).toEqual({
    type: 'jpg',
    also: ['pdf'],
  });
  const script = Buffer.from('GIF89a/*<script>alert(1)</script>*/');
  expect(detectType(script)).toEqual({ type: 'gif', also: ['html'] });
  expect(detectType(Buffer.concat([padded('MZ\x90\0'), pdf])).type).toBe('executable');
});

test('what is accepted as evidence cannot act by itself', () => {
  // Goal: nobody widens the list without noticing. Method: the list, and a media type for each.
  for (const type of ['executable', 'script', 'html', 'svg', 'xlsm', 'unknown'] as const) {
    expect(EVIDENCE_TYPES.has(type)).toBe(false);
  }
  for (const type of EVIDENCE_TYPES) expect(MEDIA_TYPES[type]).toBeDefined();
});

test('the digest is that of the bytes', async () => {
  // Goal: SHA-256 in pieces equals SHA-256 at once. Method: a file larger than a piece.
  const path = join(folder, 'large.bin');
  const bytes = Buffer.alloc(700_001, 5);
  writeFileSync(path, bytes);
  expect(await fileDigest({ path })).toEqual({
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: 700_001,
  });
});
