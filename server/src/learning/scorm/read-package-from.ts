import type { ByteSource, ZipEntry } from '../../platform/files/index.ts';
import { readXml, type XmlElement, XmlRefusal } from '../../platform/xml/index.ts';
import { coursewareType } from './courseware-type.ts';
import { beginsAs, type HlsFile, isPlaylist, readHls } from './hls-playlist.ts';
import { type PackageNames, readManifest } from './manifest.ts';
import { openPackage, unpack } from './package-archive.ts';
import { PackageRefusal } from './package-fault.ts';
import type { PackageLimits } from './package-limits.ts';
import type { PackageMessage, PackedFile } from './package-wire.ts';

const MANIFEST = 'imsmanifest.xml';
const XML_DEPTH_MAX = 64;
const XML_NODES_MAX = 200_000;
const FILES_A_MESSAGE = 200;
/** Enough to find them. */
const LEFT_OUT_SHOWN = 50;

export type PackageSink = {
  readonly send: (message: PackageMessage) => void;
  /** The files' bytes, one after the other. */
  readonly write: (bytes: Uint8Array) => void;
};

/** The directory, then the manifest, then the files: each step only after the one before was sound. */
export async function readPackageFrom(
  source: ByteSource,
  limits: PackageLimits,
  sink: PackageSink,
): Promise<void> {
  try {
    await read(source, limits, sink);
  } catch (error) {
    if (!(error instanceof PackageRefusal)) throw error;
    sink.send({ refused: error.fault, detail: error.detail });
  }
}

async function read(source: ByteSource, limits: PackageLimits, sink: PackageSink): Promise<void> {
  const entries = openPackage(source, limits);
  if (isRecording(entries)) {
    await readRecording(source, entries, limits, sink);
    return;
  }
  const manifest = readManifest(await manifestOf(source, entries, limits), namesOf(entries));
  const kept = entries.filter((entry) => coursewareType(entry.name) !== null);
  const leftOut = entries.filter((entry) => coursewareType(entry.name) === null);
  sink.send({ manifest, leftOut: leftOut.slice(0, LEFT_OUT_SHOWN).map((entry) => entry.name) });
  await unpackAll(source, kept, sink);
}

/** Playlists without a manifest: a recording in pieces (HLS), no courseware. */
function isRecording(entries: readonly ZipEntry[]): boolean {
  const manifest = entries.some((one) => one.name.toLowerCase().split('/').at(-1) === MANIFEST);
  return !manifest && entries.some((one) => isPlaylist(one.name));
}

async function readRecording(
  source: ByteSource,
  entries: readonly ZipEntry[],
  limits: PackageLimits,
  sink: PackageSink,
): Promise<void> {
  const playlists = new Map<string, string>();
  for (const entry of entries.filter((one) => isPlaylist(one.name)))
    playlists.set(entry.name, (await bytesOf(source, entry, limits)).toString('utf8'));
  const { entry, lengthMs, files } = readHls(playlists, new Set(entries.map((one) => one.name)));
  sink.send({ recording: { entry, lengthMs } });
  let offset = 0;
  const packed: PackedFile[] = [];
  for (const file of files) {
    const bytes = await writeFile(source, entries, file, sink);
    packed.push({ path: file.name, mediaType: file.mediaType, offset, bytes });
    offset += bytes;
  }
  for (let at = 0; at < packed.length; at += FILES_A_MESSAGE)
    sink.send({ files: packed.slice(at, at + FILES_A_MESSAGE) });
}

async function writeFile(
  source: ByteSource,
  entries: readonly ZipEntry[],
  file: HlsFile,
  sink: PackageSink,
): Promise<number> {
  if ('text' in file) {
    const bytes = Buffer.from(file.text);
    sink.write(bytes);
    return bytes.length;
  }
  const entry = entries.find((one) => one.name === file.path);
  const what = file.path.slice(0, 200);
  if (!entry) throw new PackageRefusal('hls_segment_missing', { what });
  let begun = false;
  await unpack(source, entry, (piece) => {
    if (!begun && !beginsAs(file.path, piece))
      throw new PackageRefusal('hls_segment_type', { what });
    begun = true;
    sink.write(piece);
  });
  if (!begun) throw new PackageRefusal('hls_segment_type', { what });
  return entry.unpackedBytes;
}

async function unpackAll(
  source: ByteSource,
  kept: readonly ZipEntry[],
  sink: PackageSink,
): Promise<void> {
  let offset = 0;
  let files: PackedFile[] = [];
  for (const entry of kept) {
    await unpack(source, entry, (piece) => sink.write(piece));
    const mediaType = coursewareType(entry.name) ?? '';
    files.push({ path: entry.name, mediaType, offset, bytes: entry.unpackedBytes });
    offset += entry.unpackedBytes;
    if (files.length < FILES_A_MESSAGE) continue;
    sink.send({ files });
    files = [];
  }
  sink.send({ files });
}

async function manifestOf(
  source: ByteSource,
  entries: readonly ZipEntry[],
  limits: PackageLimits,
): Promise<XmlElement> {
  const entry = entries.find((one) => one.name === MANIFEST) ?? refuseWithout(entries);
  const bytes = await bytesOf(source, entry, limits);
  try {
    const xml = { bytes: limits.manifestBytes, depth: XML_DEPTH_MAX, nodes: XML_NODES_MAX };
    return readXml(bytes, xml);
  } catch (error) {
    throw error instanceof XmlRefusal ? refusalOf(error) : error;
  }
}

/** What is read as a whole is no larger than any honest manifest. */
async function bytesOf(
  source: ByteSource,
  entry: ZipEntry,
  limits: PackageLimits,
): Promise<Buffer> {
  if (entry.unpackedBytes > limits.manifestBytes) {
    const sizes = { found: entry.unpackedBytes, allowed: limits.manifestBytes };
    throw new PackageRefusal('manifest_too_large', sizes);
  }
  const pieces: Buffer[] = [];
  await unpack(source, entry, (piece) => pieces.push(Buffer.from(piece)));
  return Buffer.concat(pieces);
}

/** The usual mistake is to pack the folder instead of what is in it. */
function refuseWithout(entries: readonly ZipEntry[]): never {
  const inside = entries.find((one) => one.name.toLowerCase().split('/').at(-1) === MANIFEST);
  if (inside) throw new PackageRefusal('manifest_in_folder', { what: inside.name.slice(0, 200) });
  const other = entries.find((one) => ['cmi5.xml', 'tincan.xml'].includes(one.name.toLowerCase()));
  if (other) throw new PackageRefusal('other_standard', { found: other.name });
  throw new PackageRefusal('no_manifest');
}

function refusalOf({ fault, detail }: XmlRefusal): PackageRefusal {
  switch (fault) {
    case 'document_type':
      return new PackageRefusal('xml_document_type', detail);
    case 'encoding':
      return new PackageRefusal('xml_encoding', detail);
    case 'not_well_formed':
      return new PackageRefusal('xml_broken', detail);
    case 'too_deep':
    case 'too_many_nodes':
    case 'too_large':
      return new PackageRefusal('manifest_too_large', { found: fault, ...detail });
  }
}

function namesOf(entries: readonly ZipEntry[]): PackageNames {
  const exact = new Set(entries.map((entry) => entry.name));
  const folded = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry.name]));
  return {
    has: (path) => exact.has(path),
    nearly: (path) => folded.get(path.toLowerCase()) ?? null,
  };
}
