import { isUtf8 } from 'node:buffer';
import { SheetRefusal } from './errors.ts';

/**
 * The part of XML that workbooks use, read forward in pieces. No document type, no entity beyond
 * the five of XML and character numbers: anything else is refused, so nothing can expand or be
 * fetched. Names come with their namespace prefix removed.
 */
export interface XmlHandlers {
  /** `attributes` is the raw text between name and `>`; read it with `attributeOf`. */
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  /** Decoded; one run of text may come in several calls. */
  readonly text: (text: string) => void;
  /** Every token as written, after the events it caused; for copying a part while reading it. */
  readonly raw?: (written: string) => void;
}

/** A tag is a few hundred characters; a longer one is an attack on the buffer that waits for `>`. */
const TAG_CHARACTERS_MAX = 64 * 1024;
/** Longest reference read: `&#x10FFFF;` and leading zeros. */
const ENTITY_CHARACTERS_MAX = 16;
/** Worksheets nest seven deep, charts and drawings twenty. */
const DEPTH_MAX = 64;

interface OpenTag {
  /** With its prefix. */
  readonly written: string;
  readonly name: string;
}

export class XmlScanner {
  readonly #part: string;
  readonly #handlers: XmlHandlers;
  readonly #decoder: Utf8Pieces;
  readonly #open: OpenTag[] = [];
  #rest = '';
  #rootSeen = false;

  constructor(part: string, handlers: XmlHandlers) {
    this.#part = part;
    this.#handlers = handlers;
    this.#decoder = new Utf8Pieces(part);
  }

  write(bytes: Buffer): void {
    this.#scan(this.#rest + this.#decoder.write(bytes), false);
  }

  end(): void {
    this.#decoder.end();
    this.#scan(this.#rest, true);
    if (this.#rest.trim() !== '' || this.#open.length > 0 || !this.#rootSeen) {
      throw this.#bad('ends in the middle');
    }
  }

  #scan(input: string, last: boolean): void {
    let at = 0;
    for (;;) {
      // Tags follow each other directly more often than not.
      const tag = input.charCodeAt(at) === 0x3c ? at : input.indexOf('<', at);
      if (tag === -1) {
        this.#rest = this.#textTail(input, at, last);
        return;
      }
      if (tag > at) this.#text(input.slice(at, tag));
      const next = this.#markup(input, tag);
      if (next === -1) {
        this.#rest = input.slice(tag);
        if (this.#rest.length > TAG_CHARACTERS_MAX) throw this.#bad('a tag without end');
        return;
      }
      if (this.#handlers.raw !== undefined) this.#handlers.raw(input.slice(tag, next));
      at = next;
    }
  }

  /** Hands over text at the end of a piece, but for the start of a reference that may go on. */
  #textTail(input: string, from: number, last: boolean): string {
    let cut = input.length;
    const reference = input.lastIndexOf('&');
    if (!last && reference >= from && input.indexOf(';', reference) === -1) {
      if (cut - reference > ENTITY_CHARACTERS_MAX) throw this.#bad('a bare ampersand');
      cut = reference;
    }
    if (cut > from) this.#text(input.slice(from, cut));
    return input.slice(cut);
  }

  #text(raw: string): void {
    if (this.#open.length === 0) {
      if (raw.trim() !== '') throw this.#bad('text outside the root');
      return;
    }
    this.#handlers.text(raw.includes('&') ? decodeReferences(raw, this.#part) : raw);
    this.#handlers.raw?.(raw);
  }

  /** Reads what starts at `<`; answers where it ends, or -1 when the piece ends first. */
  #markup(input: string, at: number): number {
    const second = input.charCodeAt(at + 1);
    if (second === 0x2f) return this.#closeTag(input, at);
    if (second === 0x21 || second === 0x3f) return this.#special(input, at, second);
    const end = endOfTag(input, at + 1);
    if (end === -1) return -1;
    if (end - at > TAG_CHARACTERS_MAX) throw this.#bad('a tag without end');
    this.#openTag(input, at + 1, end);
    return end + 1;
  }

  #openTag(input: string, from: number, end: number): void {
    const selfClosing = input.charCodeAt(end - 1) === 0x2f;
    const stop = selfClosing ? end - 1 : end;
    let nameEnd = from;
    while (nameEnd < stop && input.charCodeAt(nameEnd) > 0x20) nameEnd += 1;
    if (nameEnd === from) throw this.#bad('a tag without name');
    const written = input.slice(from, nameEnd);
    const name = localName(written);
    if (this.#open.length === 0 && this.#rootSeen) throw this.#bad('two roots');
    this.#rootSeen = true;
    this.#handlers.open(name, input.slice(nameEnd, stop));
    if (selfClosing) {
      this.#handlers.close(name);
      return;
    }
    this.#open.push({ written, name });
    if (this.#open.length > DEPTH_MAX) throw this.#bad('nested too deep');
  }

  #closeTag(input: string, at: number): number {
    const top = this.#open.at(-1);
    const nameEnd = at + 2 + (top?.written.length ?? 0);
    const end = input.charCodeAt(nameEnd) === 0x3e ? nameEnd : input.indexOf('>', at);
    if (end === -1) return -1;
    const matches =
      top !== undefined &&
      input.startsWith(top.written, at + 2) &&
      input.slice(nameEnd, end).trim() === '';
    if (!matches) throw this.#bad('tags do not match');
    this.#open.pop();
    this.#handlers.close(top.name);
    return end + 1;
  }

  #special(input: string, at: number, second: number): number {
    if (second === 0x3f) return afterOrWait(input, '?>', at);
    if (input.startsWith('<!--', at)) return afterOrWait(input, '-->', at + 4);
    if (input.startsWith('<![CDATA[', at)) {
      const end = input.indexOf(']]>', at + 9);
      if (end === -1) return -1;
      if (this.#open.length > 0) this.#handlers.text(input.slice(at + 9, end));
      return end + 3;
    }
    // Not enough characters yet to tell a comment from a declaration.
    if (input.length - at < 9 && '<!--<![CDATA['.includes(input.slice(at + 2, at + 3))) return -1;
    throw new SheetRefusal('sheets.xml_declarations', { part: this.#part });
  }

  #bad(what: string): SheetRefusal {
    return new SheetRefusal('sheets.bad_workbook', { part: this.#part, what });
  }
}

function afterOrWait(input: string, mark: string, from: number): number {
  const end = input.indexOf(mark, from);
  return end === -1 ? -1 : end + mark.length;
}

/** The `>` that ends a tag, which may also stand inside a quoted attribute. */
function endOfTag(input: string, from: number): number {
  let quote = 0;
  for (let at = from; at < input.length; at += 1) {
    const code = input.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3e) return at;
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

export function decodeReferences(raw: string, part: string): string {
  return raw.replace(/&([^;&<]{0,16})(;?)/g, (_whole, reference: string, end: string) => {
    const named = Object.hasOwn(NAMED, reference) ? NAMED[reference] : undefined;
    if (end === ';' && named !== undefined) return named;
    const digits = /^#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,10}))$/.exec(reference);
    const code =
      digits === null
        ? -1
        : Number.parseInt(digits[1] ?? digits[2] ?? '', digits[1] === undefined ? 10 : 16);
    if (end !== ';' || !isXmlCharacter(code)) {
      throw new SheetRefusal('sheets.xml_declarations', { part, what: 'unknown reference' });
    }
    return String.fromCodePoint(code);
  });
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0x10ffff && code !== 0xfffe);
}

/**
 * One attribute of a tag by its name without prefix, decoded; null when absent. A linear look,
 * because most tags are asked for one or two of at most four attributes.
 */
export function attributeOf(attributes: string, name: string): string | null {
  let at = 0;
  while (at < attributes.length) {
    const equals = attributes.indexOf('=', at);
    if (equals === -1) return null;
    const opening = skipSpace(attributes, equals + 1);
    const quote = attributes[opening];
    if (quote !== '"' && quote !== "'") return null;
    const closing = attributes.indexOf(quote, opening + 1);
    if (closing === -1) return null;
    if (localName(attributes.slice(at, equals).trim()) === name) {
      const raw = attributes.slice(opening + 1, closing);
      return raw.includes('&') ? decodeReferences(raw, 'attribute') : raw;
    }
    at = closing + 1;
  }
  return null;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

/**
 * UTF-8 to text in pieces, never cutting a character, refusing what is not UTF-8. Checking and
 * decoding whole pieces is about three times as fast as a streaming decoder with `fatal`.
 */
class Utf8Pieces {
  readonly #part: string;
  #held: Buffer = Buffer.alloc(0);
  #start = true;

  constructor(part: string) {
    this.#part = part;
  }

  write(bytes: Buffer): string {
    let piece = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    if (this.#start) {
      if (piece.length < 3) {
        this.#held = piece;
        return '';
      }
      this.#start = false;
      if (piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf) piece = piece.subarray(3);
    }
    const cut = wholeCharacters(piece);
    // The piece is the inflater's own buffer: what is kept is copied.
    this.#held = Buffer.from(piece.subarray(cut));
    return this.#decode(piece.subarray(0, cut));
  }

  end(): void {
    if (this.#held.length > 0) this.#decode(this.#held);
  }

  #decode(bytes: Buffer): string {
    if (!isUtf8(bytes)) {
      throw new SheetRefusal('sheets.bad_workbook', { part: this.#part, what: 'not UTF-8' });
    }
    return bytes.toString('utf8');
  }
}

/** Where the last whole UTF-8 character of a piece ends. */
export function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needs > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
