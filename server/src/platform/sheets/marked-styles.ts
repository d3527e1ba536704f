import type { ZipEntry } from '../files/index.ts';
import type { WorkbookArchive } from './workbook-archive.ts';
import { XmlScanner } from './xml-scanner.ts';

const COLOUR = (prefix: string): string =>
  `<${prefix}fgColor rgb="FFFFD6D6"/><${prefix}bgColor indexed="64"/>`;

function fill(prefix: string, pattern: string, inside: string): string {
  const body = `<${prefix}patternFill patternType="${pattern}">${inside}</${prefix}patternFill>`;
  return `<${prefix}fill>${body}</${prefix}fill>`;
}

/**
 * The workbook's styles with one more fill, and at the end of the cell formats a coloured twin of
 * each style in `copied`. Nothing that is there changes its index, so no other cell is affected.
 */
export async function* markedStyles(
  archive: WorkbookArchive,
  entry: ZipEntry,
  copied: readonly number[],
): AsyncGenerator<Buffer> {
  const styles = new StylesCopy(copied);
  const scanner = new XmlScanner(entry.name, styles.handlers);
  for await (const piece of archive.inflate(entry)) scanner.write(piece);
  scanner.end();
  yield Buffer.from(styles.text());
}

class StylesCopy {
  readonly #copied: readonly number[];
  readonly #out: string[] = [];
  readonly #formats: string[] = [];
  #opened: string | null = null;
  #closed: string | null = null;
  #section: 'fills' | 'cellXfs' | null = null;
  #fills = 0;
  /** The cell format being read, as written. */
  #format: string | null = null;

  constructor(copied: readonly number[]) {
    this.#copied = copied;
  }

  readonly handlers = {
    open: (name: string): void => {
      this.#opened = name;
    },
    close: (name: string): void => {
      this.#closed = name;
    },
    text: (): void => {},
    raw: (written: string): void => {
      this.#raw(written, this.#opened, this.#closed);
      this.#opened = null;
      this.#closed = null;
    },
  };

  text(): string {
    return this.#out.join('');
  }

  #raw(written: string, opened: string | null, closed: string | null): void {
    if (opened === 'fills' || opened === 'cellXfs') {
      this.#section = closed === null ? opened : null;
      // The count is optional, and about to be wrong.
      this.#out.push(written.replace(/\scount\s*=\s*("[^"]*"|'[^']*')/, ''));
      return;
    }
    if (closed === this.#section && this.#section !== null) {
      const prefix = /^<\/([^\s:>]+:)/.exec(written)?.[1] ?? '';
      this.#out.push(this.#section === 'fills' ? this.#newFills(prefix) : this.#twins());
      this.#section = null;
    }
    if (this.#section === 'fills' && opened === 'fill') this.#fills += 1;
    if (this.#section === 'cellXfs') this.#collect(written, opened, closed);
    this.#out.push(written);
  }

  /** Fills 0 and 1 are Excel's own, whatever stands there, so ours is the third at the earliest. */
  #newFills(prefix: string): string {
    const missing = Math.max(0, 2 - this.#fills);
    this.#fills += missing;
    return fill(prefix, 'gray125', '').repeat(missing) + fill(prefix, 'solid', COLOUR(prefix));
  }

  #collect(written: string, opened: string | null, closed: string | null): void {
    if (opened === 'xf') this.#format = '';
    if (this.#format !== null) this.#format += written;
    if (closed === 'xf' && this.#format !== null) {
      this.#formats.push(this.#format);
      this.#format = null;
    }
  }

  #twins(): string {
    return this.#copied
      .map((style) => {
        const format = this.#formats[style] ?? '';
        const [start = ''] = /^<[^>]*>/.exec(format) ?? [];
        const bare = start.replace(/\s(fillId|applyFill)\s*=\s*("[^"]*"|'[^']*')/g, '');
        const filled = bare.replace(
          /^<[^\s/>]+/,
          (name) => `${name} fillId="${this.#fills}" applyFill="1"`,
        );
        return filled + format.slice(start.length);
      })
      .join('');
  }
}
