import { BadInput } from './input.ts';

/**
 * JSON as the contract means it: no floats (every amount is a whole number or a text), no member
 * twice, a bounded depth,
 * and every complaint names the JSON path. `JSON.parse` hides the first two, so it is only used
 * where a text is known clean.
 */

const DEPTH_MAX = 50;

export function parseJson(text: string): unknown {
  const reader: Reader = { text, at: text.startsWith('\ufeff') ? 1 : 0, path: [] };
  const value = readValue(reader);
  skipSpace(reader);
  if (reader.at < text.length) throw malformed(reader, 'nothing after the document');
  return value;
}

/** `path` leads to the value at hand; it becomes a text only where something is refused. */
type Reader = { readonly text: string; at: number; readonly path: (string | number)[] };

function pathOf({ path }: Reader): string {
  return path.reduce<string>(
    (text, each) => (typeof each === 'number' ? `${text}[${each}]` : `${text}.${each}`),
    '$',
  );
}

function malformed(reader: Reader, allowed: string): BadInput {
  const before = reader.text.slice(0, reader.at);
  const line = before.split('\n').length;
  const column = reader.at - before.lastIndexOf('\n');
  const found =
    reader.at >= reader.text.length
      ? 'the end of the text'
      : reader.text.slice(reader.at, reader.at + 12);
  return new BadInput({
    path: `${pathOf(reader)} (line ${line}, column ${column})`,
    found,
    allowed: `well-formed JSON: ${allowed}`,
  });
}

function skipSpace(reader: Reader): void {
  for (;;) {
    const code = reader.text.charCodeAt(reader.at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    reader.at += 1;
  }
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;

const WORDS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

function readValue(reader: Reader): unknown {
  skipSpace(reader);
  if (reader.path.length > DEPTH_MAX) throw malformed(reader, `at most ${DEPTH_MAX} levels`);
  const first = reader.text.charCodeAt(reader.at);
  if (first === QUOTE) return readString(reader);
  if (first === OPEN) return readObject(reader);
  if (first === OPEN_LIST) return readList(reader);
  for (const [word, value] of WORDS)
    if (first === word.charCodeAt(0) && reader.text.startsWith(word, reader.at)) {
      reader.at += word.length;
      return value;
    }
  return readNumber(reader);
}

function readNumber(reader: Reader): number {
  const match = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  match.lastIndex = reader.at;
  const found = match.exec(reader.text)?.[0];
  if (found === undefined) throw malformed(reader, 'a value');
  const value = Number(found);
  if (/[.eE]/.test(found) || !Number.isSafeInteger(value))
    throw new BadInput({
      path: pathOf(reader),
      found: found.slice(0, 40),
      literal: true,
      allowed: 'a whole number, or an amount as a text such as "2.5" or "1/3"',
    });
  reader.at += found.length;
  return value;
}

function readString(reader: Reader): string {
  const { text, at } = reader;
  for (let place = at + 1; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code === QUOTE) {
      reader.at = place + 1;
      return text.slice(at + 1, place);
    }
    if (code === BACKSLASH || code < 32) break;
  }
  return readEscapedString(reader);
}

function readEscapedString(reader: Reader): string {
  const match = /"(?:[^"\\]|\\.)*"/y;
  match.lastIndex = reader.at;
  const found = match.exec(reader.text)?.[0];
  if (found === undefined) throw malformed(reader, 'a text that ends');
  try {
    const value: unknown = JSON.parse(found);
    reader.at += found.length;
    return String(value);
  } catch {
    throw malformed(reader, 'a known escape in a text');
  }
}

function readObject(reader: Reader): Record<string, unknown> {
  const { text, path } = reader;
  const result: Record<string, unknown> = {};
  reader.at += 1;
  skipSpace(reader);
  if (text.charCodeAt(reader.at) === CLOSE) {
    reader.at += 1;
    return result;
  }
  for (;;) {
    skipSpace(reader);
    if (text.charCodeAt(reader.at) !== QUOTE) throw malformed(reader, 'a member name');
    const key = readString(reader);
    path.push(key);
    if (Object.hasOwn(result, key))
      throw new BadInput({
        path: pathOf(reader),
        found: 'the member twice',
        literal: true,
        allowed: 'each member once',
      });
    skipSpace(reader);
    if (text.charCodeAt(reader.at) !== COLON) throw malformed(reader, 'a colon');
    reader.at += 1;
    const value = readValue(reader);
    path.pop();
    // Plain assignment of this one name would set the prototype.
    if (key === '__proto__')
      Object.defineProperty(result, key, {
        value,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    else result[key] = value;
    if (endsWith(reader, CLOSE)) return result;
  }
}

function readList(reader: Reader): unknown[] {
  const result: unknown[] = [];
  reader.at += 1;
  skipSpace(reader);
  if (reader.text.charCodeAt(reader.at) === CLOSE_LIST) {
    reader.at += 1;
    return result;
  }
  for (;;) {
    reader.path.push(result.length);
    result.push(readValue(reader));
    reader.path.pop();
    if (endsWith(reader, CLOSE_LIST)) return result;
  }
}

function endsWith(reader: Reader, end: number): boolean {
  skipSpace(reader);
  const next = reader.text.charCodeAt(reader.at);
  if (next !== end && next !== COMMA)
    throw malformed(reader, `a comma or ${String.fromCharCode(end)}`);
  reader.at += 1;
  return next === end;
}
