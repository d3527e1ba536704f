import { open, type FileHandle } from 'node:fs/promises';

import { assert } from '@jixu/kernel';

/** Which characters a set of fonts can print. */
export type FontCoverage = {
  /** The characters that some font of the set lacks, each once, in order of appearance. */
  readonly missing: (text: string) => readonly string[];
};

/** A range of code points, both ends in. */
type CodeRange = { readonly first: number; readonly last: number };

/** A cmap of a Chinese font is about 200 KB; a font that claims more is not one of ours. */
const CMAP_BYTES_MAX = 4_000_000;

export async function readFontCoverage(paths: readonly string[]): Promise<FontCoverage> {
  const fonts = await Promise.all(paths.map(readCoveredCodes));
  return {
    missing: (text) => {
      const found = new Set<string>();
      for (const character of text) {
        if (character === '\n') continue;
        const code = character.codePointAt(0) ?? 0;
        if (!fonts.every((codes) => codes.has(code))) found.add(character);
      }
      return [...found];
    },
  };
}

/** Reads the font's own table of characters (OpenType `cmap`, formats 4 and 12). */
async function readCoveredCodes(path: string): Promise<ReadonlySet<number>> {
  const file = await open(path, 'r');
  try {
    const cmap = await readTable(file, 'cmap');
    const codes = new Set<number>();
    for (const { first, last } of codeRanges(cmap)) {
      for (let code = first; code <= last; code += 1) codes.add(code);
    }
    return codes;
  } finally {
    await file.close();
  }
}

async function readTable(file: FileHandle, tag: string): Promise<Buffer> {
  const header = await readBytes(file, 0, 12);
  const count = header.readUInt16BE(4);
  const directory = await readBytes(file, 12, count * 16);
  for (let at = 0; at < directory.length; at += 16) {
    if (directory.toString('latin1', at, at + 4) !== tag) continue;
    const length = directory.readUInt32BE(at + 12);
    assert(length <= CMAP_BYTES_MAX, 'font: table too large');
    return readBytes(file, directory.readUInt32BE(at + 8), length);
  }
  throw new Error(`font: no ${tag} table`);
}

async function readBytes(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  assert(bytesRead === length, 'font: file ends early');
  return buffer;
}

/** Of the Unicode subtables the fullest (format 12) where there is one, else format 4. */
function codeRanges(cmap: Buffer): readonly CodeRange[] {
  let bmpOnly: number | null = null;
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const record = 4 + index * 8;
    const platform = cmap.readUInt16BE(record);
    if (platform !== 0 && platform !== 3) continue;
    const offset = cmap.readUInt32BE(record + 4);
    const format = cmap.readUInt16BE(offset);
    if (format === 12) return rangesOfFormat12(cmap, offset);
    if (format === 4) bmpOnly = offset;
  }
  assert(bmpOnly !== null, 'font: no Unicode cmap');
  return rangesOfFormat4(cmap, bmpOnly);
}

function rangesOfFormat12(cmap: Buffer, offset: number): readonly CodeRange[] {
  const ranges: CodeRange[] = [];
  const groups = cmap.readUInt32BE(offset + 12);
  for (let index = 0; index < groups; index += 1) {
    const at = offset + 16 + index * 12;
    const [first, last] = [cmap.readUInt32BE(at), cmap.readUInt32BE(at + 4)];
    const glyph = cmap.readUInt32BE(at + 8);
    assert(first <= last && last <= 0x10ffff, 'font: impossible range');
    // Glyph 0 is the box itself.
    if (glyph === 0 && first === last) continue;
    ranges.push({ first: glyph === 0 ? first + 1 : first, last });
  }
  return ranges;
}

function rangesOfFormat4(cmap: Buffer, offset: number): readonly CodeRange[] {
  const ranges: CodeRange[] = [];
  const doubled = cmap.readUInt16BE(offset + 6);
  const [ends, starts] = [offset + 14, offset + 16 + doubled];
  const [deltas, rangeOffsets] = [starts + doubled, starts + doubled * 2];
  for (let at = 0; at < doubled; at += 2) {
    const [first, last] = [cmap.readUInt16BE(starts + at), cmap.readUInt16BE(ends + at)];
    const delta = cmap.readUInt16BE(deltas + at);
    const rangeOffset = cmap.readUInt16BE(rangeOffsets + at);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const listed = rangeOffsets + at + rangeOffset + (code - first) * 2;
      const raw = rangeOffset === 0 ? code : cmap.readUInt16BE(listed);
      const glyph = raw === 0 && rangeOffset !== 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) ranges.push({ first: code, last: code });
    }
  }
  return ranges;
}
