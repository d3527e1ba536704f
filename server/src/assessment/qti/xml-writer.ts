/** An element to write, in the words of version 2. */
export type Written = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly (Written | string)[];
};

export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  content: readonly (Written | string)[] = [],
): Written {
  return { name, attributes, content };
}

/** What is written of each name; attributes without a colon belong to the vocabulary too. */
export type Spelling = (name: string) => string;

export function writeXml(root: Written, spelling: Spelling): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, spelling)}\n`;
}

function written({ name, attributes, content }: Written, spelling: Spelling): string {
  const tag = spelling(name);
  const pairs = Object.entries(attributes).map(
    ([key, value]) => ` ${attributeName(key, spelling)}="${attributeText(value)}"`,
  );
  if (content.length === 0) return `<${tag}${pairs.join('')}/>`;
  const inside = content.map((one) =>
    typeof one === 'string' ? xmlText(one) : written(one, spelling),
  );
  return `<${tag}${pairs.join('')}>${inside.join('')}</${tag}>`;
}

function attributeName(key: string, spelling: Spelling): string {
  return key.includes(':') || key === 'xmlns' ? key : spelling(`@${key}`);
}

/** Text between tags. What no XML can say is left out; a bare carriage return would become a line feed. */
function xmlText(text: string): string {
  return sayable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** White space in attributes would come back as blanks. */
function attributeText(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

/** The characters of XML 1.0; halves of pairs and most controls have no way into a document. */
export function sayable(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}
