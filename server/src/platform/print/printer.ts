import { assert, type Json } from '@jixu/kernel';
import sharp from 'sharp';

import { type FontCoverage, readFontCoverage } from './font-coverage.ts';
import { pictureName } from './picture-name.ts';
import { PrintError } from './print-error.ts';
import type { PrintOutcome, PrintWanted } from './print-message.ts';
import { PrintQueue } from './print-queue.ts';
import { readTemplateSources, type TemplateSources } from './template-sources.ts';

/** A document is a page or a list; the largest is an export of some thousand rows. */
const DATA_CHARACTERS_MAX = 4_000_000;

export type PrintRequest = {
  /** Absolute path of a `.typ` file; its folder is all it can import. */
  readonly template: string;
  /** Reaches the template as JSON text, so no value is ever read as markup or code. */
  readonly data: Json;
  /** JPEG or PNG that this server made, by `pictureName`; the template shows them as `image(name)`. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
};

export type PdfRequest = PrintRequest & {
  /** `a-3b`: an archival file that may carry an attachment. */
  readonly standard?: 'a-3b';
  /** Refuse a document that is longer. */
  readonly pagesMax?: number;
};

export type Printer = {
  /** The same data gives the same bytes: no time of printing, no random ids. */
  readonly render: (request: PdfRequest) => Promise<Uint8Array>;
  /** A document of exactly one page as a PNG, `widthPx` wide. */
  readonly renderPng: (request: PrintRequest & { readonly widthPx: number }) => Promise<Uint8Array>;
  /** The values of all `metadata` that the template labels `<mark>`, in document order. */
  readonly readMarks: (request: PrintRequest) => Promise<readonly Json[]>;
  /** The characters of `text` that would be printed as a box, each once. Ask before printing. */
  readonly missingGlyphs: (text: string) => readonly string[];
  readonly close: () => Promise<void>;
};

/** A printer holds one process, started with the first page and replaced when it is worn out. */
export async function createPrinter(options: {
  /** Paths of TrueType files. Only these are used, never the fonts of the machine. */
  readonly fonts: readonly string[];
}): Promise<Printer> {
  assert(options.fonts.length > 0, 'printer: at least one font');
  const coverage: FontCoverage = await readFontCoverage(options.fonts);
  const queue = new PrintQueue(options.fonts);
  const templates = new Map<string, Promise<TemplateSources>>();

  const run = async (
    request: PdfRequest,
    wanted: PrintWanted,
  ): Promise<PrintOutcome & { ok: true }> => {
    const data = JSON.stringify(request.data);
    if (data.length > DATA_CHARACTERS_MAX) throw new PrintError('print.too_much_data');
    let template = templates.get(request.template);
    if (template === undefined) {
      template = readTemplateSources(request.template);
      templates.set(request.template, template);
    }
    const pdfStandard = request.standard ?? null;
    const pictures = checkedPictures(request.pictures);
    const outcome = await queue.add({ ...(await template), data, pictures, wanted, pdfStandard });
    if (!outcome.ok) throw new PrintError('print.template_failed', outcome.detail);
    return outcome;
  };

  return {
    render: async (request) => {
      const { bytes, pages } = await run(request, 'pdf');
      const pagesMax = request.pagesMax ?? Number.POSITIVE_INFINITY;
      if (pages > pagesMax) throw new PrintError('print.too_many_pages', `${pages} pages`);
      return bytes;
    },
    renderPng: async (request) => {
      const { bytes, pages } = await run(request, 'svg');
      if (pages !== 1) throw new PrintError('print.too_many_pages', `${pages} pages`);
      return rasterize(bytes, request.widthPx);
    },
    readMarks: async (request) => {
      const { bytes } = await run(request, 'marks');
      return JSON.parse(Buffer.from(bytes).toString('utf8')) as readonly Json[];
    },
    missingGlyphs: coverage.missing,
    close: () => queue.close(),
  };
}

function checkedPictures(
  pictures: ReadonlyMap<string, Uint8Array> = new Map(),
): ReadonlyMap<string, Uint8Array> {
  for (const [name, bytes] of pictures) {
    const isOwn = name === pictureName(bytes, name.endsWith('.png') ? 'png' : 'jpg');
    assert(isOwn, 'printer: a picture is named after its content');
  }
  return pictures;
}

/** Typst draws glyphs as outlines, so the picture needs no fonts of the machine. */
async function rasterize(svg: Uint8Array, widthPx: number): Promise<Uint8Array> {
  const { width } = await sharp(svg, { density: 72 }).metadata();
  const density = Math.min(2_400, Math.max(1, (72 * widthPx) / width));
  const image = sharp(svg, { density }).resize({ width: widthPx });
  return image.flatten({ background: '#ffffff' }).png().toBuffer();
}
