import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  describeImage,
  describePdf,
  digestDistance,
  examineImage,
  makePreview,
  perceptualDigest,
  PREVIEW_SIDE,
} from './index.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixu-image-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Buffer | string): { path: string } {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { path };
}

/** A certificate-like picture: light ground, dark lines, a red seal in the lower right. */
function certificate(width: number, height: number, seal = '#c00'): Buffer {
  const lines = [0.2, 0.35, 0.5].map(
    (part) =>
      `<rect x="${width * 0.1}" y="${height * part}" width="${width * (0.9 - part)}" height="${height * 0.05}" fill="#222"/>`,
  );
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fdf6e3"/>${lines.join('')}<circle cx="${width * 0.75}" cy="${height * 0.75}" r="${height * 0.15}" fill="${seal}"/></svg>`,
  );
}

const photo = (): Promise<Buffer> =>
  sharp(certificate(2400, 1600))
    .withExif({
      IFD0: { Make: 'Synthetic' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 0/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** A PNG whose header says any size; its data is a few bytes. */
function declaredPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('a turned photograph comes out upright, small and without its place', async () => {
  // Goal: a reviewer sees it upright, nobody sees where it was taken. Method: EXIF 6 with GPS.
  const source = file('turned.jpg', await photo());
  expect(readFileSync(source.path).includes('Synthetic')).toBe(true);
  const output = join(folder, 'preview.jpg');
  const found = await examineImage(source, { path: output });
  expect(found).toMatchObject({
    ok: true,
    value: {
      facts: { type: 'jpg', width: 1600, height: 2400, orientation: 6, pages: 1 },
      preview: { width: 1067, height: PREVIEW_SIDE },
    },
  });
  const preview = await sharp(output).metadata();
  expect([preview.width, preview.height]).toEqual([1067, PREVIEW_SIDE]);
  expect([preview.exif, preview.xmp, preview.iptc, preview.orientation]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(readFileSync(output).includes('Synthetic')).toBe(false);
  // The seal was in the lower right before the turn, so it is in the lower left after it.
  const { data, info } = await sharp(output).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): number =>
    data[(Math.round(y * info.height) * info.width + Math.round(x * info.width)) * 3 + 1] ?? 0;
  expect(at(0.25, 0.75)).toBeLessThan(60);
  expect(at(0.9, 0.9)).toBeGreaterThan(200);
});

test('webp previews keep a small picture at its size', async () => {
  // Goal: nothing is blown up. Method: a picture smaller than the preview.
  const source = file('small.png', await sharp(certificate(300, 200)).png().toBuffer());
  const output = join(folder, 'small.webp');
  expect(await makePreview(source, { path: output, format: 'webp' })).toEqual({
    ok: true,
    value: { width: 300, height: 200 },
  });
  expect((await sharp(output).metadata()).format).toBe('webp');
});

test('the perceptual digest survives scaling and re-encoding and tells others apart', async () => {
  // Goal: the same certificate handed in twice is noticed. Method: distances of three pictures.
  const digest = async (name: string, bytes: Buffer): Promise<string> => {
    const found = await perceptualDigest(file(name, bytes));
    return found.ok ? found.value : found.code;
  };
  const one = await digest('one.png', await sharp(certificate(1200, 800)).png().toBuffer());
  const same = await digest(
    'same.jpg',
    await sharp(certificate(1200, 800)).resize(500).jpeg({ quality: 50 }).toBuffer(),
  );
  const other = await digest(
    'other.jpg',
    await sharp(certificate(1200, 800)).flop().jpeg().toBuffer(),
  );
  expect(one).toMatch(/^[0-9a-f]{16}$/);
  expect(digestDistance(one, same)).toBeLessThanOrEqual(6);
  expect(digestDistance(one, other)).toBeGreaterThan(10);
});

test('a picture that declares too many pixels is refused before it is decoded', async () => {
  // Goal: no pixel flood. Method: small files that say 50,000 x 50,000, and just over the limit.
  for (const [width, height] of [
    [50_000, 50_000],
    [8000, 5001],
  ] as const) {
    const source = file('flood.png', declaredPng(width, height));
    expect(await makePreview(source, { path: join(folder, 'x.jpg') })).toMatchObject({
      ok: false,
      code: 'files.too_many_pixels',
      detail: { found: width * height, allowed: 40_000_000 },
    });
    expect(await describeImage(source)).toMatchObject({ code: 'files.too_many_pixels' });
  }
});

test('broken and disguised pictures are refused with a reason', async () => {
  // Goal: never a crash. Method: cut off, noise behind a signature, and other things as .jpg.
  const whole = await photo();
  const preview = async (name: string, bytes: Buffer | string): Promise<string> => {
    const found = await makePreview(file(name, bytes), { path: join(folder, 'x.jpg') });
    return found.ok ? 'drawn' : found.code;
  };
  expect(await preview('cut.jpg', whole.subarray(0, whole.length >> 1))).toBe('files.damaged');
  expect(await preview('stub.jpg', whole.subarray(0, 30))).toBe('files.damaged');
  expect(await preview('short.png', declaredPng(1000, 1000))).toBe('files.damaged');
  expect(await preview('page.jpg', '<html><script>1</script></html>')).toBe('files.wrong_type');
  expect(await preview('drawing.jpg', certificate(10, 10))).toBe('files.wrong_type');
  expect(await preview('program.png', Buffer.from(`MZ${'\0'.repeat(99)}`))).toBe(
    'files.wrong_type',
  );
});

test('a HEIC says its size and that it cannot be drawn', async () => {
  // Goal: such photographs are kept, with facts. Method: the boxes that matter, turned once.
  const number = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  const bytes = Buffer.concat([
    number(24),
    Buffer.from('ftypheic\0\0\0\0heicmif1'),
    number(20),
    Buffer.from('ispe\0\0\0\0'),
    number(4032),
    number(3024),
    number(9),
    Buffer.from('irot\x03'),
  ]);
  const source = file('photo.heic', bytes);
  expect(await describeImage(source)).toEqual({
    ok: true,
    value: { type: 'heic', width: 3024, height: 4032, orientation: 6, pages: 1 },
  });
  expect(await makePreview(source, { path: join(folder, 'x.jpg') })).toMatchObject({
    ok: false,
    code: 'files.no_preview',
  });
});

test('a PDF says its pages, also from compressed objects, and what acts in it', async () => {
  // Goal: facts for the reviewer without opening it. Method: hand-made documents.
  const plain =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 3/Kids[]>>endobj\ntrailer<<>>\n%%EOF\n';
  expect(await describePdf(file('plain.pdf', plain))).toEqual({
    ok: true,
    value: { version: '1.4', pages: 3, encrypted: false, active: [] },
  });
  const packed = deflateSync(Buffer.from('2 0 <</Type /Pages /Count 12 /Kids []>>'));
  const compressed = Buffer.concat([
    Buffer.from('%PDF-1.7\n5 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\r\n'),
    packed,
    Buffer.from('\nendstream endobj\n%%EOF'),
  ]);
  expect(await describePdf(file('packed.pdf', compressed))).toMatchObject({
    value: { version: '1.7', pages: 12 },
  });
  const acting = plain.replace('/Catalog', '/Catalog/OpenAction<</S/J#61vaScript/JS(x)>>');
  expect(await describePdf(file('acting.pdf', acting))).toMatchObject({
    value: { active: ['JavaScript', 'JS', 'OpenAction'] },
  });
  const locked = plain.replace('trailer<<', 'trailer<</Encrypt 9 0 R');
  expect(await describePdf(file('locked.pdf', locked))).toMatchObject({
    value: { encrypted: true, pages: null },
  });
});

test('broken PDFs are refused with a reason', async () => {
  // Goal: never a crash, never a bomb. Method: cut off, disguised, and an object stream of 200 MB.
  expect(await describePdf(file('cut.pdf', '%PDF-1.4\n1 0 obj'))).toMatchObject({
    code: 'files.damaged',
  });
  expect(await describePdf(file('program.pdf', `MZ${'\0'.repeat(50)}`))).toMatchObject({
    code: 'files.wrong_type',
  });
  const bomb = Buffer.concat([
    Buffer.from('%PDF-1.7\n5 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n'),
    deflateSync(Buffer.alloc(200 * 1024 * 1024, 32)),
    Buffer.from('\nendstream endobj\n%%EOF'),
  ]);
  expect(await describePdf(file('bomb.pdf', bomb))).toMatchObject({
    ok: true,
    value: { pages: null },
  });
});

test('a large photograph stays within its limits', async () => {
  // Goal: 36 million pixels are drawn. Method: a real JPEG near the limit, through the real child.
  const large = await sharp(certificate(1200, 800)).resize(7300, 4900).jpeg().toBuffer();
  const source = file('large.jpg', large);
  const output = join(folder, 'large-preview.jpg');
  expect(await makePreview(source, { path: output })).toMatchObject({
    ok: true,
    value: { width: PREVIEW_SIDE },
  });
  expect(statSync(output).size).toBeLessThan(1024 * 1024);
});
