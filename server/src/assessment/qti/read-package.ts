import type { ByteSource } from '../../platform/files/index.ts';
import { readXml, type XmlElement, XmlRefusal } from '../../platform/xml/index.ts';
import type { QuestionContent } from '../domain/question.ts';
import { openPackage, type PackageArchive } from './package-archive.ts';
import type { QtiLimits } from './qti-limits.ts';
import {
  FileRefusal,
  type ItemRefusalCode,
  ItemRefusal,
  type QtiNote,
  type RefusalDetail,
} from './qti-refusal.ts';
import { type ItemMetadata, NO_METADATA, readItem } from './read-item.ts';
import { MANIFEST_NAME, pathInside, readManifest, type Resource } from './read-manifest.ts';

/** What became of one item, in the order of the manifest. */
export type QtiOutcome =
  | {
      readonly file: string;
      /** Its pictures are named by their place in the package. */
      readonly question: QuestionContent;
      readonly notes: readonly QtiNote[];
    }
  | {
      readonly file: string;
      readonly refused: ItemRefusalCode;
      readonly element: string | null;
      readonly line: number | null;
      readonly detail: RefusalDetail;
    };

/** What of a package is no question, counted. */
export type QtiRest = { readonly tests: number; readonly others: number };

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
/** A name in an archive may be 64 KB; nobody reads more of it than this. */
const NAME_SHOWN = 200;

export type QtiSink = {
  readonly onOutcome: (outcome: QtiOutcome) => void;
  /** Once for every picture file that a sound item shows, before that item. */
  readonly onPicture: (path: string, bytes: Uint8Array) => void;
};

/** One item alone, or a package of them; throws `FileRefusal` where nothing can be read. */
export function readQti(source: ByteSource, limits: QtiLimits, sink: QtiSink): QtiRest {
  if (source.size > limits.fileBytes) {
    throw new FileRefusal('qti_file_too_large', {
      found: source.size,
      allowed: limits.fileBytes,
    });
  }
  if (source.read(0, ZIP.length).equals(ZIP)) return readPackage(source, limits, sink);
  const head = source.read(0, 1_024).toString('latin1').replaceAll('\0', '');
  if (!/^[\s\u00ef\u00bb\u00bf\u00fe\u00ff]*</.test(head)) throw new FileRefusal('qti_not_qti');
  if (source.size > limits.itemBytes) {
    throw new FileRefusal('qti_file_too_large', { found: source.size, allowed: limits.itemBytes });
  }
  const alone = { bytes: () => source.read(0, source.size), picture: () => null };
  sink.onOutcome(outcomeOf('', NO_METADATA, limits, alone));
  return { tests: 0, others: 0 };
}

function readPackage(source: ByteSource, limits: QtiLimits, sink: QtiSink): QtiRest {
  const archive = openPackage(source, limits);
  const manifest = manifestOf(archive, limits);
  const folder = manifest.slice(0, -MANIFEST_NAME.length);
  const resources = readManifest(archive.bytesOf(manifest), limits);
  const items = resources.filter(({ what }) => what === 'item' || what === 'old-item');
  if (items.length === 0) throw new FileRefusal('qti_no_items');
  if (items.length > limits.items) {
    throw new FileRefusal('qti_too_many_items', { found: items.length, allowed: limits.items });
  }
  const names = new Set<string>();
  const files = new Set<string>();
  const pictures = new Set<string>();
  let said = 0;
  for (const item of items) {
    const outcome = resourceOutcome(item, {
      archive,
      folder,
      limits,
      names,
      files,
      pictures,
      sink,
    });
    said += Buffer.byteLength(JSON.stringify(outcome));
    if (said > limits.sayBytes) {
      throw new FileRefusal('qti_unpacks_too_large', { found: said, allowed: limits.sayBytes });
    }
    sink.onOutcome(outcome);
  }
  const tests = resources.filter(({ what }) => what === 'test').length;
  return { tests, others: resources.length - items.length - tests };
}

/** At the top, or in the one folder that somebody packed instead of its content. */
function manifestOf(archive: PackageArchive, limits: QtiLimits): string {
  const found = archive.names.includes(MANIFEST_NAME)
    ? [MANIFEST_NAME]
    : archive.names.filter((name) => /^[^/]+\/imsmanifest\.xml$/.test(name));
  const [only, other] = found;
  if (only === undefined || other !== undefined) throw new FileRefusal('qti_no_manifest');
  const size = archive.sizeOf(only) ?? 0;
  if (size > limits.manifestBytes) {
    throw new FileRefusal('qti_bad_manifest', { what: 'too_large', found: size });
  }
  return only;
}

type Package = {
  readonly archive: PackageArchive;
  readonly folder: string;
  readonly limits: QtiLimits;
  /** Seen before in this manifest. */
  readonly names: Set<string>;
  readonly files: Set<string>;
  readonly pictures: Set<string>;
  readonly sink: QtiSink;
};

function resourceOutcome(item: Resource, of: Package): QtiOutcome {
  const { archive, limits } = of;
  const path = item.href === null ? null : pathInside(item.href, of.folder);
  const shown = (path ?? item.href ?? item.identifier).slice(0, NAME_SHOWN);
  const refused = (code: ItemRefusalCode, detail: RefusalDetail = {}): QtiOutcome => ({
    file: shown,
    refused: code,
    element: null,
    line: null,
    detail,
  });
  if (item.what === 'old-item') return refused('qti_old_version');
  if (item.href === null) return refused('qti_file_missing');
  if (path === null) return refused('qti_file_outside');
  if (of.names.has(item.identifier) || of.files.has(path)) return refused('qti_identifier_twice');
  of.names.add(item.identifier);
  of.files.add(path);
  const size = archive.sizeOf(path);
  if (size === null) return refused('qti_file_missing');
  if (size > limits.itemBytes) {
    return refused('qti_item_too_large', { found: size, allowed: limits.itemBytes });
  }
  return outcomeOf(shown, item.metadata, limits, {
    bytes: () => archive.bytesOf(path),
    picture: (src) => pictureFrom(src, path, of),
  });
}

/** The picture file that an item means, handed over the first time; null where it is not there or too large. */
function pictureFrom(src: string, item: string, of: Package): string | null {
  const { archive, limits, pictures } = of;
  // What names another place, by a scheme or from a root, is nowhere in the package.
  if (/^\s*(?:[A-Za-z][\w+.-]*:|[/\\])/.test(src)) return null;
  const steps = item.split('/').slice(0, -1).map(encodeURIComponent);
  const path = pathInside([...steps, src].join('/'), '');
  const size = path === null ? null : archive.sizeOf(path);
  if (path === null || size === null || size > limits.pictureBytes) return null;
  if (!pictures.has(path)) {
    if (pictures.size >= limits.pictures) {
      const counts = { found: pictures.size + 1, allowed: limits.pictures };
      throw new FileRefusal('qti_too_many_pictures', counts);
    }
    pictures.add(path);
    of.sink.onPicture(path, archive.bytesOf(path));
  }
  return path;
}

function outcomeOf(
  file: string,
  metadata: ItemMetadata,
  limits: QtiLimits,
  from: { readonly bytes: () => Uint8Array; readonly picture: (src: string) => string | null },
): QtiOutcome {
  try {
    const { question, pictures, notes } = readItem(documentOf(from.bytes(), limits), metadata);
    const shown = pictures.map(({ src, alt, option, element }) => {
      const path = from.picture(src);
      if (path !== null) return { pictureId: path, alt, option };
      const detail = { what: src.slice(0, NAME_SHOWN) };
      const { written, line } = element;
      throw new ItemRefusal('qti_picture_file', { element: written, line, detail });
    });
    return {
      file,
      question: { ...question, shown: { ...question.shown, pictures: shown } },
      notes,
    };
  } catch (error) {
    if (!(error instanceof ItemRefusal)) throw error;
    const { code, element, line, detail } = error;
    return { file, refused: code, element: element?.slice(0, 80) ?? null, line, detail };
  }
}

function documentOf(bytes: Uint8Array, limits: QtiLimits): XmlElement {
  try {
    return readXml(bytes, {
      bytes: limits.itemBytes,
      depth: limits.itemDepth,
      nodes: limits.itemNodes,
    });
  } catch (error) {
    if (!(error instanceof XmlRefusal)) throw error;
    throw itemRefusalOf(error);
  }
}

function itemRefusalOf({ fault, detail }: XmlRefusal): ItemRefusal {
  const line = typeof detail['line'] === 'number' ? { line: detail['line'] } : {};
  switch (fault) {
    case 'document_type':
      return new ItemRefusal('qti_xml_declarations', line);
    case 'not_well_formed':
    case 'encoding':
      return new ItemRefusal('qti_bad_xml', { ...line, detail: { what: detail['what'] ?? fault } });
    default:
      return new ItemRefusal('qti_xml_too_much', { ...line, detail });
  }
}
