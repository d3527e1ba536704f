import { BadInput } from './input.ts';

/**
 * JSON as the contract means it: no floats (every amount is a whole number or a text), no member
 * twice, a bounded depth,
 * and every complaint names the JSON path. `JSON.parse` hides the first two, so it is only used
 * where a text is known clean.
 */

const DEPTH_MAX = 50;

export function parseJson(text: string): unknown {
  const reader: Reader = { text, at: text.startsWith('\ufeff') ? 1 : 0 };
  const value = readValue(reader, '$', 0);
  skipSpace(reader);
  if (reader.at < text.length) throw malformed(reader, '$', 'nothing after the document');
  return value;
}

type Reader = { readonly text: string; at: number };

function malformed(reader: Reader, path: string, allowed: string): BadInput {
  const before = reader.text.slice(0, reader.at);
  const line = before.split('\n').length;
  const column = reader.at - before.lastIndexOf('\n');
  const found =
    reader.at >= reader.text.length
      ? 'the end of the text'
      : reader.text.slice(reader.at, reader.at + 12);
  return new BadInput({
    path: `${path} (line ${line}, column ${column})`,
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

function readValue(reader: Reader, path: string, depth: number): unknown {
  skipSpace(reader);
  if (depth > DEPTH_MAX) throw malformed(reader, path, `at most ${DEPTH_MAX} levels`);
  const first = reader.text[reader.at];
  if (first === '{') return readObject(reader, path, depth);
  if (first === '[') return readList(reader, path, depth);
  if (first === '"') return readString(reader, path);
  for (const [word, value] of [
    ['true', true],
    ['false', false],
    ['null', null],
  ] as const)
    if (reader.text.startsWith(word, reader.at)) {
      reader.at += word.length;
      return value;
    }
  return readNumber(reader, path);
}

function readNumber(reader: Reader, path: string): number {
  const match = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  match.lastIndex = reader.at;
  const found = match.exec(reader.text)?.[0];
  if (found === undefined) throw malformed(reader, path, 'a value');
  const value = Number(found);
  if (/[.eE]/.test(found) || !Number.isSafeInteger(value))
    throw new BadInput({
      path,
      found: found.slice(0, 40),
      literal: true,
      allowed: 'a whole number, or an amount as a text such as "2.5" or "1/3"',
    });
  reader.at += found.length;
  return value;
}

function readString(reader: Reader, path: string): string {
  const match = /"(?:[^"\\]|\\.)*"/y;
  match.lastIndex = reader.at;
  const found = match.exec(reader.text)?.[0];
  if (found === undefined) throw malformed(reader, path, 'a text that ends');
  try {
    const value: unknown = JSON.parse(found);
    reader.at += found.length;
    return String(value);
  } catch {
    throw malformed(reader, path, 'a known escape in a text');
  }
}

function readObject(reader: Reader, path: string, depth: number): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  reader.at += 1;
  skipSpace(reader);
  if (reader.text[reader.at] === '}') {
    reader.at += 1;
    return result;
  }
  for (;;) {
    skipSpace(reader);
    if (reader.text[reader.at] !== '"') throw malformed(reader, path, 'a member name');
    const key = readString(reader, path);
    if (Object.hasOwn(result, key))
      throw new BadInput({
        path: `${path}.${key}`,
        found: 'the member twice',
        literal: true,
        allowed: 'each member once',
      });
    skipSpace(reader);
    if (reader.text[reader.at] !== ':') throw malformed(reader, `${path}.${key}`, 'a colon');
    reader.at += 1;
    const value = readValue(reader, `${path}.${key}`, depth + 1);
    Object.defineProperty(result, key, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
    if (endsWith(reader, path, '}')) return result;
  }
}

function readList(reader: Reader, path: string, depth: number): unknown[] {
  const result: unknown[] = [];
  reader.at += 1;
  skipSpace(reader);
  if (reader.text[reader.at] === ']') {
    reader.at += 1;
    return result;
  }
  for (;;) {
    result.push(readValue(reader, `${path}[${result.length}]`, depth + 1));
    if (endsWith(reader, path, ']')) return result;
  }
}

function endsWith(reader: Reader, path: string, end: '}' | ']'): boolean {
  skipSpace(reader);
  const next = reader.text[reader.at];
  if (next !== end && next !== ',') throw malformed(reader, path, `a comma or ${end}`);
  reader.at += 1;
  return next === end;
}
