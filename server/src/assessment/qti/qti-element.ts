import type { XmlElement } from '../../platform/xml/index.ts';

/** Versions whose items are read; all but 3.0 share their names. */
const NAMESPACES: ReadonlyMap<string, QtiVersion> = new Map([
  ['http://www.imsglobal.org/xsd/imsqti_v2p0', '2.0'],
  ['http://www.imsglobal.org/xsd/imsqti_v2p1', '2.1'],
  ['http://www.imsglobal.org/xsd/imsqti_v2p2', '2.2'],
  ['http://www.imsglobal.org/xsd/imsqtiasi_v3p0', '3.0'],
]);
export type QtiVersion = '2.0' | '2.1' | '2.2' | '3.0';

const HTML5 = 'http://www.imsglobal.org/xsd/imsqtiv2p2_html5_v1p0';
/** Namespaces whose elements are known by one word, whatever stands inside. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/1998/Math/MathML', 'math'],
  ['http://www.w3.org/2010/Math/MathML', 'math'],
  ['http://www.w3.org/2000/svg', 'svg'],
  ['http://www.w3.org/2001/XInclude', 'include'],
]);

/** One element in the words of version 2: `qti-simple-choice` of 3.0 is `simpleChoice` here. */
export type QtiElement = {
  readonly name: string;
  /** As it stands in the file, for whoever has to find it there. */
  readonly written: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly content: readonly (QtiElement | string)[];
  readonly line: number;
};

/** The tree under one spelling; null where the root belongs to no version read here. */
export function qtiElementOf(
  root: XmlElement,
): { readonly version: QtiVersion; readonly root: QtiElement } | null {
  const version = NAMESPACES.get(root.uri);
  return version === undefined ? null : { version, root: renamed(root, root.uri) };
}

function renamed(element: XmlElement, home: string): QtiElement {
  const attributes = new Map<string, string>();
  for (const { uri, local, value } of element.attributes) {
    if (uri === '') attributes.set(camel(local), value);
  }
  return {
    name: nameOf(element, home),
    written: element.local,
    attributes,
    content: element.content.map((one) => (typeof one === 'string' ? one : renamed(one, home))),
    line: element.line,
  };
}

function nameOf(element: XmlElement, home: string): string {
  if (element.uri === home) {
    return element.local.startsWith('qti-') ? camel(element.local.slice(4)) : element.local;
  }
  if (element.uri === HTML5) return element.local;
  return FOREIGN.get(element.uri) ?? `other:${element.local}`;
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
}

export function elementsIn(element: QtiElement, name?: string): QtiElement[] {
  const found: QtiElement[] = [];
  for (const one of element.content) {
    if (typeof one !== 'string' && (name === undefined || one.name === name)) found.push(one);
  }
  return found;
}

export function elementIn(element: QtiElement, name: string): QtiElement | null {
  return elementsIn(element, name)[0] ?? null;
}

/** Every element below, in the order of the document. */
export function* allIn(element: QtiElement): Generator<QtiElement> {
  for (const one of element.content) {
    if (typeof one === 'string') continue;
    yield one;
    yield* allIn(one);
  }
}

/** The text inside, that of children too, as written. */
export function rawText(element: QtiElement): string {
  return element.content.map((one) => (typeof one === 'string' ? one : rawText(one))).join('');
}
