import type { ZipEntry } from '../files/index.ts';
import { SheetRefusal } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import type { NumberStyle } from './number-style.ts';
import { BUILT_IN_STYLES, numberStyleOf } from './number-style.ts';
import type { WorkbookArchive } from './workbook-archive.ts';
import { attributeOf, XmlScanner } from './xml-scanner.ts';
import type { XmlHandlers } from './xml-scanner.ts';

/** Everything about a workbook that has to be known before its rows are read. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  readonly sheet: { readonly name: string; readonly entry: ZipEntry };
  readonly date1904: boolean;
  readonly externalLinks: boolean;
  /** By the index a cell's `s` attribute carries. */
  readonly styles: readonly NumberStyle[];
  readonly strings: readonly string[];
  readonly stylesEntry: ZipEntry | null;
}

interface Relationship {
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly relationship: string;
}

export async function readWorkbook(
  archive: WorkbookArchive,
  limits: SheetLimits,
  wantedSheet: string | null,
): Promise<Workbook> {
  refuseMacros(archive);
  const root = await readRelationships(archive, '', '_rels/.rels');
  const workbookPath = targetOfType(root, 'officeDocument') ?? 'xl/workbook.xml';
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1);
  const relationshipsPath = `${folder}_rels/${workbookPath.slice(folder.length)}.rels`;
  const relationships = await readRelationships(archive, folder, relationshipsPath);
  const { sheets, date1904 } = await readSheetList(archive, required(archive, workbookPath));
  const chosen = chooseSheet(sheets, wantedSheet);
  const target = relationships.get(chosen.relationship);
  if (target === undefined || target.external || !isType(target, 'worksheet')) {
    throw new SheetRefusal('sheets.bad_workbook', {
      part: workbookPath,
      what: 'sheet without part',
    });
  }
  const stylesPath = targetOfType(relationships, 'styles');
  const stylesEntry = stylesPath === null ? null : archive.find(stylesPath);
  const stringsPath = targetOfType(relationships, 'sharedStrings');
  const stringsEntry = stringsPath === null ? null : archive.find(stringsPath);
  return {
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    sheet: { name: chosen.name, entry: required(archive, target.target) },
    date1904,
    externalLinks: [...relationships.values()].some((one) => isType(one, 'externalLink')),
    styles: stylesEntry === null ? [] : await readStyles(archive, stylesEntry),
    strings: stringsEntry === null ? [] : await readStrings(archive, stringsEntry, limits),
    stylesEntry,
  };
}

function refuseMacros(archive: WorkbookArchive): void {
  const macros = archive.entries.some(
    ({ name }) => /vbaProject\.bin$/i.test(name) || /^xl\/macrosheets\//i.test(name),
  );
  if (macros) throw new SheetRefusal('sheets.macros');
}

function required(archive: WorkbookArchive, path: string): ZipEntry {
  const entry = archive.find(path);
  if (entry !== null) return entry;
  throw new SheetRefusal('sheets.bad_workbook', { part: path, what: 'missing part' });
}

async function scan(
  archive: WorkbookArchive,
  entry: ZipEntry,
  handlers: Partial<XmlHandlers>,
): Promise<void> {
  const nothing = (): void => {};
  const scanner = new XmlScanner(entry.name, {
    open: handlers.open ?? nothing,
    close: handlers.close ?? nothing,
    text: handlers.text ?? nothing,
  });
  for await (const piece of archive.inflate(entry)) scanner.write(piece);
  scanner.end();
}

async function readRelationships(
  archive: WorkbookArchive,
  folder: string,
  path: string,
): Promise<ReadonlyMap<string, Relationship>> {
  const found = new Map<string, Relationship>();
  const entry = archive.find(path);
  if (entry === null) return found;
  await scan(archive, entry, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      found.set(attributeOf(attributes, 'Id') ?? '', {
        type: attributeOf(attributes, 'Type') ?? '',
        target: resolvePath(folder, attributeOf(attributes, 'Target') ?? ''),
        external: attributeOf(attributes, 'TargetMode') === 'External',
      });
    },
  });
  return found;
}

/** Inside the archive only: the result is looked up among the entries, never opened as a file. */
function resolvePath(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The last word of the type is the same in the transitional and the strict form of the standard. */
function isType(relationship: Relationship, word: string): boolean {
  return relationship.type.endsWith(`/${word}`);
}

function targetOfType(all: ReadonlyMap<string, Relationship>, word: string): string | null {
  for (const one of all.values()) if (isType(one, word) && !one.external) return one.target;
  return null;
}

async function readSheetList(
  archive: WorkbookArchive,
  entry: ZipEntry,
): Promise<{ readonly sheets: readonly SheetEntry[]; readonly date1904: boolean }> {
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  await scan(archive, entry, {
    open(name, attributes) {
      if (name === 'workbookPr') {
        date1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904') ?? '');
      }
      if (name !== 'sheet') return;
      const state = attributeOf(attributes, 'state') ?? 'visible';
      sheets.push({
        name: attributeOf(attributes, 'name') ?? '',
        hidden: state !== 'visible',
        relationship: attributeOf(attributes, 'id') ?? '',
      });
    },
  });
  return { sheets, date1904 };
}

function chooseSheet(sheets: readonly SheetEntry[], wanted: string | null): SheetEntry {
  if (wanted === null) {
    const first = sheets.find((sheet) => !sheet.hidden) ?? sheets[0];
    if (first !== undefined) return first;
    throw new SheetRefusal('sheets.bad_workbook', { part: 'workbook', what: 'no sheets' });
  }
  const [only, second] = sheets.filter((sheet) => sheet.name === wanted);
  if (only === undefined) throw new SheetRefusal('sheets.sheet_not_found', { sheet: wanted });
  if (second !== undefined) throw new SheetRefusal('sheets.sheet_ambiguous', { sheet: wanted });
  return only;
}

async function readStyles(archive: WorkbookArchive, entry: ZipEntry): Promise<NumberStyle[]> {
  const custom = new Map<string, NumberStyle>();
  const styles: NumberStyle[] = [];
  let inCellFormats = false;
  await scan(archive, entry, {
    open(name, attributes) {
      if (name === 'numFmt') {
        const code = attributeOf(attributes, 'formatCode') ?? '';
        custom.set(attributeOf(attributes, 'numFmtId') ?? '', numberStyleOf(code));
      } else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = attributeOf(attributes, 'numFmtId') ?? '0';
        styles.push(custom.get(id) ?? BUILT_IN_STYLES.get(id) ?? 'plain');
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

async function readStrings(
  archive: WorkbookArchive,
  entry: ZipEntry,
  limits: SheetLimits,
): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inPhonetic = false;
  await scan(archive, entry, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = !inPhonetic;
      else if (name === 'rPh') inPhonetic = true;
    },
    text(piece) {
      if (!inText) return;
      text += piece;
      if (text.length > limits.cellCharacters) {
        throw new SheetRefusal('sheets.cell_too_long', {
          found: text.length,
          allowed: limits.cellCharacters,
        });
      }
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') {
        if (strings.length >= limits.sharedStrings) {
          throw new SheetRefusal('sheets.too_many_strings', { allowed: limits.sharedStrings });
        }
        strings.push(ownCopy(text));
      }
    },
  });
  return strings;
}

/**
 * A short piece cut from a long text keeps the long text alive; a table of such pieces would keep
 * the whole XML. Joining and cutting again leaves only the piece.
 */
function ownCopy(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
