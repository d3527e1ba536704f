import type { ByteSource, ZipEntry } from '../../platform/files/index.ts';
import { readXml, type XmlElement, XmlRefusal } from '../../platform/xml/index.ts';
import { coursewareType } from './courseware-type.ts';
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
  const manifest = readManifest(await manifestOf(source, entries, limits), namesOf(entries));
  const kept = entries.filter((entry) => coursewareType(entry.name) !== null);
  const leftOut = entries.filter((entry) => coursewareType(entry.name) === null);
  sink.send({ manifest, leftOut: leftOut.slice(0, LEFT_OUT_SHOWN).map((entry) => entry.name) });
  await unpackAll(source, kept, sink);
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
  if (entry.unpackedBytes > limits.manifestBytes) {
    const sizes = { found: entry.unpackedBytes, allowed: limits.manifestBytes };
    throw new PackageRefusal('manifest_too_large', sizes);
  }
  const pieces: Buffer[] = [];
  await unpack(source, entry, (piece) => pieces.push(Buffer.from(piece)));
  try {
    const xml = { bytes: limits.manifestBytes, depth: XML_DEPTH_MAX, nodes: XML_NODES_MAX };
    return readXml(Buffer.concat(pieces), xml);
  } catch (error) {
    throw error instanceof XmlRefusal ? refusalOf(error) : error;
  }
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
