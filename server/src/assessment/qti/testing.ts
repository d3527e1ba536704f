import { handMadeZip, type HandMadeEntry } from '../../platform/files/testing.ts';
import { bytesSource } from '../../platform/files/index.ts';
import { QTI_LIMITS } from './qti-limits.ts';
import { type QtiOutcome, readQti } from './read-package.ts';

const HOMES: Readonly<Record<string, string>> = {
  '2.0': 'http://www.imsglobal.org/xsd/imsqti_v2p0',
  '2.1': 'http://www.imsglobal.org/xsd/imsqti_v2p1',
  '2.2': 'http://www.imsglobal.org/xsd/imsqti_v2p2',
};
const RULES = 'http://www.imsglobal.org/question/qti_v2p1/rptemplates/';

/** An item of version 2 as programs write it. */
export function item2(made: {
  readonly declarations?: string;
  readonly body?: string;
  readonly after?: string;
  readonly root?: string;
  readonly version?: string;
}): string {
  const home = HOMES[made.version ?? '2.1'] ?? '';
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<assessmentItem xmlns="${home}" identifier="i" title="题目" ` +
    `adaptive="false" timeDependent="false"${made.root ?? ''}>\n${made.declarations ?? ''}\n` +
    `<itemBody>${made.body ?? ''}</itemBody>\n${made.after ?? ''}</assessmentItem>`
  );
}

/** What is declared as correct, and what points are given for. */
export function declared(
  of: {
    readonly id?: string;
    readonly cardinality?: string;
    readonly type?: string;
    readonly correct?: readonly string[];
    readonly mapping?: string;
  } = {},
): string {
  const values = (of.correct ?? []).map((value) => `<value>${value}</value>`).join('');
  const correct = values === '' ? '' : `<correctResponse>${values}</correctResponse>`;
  return (
    `<responseDeclaration identifier="${of.id ?? 'RESPONSE'}" cardinality="${of.cardinality ?? 'single'}" ` +
    `baseType="${of.type ?? 'identifier'}">${correct}${of.mapping ?? ''}</responseDeclaration>`
  );
}

export function rule(name: 'match_correct' | 'map_response'): string {
  return `<responseProcessing template="${RULES}${name}"/>`;
}

/** A choice of so many options, the first of them called A. */
export function choice(
  texts: readonly string[],
  more: { readonly attributes?: string; readonly prompt?: string } = {},
): string {
  const options = texts
    .map((text, at) => `<simpleChoice identifier="${letter(at)}">${text}</simpleChoice>`)
    .join('\n');
  const attributes = more.attributes ?? 'shuffle="false" maxChoices="1"';
  return (
    `<choiceInteraction responseIdentifier="RESPONSE" ${attributes}>` +
    `<prompt>${more.prompt ?? '哪一个？'}</prompt>\n${options}</choiceInteraction>`
  );
}

function letter(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `X${at}`;
}

/** A sound item with this text in its prompt. */
export function soundItem(prompt = '哪一个？'): string {
  return item2({
    declarations: declared({ correct: ['A'] }),
    body: choice(['甲', '乙'], { prompt }),
    after: rule('match_correct'),
  });
}

export type PackedItem = {
  readonly path: string;
  readonly xml?: string | Buffer;
  readonly identifier?: string;
  readonly type?: string;
  readonly href?: string;
  readonly metadata?: string;
};

export function manifestOf(items: readonly PackedItem[], more = ''): string {
  const resources = items.map(
    ({ path, identifier, type, href, metadata }, at) =>
      `<resource identifier="${identifier ?? `r${at}`}" type="${type ?? 'imsqti_item_xmlv2p1'}" ` +
      `href="${href ?? path}">${metadata ?? ''}<file href="${href ?? path}"/></resource>`,
  );
  return (
    '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m"><organizations/>' +
    `<resources>${resources.join('')}${more}</resources></manifest>`
  );
}

export function packageOf(
  items: readonly PackedItem[],
  more: { readonly manifest?: string; readonly entries?: readonly HandMadeEntry[] } = {},
): Buffer {
  return handMadeZip([
    { name: 'imsmanifest.xml', bytes: more.manifest ?? manifestOf(items) },
    ...items.flatMap(({ path, xml }) => (xml === undefined ? [] : [{ name: path, bytes: xml }])),
    ...(more.entries ?? []),
  ]);
}

/** Read in this process, for files that the test itself wrote. */
export function readHere(bytes: Buffer | string, pictures?: Map<string, Buffer>): QtiOutcome[] {
  const outcomes: QtiOutcome[] = [];
  readQti(bytesSource(Buffer.from(bytes)), QTI_LIMITS, {
    onOutcome: (outcome) => outcomes.push(outcome),
    onPicture: (path, content) => pictures?.set(path, Buffer.from(content)),
  });
  return outcomes;
}
