import { expect, test } from 'vitest';
import { bytesSource } from '../../platform/files/index.ts';
import { hostileRecordings, recordingInPieces } from './hls.testing.ts';
import { PACKAGE_FAULTS } from './package-fault.ts';
import { PACKAGE_LIMITS } from './package-limits.ts';
import type { PackageMessage } from './package-wire.ts';
import { answerOf } from './read-package.ts';
import { readPackageFrom } from './read-package-from.ts';

async function read(bytes: Buffer) {
  const messages: PackageMessage[] = [];
  const written: Uint8Array[] = [];
  await readPackageFrom(bytesSource(bytes), PACKAGE_LIMITS, {
    send: (message) => messages.push(message),
    write: (piece) => written.push(Uint8Array.from(piece)),
  });
  return { answer: answerOf(messages), written: Buffer.concat(written) };
}

test('a recording in pieces is measured, and served under names of ours with known tags only', async () => {
  // Goal: nothing of a playlist reaches a player that was not understood. Method: one with all that encoders add.
  const { answer, written } = await read(recordingInPieces());
  if (!answer.ok) throw new Error(answer.code);
  expect(answer.value.recording).toEqual({ entry: 'f0.m3u8', lengthMs: 20_000 });
  expect(answer.value.files.map((one) => [one.path, one.mediaType])).toEqual([
    ['f0.m3u8', 'application/vnd.apple.mpegurl'],
    ['f1.ts', 'video/mp2t'],
    ['f2.ts', 'video/mp2t'],
  ]);
  const [entry] = answer.value.files;
  expect(written.subarray(0, entry?.bytes).toString('utf8').split('\n')).toEqual([
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    '#EXT-X-TARGETDURATION:10',
    '#EXTINF:10.0,first',
    'f1.ts',
    '#EXTINF:10,',
    'f2.ts',
    '#EXT-X-ENDLIST',
    '',
  ]);
});

test('recordings that lead elsewhere, lie about their length or hide something are refused', async () => {
  // Goal: a playlist fetches nothing but its own pieces. Method: recordings that each try one thing; every fault is met.
  const hostile = hostileRecordings();
  expect(hostile.length).toBeGreaterThanOrEqual(8);
  const found: (readonly [string, string])[] = [];
  for (const one of hostile) {
    const { answer } = await read(one.bytes);
    found.push([one.name, answer.ok ? 'taken in' : answer.code]);
  }
  expect(found).toEqual(hostile.map((one) => [one.name, one.fault]));
  const met = new Set(hostile.map((one) => one.fault));
  const own = PACKAGE_FAULTS.filter((fault) => fault.startsWith('hls_'));
  expect(own.filter((fault) => !met.has(fault))).toEqual([]);
});
