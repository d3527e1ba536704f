import { expect, test } from 'vitest';
import { handMadeZip } from './testing.ts';
import { bytesSource, readZipDirectory } from './index.ts';

test('names, sizes and order come from the central directory', () => {
  // Goal: what archives declare is read right. Method: a hand-made archive with a folder.
  const bytes = handMadeZip([
    { name: 'a/b.txt', bytes: 'hello' },
    { name: '/c\\d.txt', bytes: 'x', stored: true },
  ]);
  const directory = readZipDirectory(bytesSource(bytes), 10);
  expect(directory).toMatchObject({
    ok: true,
    entries: [
      { name: 'a/b.txt', unpackedBytes: 5, method: 8 },
      { name: 'c/d.txt', unpackedBytes: 1, packedBytes: 1, method: 0 },
    ],
  });
});

test('every cut of an archive is a fault and never an exception', () => {
  // Goal: no byte position breaks the reader. Method: all prefixes of a small archive.
  const bytes = handMadeZip([
    { name: 'a', bytes: 'hello' },
    { name: 'b', bytes: 'world' },
  ]);
  for (let length = 0; length < bytes.length; length += 1) {
    expect(readZipDirectory(bytesSource(bytes.subarray(0, length)), 10).ok).toBe(false);
  }
});

test('every changed byte is read or is a fault', () => {
  // Goal: no lie breaks the reader. Method: each byte of an archive set to three values.
  const bytes = handMadeZip([
    { name: 'a', bytes: 'hello' },
    { name: 'b', bytes: 'world' },
  ]);
  let faults = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    for (const value of [0, 0x7f, 0xff]) {
      const changed = Buffer.from(bytes);
      changed[at] = value;
      const directory = readZipDirectory(bytesSource(changed), 10);
      if (!directory.ok) faults += 1;
    }
  }
  expect(faults).toBeGreaterThan(50);
});

test('names in GBK are read, and what a name or an entry is meant to be is said', () => {
  // Goal: archives of Chinese Windows keep their names, links and absolute names are known as such.
  // Method: hand-made entries; the second byte of 乗 is a backslash.
  const bytes = handMadeZip([
    { name: '乗.htm', nameBytes: Buffer.from('815c2e68746d', 'hex'), bytes: 'x' },
    { name: '课.htm', bytes: 'x', flags: 0x0800 },
    { name: '/etc/x', bytes: 'x' },
    { name: 'link', bytes: 'target', unixMode: 0o120777 },
  ]);
  const directory = readZipDirectory(bytesSource(bytes), 10);
  expect(directory).toMatchObject({
    ok: true,
    entries: [
      { name: '乗.htm', absolute: false, unixMode: null },
      { name: '课.htm' },
      { name: 'etc/x', absolute: true },
      { name: 'link', unixMode: 0o120777 },
    ],
  });
});
