import { describe, expect, it } from 'vitest';
import { fileKindOf, fitWithin, jpegOrientation } from './image-bytes.ts';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? Array.from(part, (char) => char.charCodeAt(0)) : part,
    ),
  );

/** SOI, APP1 with a TIFF header and one directory entry: the orientation. */
function jpegWith(orientation: number, little: boolean): Uint8Array {
  const two = (value: number) => (little ? [value, 0] : [0, value]);
  const tag = little ? [0x12, 0x01] : [0x01, 0x12];
  const four = (value: number) => (little ? [value, 0, 0, 0] : [0, 0, 0, value]);
  const tiff = [
    ...(little ? [0x49, 0x49] : [0x4d, 0x4d]),
    ...two(42),
    ...four(8),
    ...two(1),
    ...tag,
    ...two(3),
    ...four(1),
    ...two(orientation),
    0,
    0,
  ];
  return bytes([0xff, 0xd8, 0xff, 0xe1, 0, 8 + tiff.length], 'Exif', [0, 0], tiff, [0xff, 0xda]);
}

describe('kind of a file', () => {
  it('is read from its content', () => {
    // Goal: names and declared types prove nothing. Method: the first bytes of each kind.
    expect(fileKindOf(bytes([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpeg');
    expect(fileKindOf(bytes([0x89], 'PNG\r\n', [0x1a], '\n'))).toBe('png');
    expect(fileKindOf(bytes('RIFF', [1, 2, 3, 4], 'WEBP'))).toBe('webp');
    expect(fileKindOf(bytes([0, 0, 0, 24], 'ftypheic'))).toBe('heic');
    expect(fileKindOf(bytes([0, 0, 0, 24], 'ftypmp42'))).toBe('other');
    expect(fileKindOf(bytes('%PDF-1.7'))).toBe('pdf');
    expect(fileKindOf(bytes('MZ'))).toBe('other');
    expect(fileKindOf(bytes())).toBe('other');
  });
});

describe('orientation', () => {
  it('is found in either byte order', () => {
    // Goal: sideways photos are known. Method: hand-made EXIF blocks, Intel and Motorola.
    expect(jpegOrientation(jpegWith(6, true))).toBe(6);
    expect(jpegOrientation(jpegWith(8, false))).toBe(8);
  });

  it('survives broken files', () => {
    // Goal: no exception on any prefix of a file. Method: every cut of a good one.
    const whole = jpegWith(6, false);
    for (let end = 0; end < whole.length; end += 1) {
      expect(() => jpegOrientation(whole.slice(0, end))).not.toThrow();
    }
    expect(jpegOrientation(bytes([0xff, 0xd8, 0xff, 0xda]))).toBeUndefined();
  });
});

describe('size', () => {
  it('shrinks to the longer side and never grows', () => {
    // Goal: at most 2560 on each side. Method: both shapes, a small one and a sliver.
    expect(fitWithin({ width: 4000, height: 3000 }, 2560)).toEqual({ width: 2560, height: 1920 });
    expect(fitWithin({ width: 3000, height: 4000 }, 2560)).toEqual({ width: 1920, height: 2560 });
    expect(fitWithin({ width: 800, height: 600 }, 2560)).toEqual({ width: 800, height: 600 });
    expect(fitWithin({ width: 100000, height: 1 }, 2560)).toEqual({ width: 2560, height: 1 });
  });
});
