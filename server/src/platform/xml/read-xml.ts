import { SaxesParser } from 'saxes';
import { decodeXml } from './decode-xml.ts';
import { XmlRefusal } from './xml-refusal.ts';

export type XmlAttribute = { readonly local: string; readonly uri: string; readonly value: string };

export type XmlElement = {
  /** Without its prefix; two prefixes of one namespace are the same thing. */
  readonly local: string;
  readonly uri: string;
  readonly attributes: readonly XmlAttribute[];
  /** Elements and texts in the order in which they stand. */
  readonly content: readonly (XmlElement | string)[];
  readonly line: number;
};

export type XmlLimits = {
  readonly bytes: number;
  readonly depth: number;
  /** Elements and attributes together. */
  readonly nodes: number;
};

type Open = {
  readonly element: Omit<XmlElement, 'content'>;
  readonly content: (XmlElement | string)[];
};

/**
 * A whole document as a tree. Document types are refused before anything of theirs is read, so there
 * are no entities but the five that XML itself has, and nothing outside is ever looked up.
 */
export function readXml(bytes: Uint8Array, limits: XmlLimits): XmlElement {
  if (bytes.length > limits.bytes) {
    throw new XmlRefusal('too_large', { found: bytes.length, allowed: limits.bytes });
  }
  const text = decodeXml(bytes);
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Open[] = [];
  let root: XmlElement | null = null;
  let nodes = 0;
  parser.on('doctype', () => {
    throw new XmlRefusal('document_type', { line: parser.line });
  });
  parser.on('error', (error) => {
    const what = error.message.replace(/^\d+:\d+: /, '').slice(0, 120);
    throw new XmlRefusal('not_well_formed', { line: parser.line, what });
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes)
      .filter((one) => one.prefix !== 'xmlns' && one.name !== 'xmlns')
      .map(({ local, uri, value }) => ({ local, uri, value }));
    nodes += 1 + attributes.length;
    if (nodes > limits.nodes) throw new XmlRefusal('too_many_nodes', { allowed: limits.nodes });
    if (open.length >= limits.depth) throw new XmlRefusal('too_deep', { allowed: limits.depth });
    const element = { local: tag.local, uri: tag.uri, attributes, line: parser.line };
    open.push({ element, content: [] });
  });
  const addText = (piece: string): void => {
    open.at(-1)?.content.push(piece);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const element: XmlElement = { ...closed.element, content: closed.content };
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.content.push(element);
  });
  parser.write(text).close();
  return rootOf(root);
}

function rootOf(root: XmlElement | null): XmlElement {
  if (root === null) throw new XmlRefusal('not_well_formed', { line: 1, what: 'empty' });
  return root;
}

export function childrenOf(element: XmlElement, local?: string): readonly XmlElement[] {
  return element.content.filter(
    (one) => typeof one !== 'string' && (local === undefined || one.local === local),
  ) as XmlElement[];
}

export function childOf(element: XmlElement, local: string): XmlElement | null {
  return childrenOf(element, local)[0] ?? null;
}

/** All text inside, that of children too; not trimmed. */
export function textOf(element: XmlElement): string {
  return element.content.map((one) => (typeof one === 'string' ? one : textOf(one))).join('');
}

/** By local name, whatever the prefix and, as authoring tools differ in it, whatever the case. */
export function attributeOf(element: XmlElement, local: string): string | null {
  const wanted = local.toLowerCase();
  return element.attributes.find((one) => one.local.toLowerCase() === wanted)?.value ?? null;
}
