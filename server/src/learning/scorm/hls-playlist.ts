import { PackageRefusal } from './package-fault.ts';

/** Ten hours, as long as a chapter may be. */
const SECONDS_MAX = 36_000;
const SEGMENT_SECONDS_MAX = 120;
/** Variants of one recording are cut at other places, and end within this of one another. */
const APART_SECONDS = 3;
const LINES_MAX = 50_000;
const PLAYLISTS_MAX = 20;

/** What a playlist may name, by its ending, and what it is served as. */
const SEGMENT_TYPES: Readonly<Record<string, string>> = {
  ts: 'video/mp2t',
  m4s: 'video/iso.segment',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  vtt: 'text/vtt',
};
export const PLAYLIST_TYPE = 'application/vnd.apple.mpegurl';
export const HLS_TYPES: readonly string[] = [
  PLAYLIST_TYPE,
  ...new Set(Object.values(SEGMENT_TYPES)),
];

export type HlsFile = { readonly name: string; readonly mediaType: string } & (
  | { readonly text: string }
  | { readonly path: string }
);

/** A recording in pieces: its playlists rewritten to flat names, and the pieces that they name. */
export type HlsRecording = {
  readonly entry: string;
  readonly lengthMs: number;
  readonly files: readonly HlsFile[];
};

type Playlist = {
  readonly path: string;
  readonly master: boolean;
  readonly seconds: number;
  readonly ended: boolean;
  /** Lines to serve; what they name is a path of the package. */
  readonly lines: readonly (
    | string
    | { readonly before: string; readonly path: string; readonly after: string }
  )[];
  readonly variants: readonly string[];
};

/** Tags that are served as they came: none of them names a file. */
const KEPT =
  /^#(EXTM3U|EXT-X-(VERSION|TARGETDURATION|MEDIA-SEQUENCE|DISCONTINUITY|DISCONTINUITY-SEQUENCE|ENDLIST|PLAYLIST-TYPE|INDEPENDENT-SEGMENTS|STREAM-INF|BYTERANGE)|EXTINF)(:[^\p{Cc}]*)?$/u;
const NAMING = /^(#EXT-X-(?:MAP|MEDIA):[^"]*(?:"[^"]*"[^"]*)*?URI=")([^"]*)(".*)$/;

/**
 * Reads the playlists of a package. What they name lies beside them, in the package; nothing is encrypted or live. They
 * are served as they were understood here: a tag that is not known is left out, whatever a player would make of it.
 */
export function readHls(
  playlists: ReadonlyMap<string, string>,
  names: ReadonlySet<string>,
): HlsRecording {
  if (playlists.size > PLAYLISTS_MAX)
    throw new PackageRefusal('hls_too_large', { found: playlists.size, allowed: PLAYLISTS_MAX });
  const read = new Map([...playlists].map(([path, text]) => [path, playlistOf(path, text, names)]));
  const masters = [...read.values()].filter((one) => one.master);
  const [entry, other] = masters.length > 0 ? masters : [...read.values()];
  if (!entry || other) throw new PackageRefusal('hls_several', { found: read.size });
  const variants = entry.master ? entry.variants.map((path) => mediaOf(read, path)) : [entry];
  const flat = flatten(entry, read);
  return { entry: flat[0]?.name ?? '', lengthMs: lengthOf(variants), files: flat };
}

function mediaOf(read: ReadonlyMap<string, Playlist>, path: string): Playlist {
  const found = read.get(path);
  if (!found || found.master) throw new PackageRefusal('hls_broken', { what: shown(path) });
  return found;
}

function lengthOf(variants: readonly Playlist[]): number {
  const lengths = variants.map((one) => one.seconds);
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
  const sound = shortest >= 1 && longest <= SECONDS_MAX && longest - shortest <= APART_SECONDS;
  if (!sound || !Number.isFinite(shortest)) throw new PackageRefusal('hls_length');
  return Math.round(shortest * 1000);
}

function playlistOf(path: string, text: string, names: ReadonlySet<string>): Playlist {
  const raw = text.split(/\r?\n/);
  if (raw.length > LINES_MAX)
    throw new PackageRefusal('hls_too_large', { found: raw.length, allowed: LINES_MAX });
  if (raw[0] !== '#EXTM3U') throw new PackageRefusal('hls_broken', { what: shown(path) });
  const lines: Playlist['lines'][number][] = [];
  const variants: string[] = [];
  let seconds = 0;
  let ended = false;
  /** The tag that says what the next address is. */
  let awaits: 'piece' | 'variant' | null = null;
  for (const line of raw.map((one) => one.trim())) {
    if (line === '') continue;
    if (!line.startsWith('#')) {
      if (awaits === null) throw new PackageRefusal('hls_broken', { what: shown(line) });
      const named = within(path, line, names);
      if (awaits === 'variant') variants.push(named);
      lines.push({ before: '', path: named, after: '' });
      awaits = null;
      continue;
    }
    refuseTags(line);
    const naming = NAMING.exec(line);
    if (naming) {
      const [, before = '', uri = '', after = ''] = naming;
      if (after.includes('URI=')) throw new PackageRefusal('hls_broken', { what: shown(line) });
      lines.push({ before, path: within(path, uri, names), after });
      continue;
    }
    if (!KEPT.test(line) && !/^#EXT-X-MEDIA:[^\p{Cc}]*$/u.test(line)) continue;
    if (line.startsWith('#EXTINF:')) {
      seconds += secondsOf(line);
      awaits = 'piece';
    }
    if (line.startsWith('#EXT-X-STREAM-INF:')) awaits = 'variant';
    ended ||= line === '#EXT-X-ENDLIST';
    lines.push(line);
  }
  const master = variants.length > 0;
  if (awaits !== null || (master && seconds > 0))
    throw new PackageRefusal('hls_broken', { what: shown(path) });
  if (!master && !ended) throw new PackageRefusal('hls_live', { what: shown(path) });
  return { path, master, seconds, ended, lines, variants };
}

/** What would have a player fetch keys, or put addresses together itself. */
function refuseTags(line: string): void {
  if (/^#EXT-X-(SESSION-)?KEY:/.test(line) && !/^#EXT-X-KEY:METHOD=NONE$/.test(line))
    throw new PackageRefusal('hls_encrypted');
  if (line.startsWith('#EXT-X-DEFINE:'))
    throw new PackageRefusal('hls_broken', { what: shown(line) });
}

function secondsOf(line: string): number {
  const said = /^#EXTINF:(\d{1,6}(?:\.\d{1,9})?)\s*(?:,.*)?$/.exec(line)?.[1];
  const seconds = Number(said ?? '0');
  if (seconds <= 0 || seconds > SEGMENT_SECONDS_MAX)
    throw new PackageRefusal('hls_length', { what: shown(line) });
  return seconds;
}

/** The file of the package that an address means: beside the playlist or below it, and there. */
function within(playlist: string, uri: string, names: ReadonlySet<string>): string {
  const what = shown(uri);
  const elsewhere = /^[a-z][a-z0-9+.-]*:|^\/|[\\?#\p{Cc}]|\{\$/iu.test(uri);
  const steps = decoded(uri).split('/');
  if (elsewhere || steps.some((step) => step === '' || step === '.' || step === '..'))
    throw new PackageRefusal('hls_elsewhere', { what });
  const path = `${playlist.slice(0, playlist.lastIndexOf('/') + 1)}${steps.join('/')}`;
  if (!names.has(path)) throw new PackageRefusal('hls_segment_missing', { what });
  if (!isPlaylist(path) && SEGMENT_TYPES[endingOf(path)] === undefined)
    throw new PackageRefusal('hls_segment_type', { what });
  return path;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    throw new PackageRefusal('hls_elsewhere', { what: shown(uri) });
  }
}

/** Flat names in the order in which they are met; the entry is the first. */
function flatten(entry: Playlist, read: ReadonlyMap<string, Playlist>): readonly HlsFile[] {
  const names = new Map<string, string>();
  const nameOf = (path: string): string => {
    const name = names.get(path) ?? `f${names.size}.${endingOf(path)}`;
    names.set(path, name);
    return name;
  };
  const files: HlsFile[] = [];
  nameOf(entry.path);
  // A map may grow while it is gone through: what a playlist names comes after it.
  for (const [path, name] of names) {
    const playlist = read.get(path);
    if (!playlist) {
      files.push({ name, mediaType: SEGMENT_TYPES[endingOf(path)] ?? '', path });
      continue;
    }
    const lines = playlist.lines.map((line) =>
      typeof line === 'string' ? line : `${line.before}${nameOf(line.path)}${line.after}`,
    );
    files.push({ name, mediaType: PLAYLIST_TYPE, text: `${lines.join('\n')}\n` });
  }
  return files;
}

export function isPlaylist(path: string): boolean {
  return endingOf(path) === 'm3u8';
}

/** Does a piece begin as its ending says? */
export function beginsAs(path: string, head: Uint8Array): boolean {
  const bytes = Buffer.from(head);
  const ending = endingOf(path);
  if (ending === 'ts') return bytes[0] === 0x47 && (bytes.length <= 188 || bytes[188] === 0x47);
  if (ending === 'vtt')
    return bytes
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .startsWith('WEBVTT');
  if (ending === 'aac')
    return (
      bytes.subarray(0, 3).toString('latin1') === 'ID3' ||
      (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf0) === 0xf0)
    );
  const box = bytes.subarray(4, 8).toString('latin1');
  return ['ftyp', 'styp', 'moof', 'moov', 'sidx', 'emsg'].includes(box);
}

function endingOf(path: string): string {
  const at = path.lastIndexOf('.');
  return at <= path.lastIndexOf('/') ? '' : path.slice(at + 1).toLowerCase();
}

function shown(text: string): string {
  return text.slice(0, 200).replaceAll(/\p{Cc}/gu, '?');
}
