import { SheetRefusal } from './errors.ts';
import type { SheetLimits } from './limits.ts';

export type CsvDelimiter = ',' | ';' | '\t';

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const DELIMITERS: readonly CsvDelimiter[] = [',', '\t', ';'];
const RECORDS_LOOKED_AT = 50;

/** The one that most of the first records contain; the first of the list when none does. */
export function findDelimiter(start: string): CsvDelimiter {
  const lines = unquotedLines(start);
  let best: CsvDelimiter = ',';
  let bestLines = 0;
  for (const delimiter of DELIMITERS) {
    const found = lines.filter((line) => line.includes(delimiter)).length;
    if (found > bestLines) {
      best = delimiter;
      bestLines = found;
    }
  }
  return best;
}

function unquotedLines(start: string): string[] {
  return start
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/, RECORDS_LOOKED_AT)
    .filter((line) => line !== '');
}

/**
 * RFC 4180 as it is met in practice: LF, CRLF or CR, quotes in the middle of a bare field are
 * text, text behind a closing quote is kept. Fed in pieces; one record at a time comes out.
 */
export class CsvRecords {
  readonly #delimiter: number;
  readonly #limits: SheetLimits;
  readonly #onRecord: (fields: string[], record: number) => void;
  #fields: string[] = [];
  #field = '';
  #record = 1;
  #inQuotes = false;
  #quoteSeen = false;
  #fieldQuoted = false;
  #skipLineFeed = false;
  #quoteOpenedAt = 0;

  constructor(
    delimiter: CsvDelimiter,
    limits: SheetLimits,
    onRecord: (fields: string[], record: number) => void,
  ) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#limits = limits;
    this.#onRecord = onRecord;
  }

  write(text: string): void {
    let at = 0;
    while (at < text.length) {
      if (this.#quoteSeen) at = this.#afterQuote(text, at);
      else at = this.#inQuotes ? this.#quoted(text, at) : this.#bare(text, at);
    }
  }

  end(): void {
    if (this.#inQuotes && !this.#quoteSeen) throw this.#unbalanced();
    if (this.#field !== '' || this.#fields.length > 0 || this.#fieldQuoted) this.#endRecord();
  }

  #quoted(text: string, from: number): number {
    const quote = text.indexOf('"', from);
    const end = quote === -1 ? text.length : quote;
    this.#take(text, from, end);
    if (quote === -1) return end;
    this.#quoteSeen = true;
    return end + 1;
  }

  /** A quote inside quotes: doubled it is a quote, alone it ends the quoting. */
  #afterQuote(text: string, at: number): number {
    this.#quoteSeen = false;
    if (text.charCodeAt(at) === QUOTE) {
      this.#field += '"';
      return at + 1;
    }
    this.#inQuotes = false;
    return at;
  }

  #bare(text: string, from: number): number {
    if (this.#skipLineFeed) {
      this.#skipLineFeed = false;
      if (text.charCodeAt(from) === LINE_FEED) return from + 1;
    }
    if (text.charCodeAt(from) === QUOTE && this.#field === '' && !this.#fieldQuoted) {
      this.#inQuotes = true;
      this.#fieldQuoted = true;
      this.#quoteOpenedAt = this.#record;
      return from + 1;
    }
    let at = from;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiter || code === LINE_FEED || code === CARRIAGE_RETURN) break;
      at += 1;
    }
    this.#take(text, from, at);
    if (at === text.length) return at;
    const code = text.charCodeAt(at);
    if (code === this.#delimiter) this.#endField();
    else {
      this.#skipLineFeed = code === CARRIAGE_RETURN;
      this.#endRecord();
    }
    return at + 1;
  }

  #take(text: string, from: number, to: number): void {
    if (to === from) return;
    this.#field += text.slice(from, to);
    if (this.#field.length <= this.#limits.cellCharacters) return;
    // A forgotten quote swallows the lines that follow it; that is the likelier mistake.
    if (this.#inQuotes && this.#field.includes('\n')) throw this.#unbalanced();
    throw new SheetRefusal('sheets.cell_too_long', {
      row: this.#record,
      column: this.#fields.length + 1,
      found: this.#field.length,
      allowed: this.#limits.cellCharacters,
    });
  }

  #endField(): void {
    this.#fields.push(this.#field);
    this.#field = '';
    this.#fieldQuoted = false;
    // Trailing separators are common and say nothing; only a value beyond the limit refuses.
    if (this.#fields.length > this.#limits.columns && this.#fields.at(-1) !== '') {
      throw new SheetRefusal('sheets.too_many_columns', {
        row: this.#record,
        found: this.#fields.length,
        allowed: this.#limits.columns,
      });
    }
    if (this.#fields.length > this.#limits.columns) this.#fields.pop();
  }

  #endRecord(): void {
    this.#endField();
    const fields = this.#fields;
    this.#fields = [];
    this.#onRecord(fields, this.#record);
    this.#record += 1;
  }

  #unbalanced(): SheetRefusal {
    return new SheetRefusal('sheets.unbalanced_quotes', { row: this.#quoteOpenedAt });
  }
}
