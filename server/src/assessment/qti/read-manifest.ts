import {
  attributeOf,
  childOf,
  childrenOf,
  readXml,
  textOf,
  type XmlElement,
  XmlRefusal,
} from '../../platform/xml/index.ts';
import type { QtiLimits } from './qti-limits.ts';
import { FileRefusal } from './qti-refusal.ts';
import { type ItemMetadata, NO_METADATA } from './read-item.ts';

export const MANIFEST_NAME = 'imsmanifest.xml';

/** What one line of a manifest promises. */
export type Resource = {
  readonly identifier: string;
  readonly what: 'item' | 'old-item' | 'test' | 'other';
  /** As written, with what stands before it; null where the manifest names no file. */
  readonly href: string | null;
  readonly metadata: ItemMetadata;
};

const PACKAGING = /^https?:\/\/www\.imsglobal\.org\/xsd\/(?:[\w./-]+\/)?imscp_v1p[1-3]$/;
const ITEM = /^imsqti_(?:apip)?item_xmlv(?:2p[0-2]|3p0)(?:p\d)?$/;
const OLD_ITEM = /^(?:imsqti_(?:item_)?xmlv1p|imsqti_v1p)/;
/** The five steps of the metadata that packages carry. */
const DIFFICULTIES = ['very easy', 'easy', 'medium', 'difficult', 'very difficult'];

export function difficultyName(difficulty: number): string {
  return DIFFICULTIES[difficulty - 1] ?? 'medium';
}

export function readManifest(bytes: Uint8Array, limits: QtiLimits): readonly Resource[] {
  const root = manifestRoot(bytes, limits);
  if (root.local !== 'manifest' || !PACKAGING.test(root.uri)) {
    throw new FileRefusal('qti_bad_manifest', { what: root.local, line: root.line });
  }
  const resources = childOf(root, 'resources');
  if (resources === null) throw new FileRefusal('qti_no_items');
  const before = `${attributeOf(root, 'base') ?? ''}${attributeOf(resources, 'base') ?? ''}`;
  return childrenOf(resources, 'resource').map((one) => resourceOf(one, before));
}

function manifestRoot(bytes: Uint8Array, limits: QtiLimits): XmlElement {
  try {
    return readXml(bytes, {
      bytes: limits.manifestBytes,
      depth: limits.itemDepth,
      nodes: limits.manifestNodes,
    });
  } catch (error) {
    if (!(error instanceof XmlRefusal)) throw error;
    throw new FileRefusal('qti_bad_manifest', { what: error.fault, ...error.detail });
  }
}

function resourceOf(resource: XmlElement, before: string): Resource {
  const type = attributeOf(resource, 'type') ?? '';
  const href = attributeOf(resource, 'href') ?? fileOf(resource);
  const base = `${before}${attributeOf(resource, 'base') ?? ''}`;
  const metadata = childOf(resource, 'metadata');
  return {
    identifier: attributeOf(resource, 'identifier') ?? '',
    what: whatOf(type),
    href: href === null ? null : `${base}${href}`,
    metadata: metadata === null ? NO_METADATA : metadataOf(metadata),
  };
}

function fileOf(resource: XmlElement): string | null {
  const file = childOf(resource, 'file');
  return file === null ? null : attributeOf(file, 'href');
}

function whatOf(type: string): Resource['what'] {
  if (ITEM.test(type)) return 'item';
  if (OLD_ITEM.test(type)) return 'old-item';
  return /^imsqti_(?:test|section|assessment)/.test(type) ? 'test' : 'other';
}

function metadataOf(metadata: XmlElement): ItemMetadata {
  const tags: string[] = [];
  let difficulty = NO_METADATA.difficulty;
  for (const one of allIn(metadata)) {
    if (one.local === 'keyword') tags.push(...childrenOf(one).map(textOf));
    if (one.local !== 'difficulty') continue;
    const value = childOf(one, 'value');
    const at = value === null ? -1 : DIFFICULTIES.indexOf(textOf(value).trim().toLowerCase());
    if (at !== -1) difficulty = at + 1;
  }
  return { tags, difficulty };
}

function* allIn(element: XmlElement): Generator<XmlElement> {
  for (const one of childrenOf(element)) {
    yield one;
    yield* allIn(one);
  }
}

/**
 * The name in the archive that an address in a manifest means; null where it means a place outside
 * of the archive.
 */
export function pathInside(href: string, folder: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(href.replace(/[?#].*$/s, ''));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return null;
  }
  if (/^[A-Za-z][\w+.-]*:/.test(path) || /^[/\\]/.test(path) || path.includes('\0')) return null;
  const steps: string[] = [];
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return null;
    } else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.length === 0 ? null : `${folder}${steps.join('/')}`;
}
