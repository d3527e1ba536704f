import type { PackageFault } from './package-fault.ts';
import { zipOf } from './packages.testing.ts';

/** A transport stream of one packet: the reader looks at how a piece begins, players at the rest. */
const PIECE = Buffer.concat([Buffer.from([0x47]), Buffer.alloc(187, 0xff)]);
const head = ['#EXTM3U', '#EXT-X-VERSION:3', '#EXT-X-TARGETDURATION:10'];

const vod = (...lines: readonly string[]) => [...head, ...lines, '#EXT-X-ENDLIST', ''].join('\n');
const pieces = (...names: readonly string[]) =>
  vod(...names.flatMap((name) => ['#EXTINF:10.0,', name]));

const zip = (files: Readonly<Record<string, string | Buffer>>) =>
  zipOf({
    entries: Object.entries(files).map(([name, bytes]) => ({ name, bytes })),
  });

/** An honest recording of twenty seconds in a folder, with what players do not need. */
export const recordingInPieces = (): Buffer =>
  zip({
    'video/list.m3u8': vod(
      '## made by an encoder',
      '#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:00Z',
      '#EXT-X-BITRATE:900',
      '#EXTINF:10.0,first',
      'piece%201.ts',
      '#EXTINF:10,',
      'more/b.ts',
    ),
    'video/piece 1.ts': PIECE,
    'video/more/b.ts': PIECE,
    'video/readme.txt': 'not named by any playlist',
  });

/** Recordings that each try one thing. */
export function hostileRecordings(): readonly {
  readonly name: string;
  readonly bytes: Buffer;
  readonly fault: PackageFault;
}[] {
  const one = (name: string, list: string, fault: PackageFault) => ({
    name,
    fault,
    bytes: zip({ 'a/list.m3u8': list, 'a/a.ts': PIECE, 'b.ts': PIECE }),
  });
  return [
    one('another host', pieces('https://evil.invalid/a.ts'), 'hls_elsewhere'),
    one('another host, without its scheme', pieces('//evil.invalid/a.ts'), 'hls_elsewhere'),
    one('the root of this host', pieces('/api/session'), 'hls_elsewhere'),
    one('climbs out of its folder', pieces('../b.ts'), 'hls_elsewhere'),
    one('climbs out, encoded', pieces('%2e%2e%2fb.ts'), 'hls_elsewhere'),
    one('climbs out, in Windows’ way', pieces('..\\b.ts'), 'hls_elsewhere'),
    one('a page of script', pieces('javascript:alert(1)'), 'hls_elsewhere'),
    one('data in the address', pieces('data:video/mp2t;base64,Rw=='), 'hls_elsewhere'),
    one('half of an escape', pieces('a%zz.ts'), 'hls_elsewhere'),
    one('asks with parameters', pieces('a.ts?token=1'), 'hls_elsewhere'),
    one(
      'a map from another host',
      vod('#EXT-X-MAP:URI="https://evil.invalid/i.mp4"', '#EXTINF:10,', 'a.ts'),
      'hls_elsewhere',
    ),
    one(
      'addresses put together by the player',
      vod('#EXT-X-DEFINE:NAME="h",VALUE="https://evil.invalid"', '#EXTINF:10,', '{$h}/a.ts'),
      'hls_broken',
    ),
    one(
      'keys from another host',
      vod('#EXT-X-KEY:METHOD=AES-128,URI="https://evil.invalid/k"', '#EXTINF:10,', 'a.ts'),
      'hls_encrypted',
    ),
    one('never ends', [...head, '#EXTINF:10,', 'a.ts', ''].join('\n'), 'hls_live'),
    one('a piece that is not there', pieces('c.ts'), 'hls_segment_missing'),
    one('longer than any piece', vod('#EXTINF:99999,', 'a.ts'), 'hls_length'),
    one('shorter than nothing', vod('#EXTINF:-1,', 'a.ts'), 'hls_length'),
    one('no length at all', vod(), 'hls_length'),
    one(
      'longer than any lesson',
      vod(...Array.from({ length: 400 }, () => ['#EXTINF:100,', 'a.ts']).flat()),
      'hls_length',
    ),
    one('no playlist inside', 'MZ this is a program', 'hls_broken'),
    one('addresses without a length', vod('a.ts'), 'hls_broken'),
    one(
      'a list without an end of lines',
      vod(...Array.from({ length: 60_000 }, () => '#')),
      'hls_too_large',
    ),
    {
      name: 'a page that calls itself a piece',
      fault: 'hls_segment_type',
      bytes: zip({ 'list.m3u8': pieces('a.ts'), 'a.ts': '<script>alert(1)</script>' }),
    },
    {
      name: 'a page as a piece',
      fault: 'hls_segment_type',
      bytes: zip({ 'list.m3u8': pieces('a.html'), 'a.html': '<script>alert(1)</script>' }),
    },
    {
      name: 'two recordings in one package',
      fault: 'hls_several',
      bytes: zip({ 'a.m3u8': pieces('a.ts'), 'b.m3u8': pieces('a.ts'), 'a.ts': PIECE }),
    },
    {
      name: 'qualities of different lengths',
      fault: 'hls_length',
      bytes: zip({
        'all.m3u8':
          '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\na.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=2\nb.m3u8\n',
        'a.m3u8': pieces('a.ts'),
        'b.m3u8': pieces('a.ts', 'a.ts'),
        'a.ts': PIECE,
      }),
    },
  ];
}
