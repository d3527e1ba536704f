import { assert } from '@jixu/kernel';
import type { SheetColumn, SheetToWrite, SheetValue } from './sheet-to-write.ts';
import { XLSX_ROWS_MAX } from './sheet-to-write.ts';
import { columnLetters, inlineCell, xmlAttribute, xmlText } from './xml-text.ts';
import type { ZipPart } from './zip-pieces.ts';

const PIECE_CHARACTERS = 64 * 1024;
const CELL_CHARACTERS_MAX = 32_767;
const MS_PER_DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
/** The first day whose serial number does not depend on the phantom 29 February 1900. */
const FIRST_DATE = '1900-03-01';
const DECIMAL = /^-?(\d+)(?:\.(\d+))?$/;
/** Digits Excel keeps. */
const DIGITS_MAX = 15;

/** Indexes into `cellXfs` of `STYLES`. */
const STYLE = { plain: 0, heading: 1, text: 2, date: 3 } as const;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const CONTENT_TYPES = `${PROLOGUE}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/></Types>`;
const ROOT_RELATIONS = `${PROLOGUE}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const WORKBOOK_RELATIONS = `${PROLOGUE}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;
/** 49 is Excel's own text format: what is typed into such a cell stays as typed. */
const STYLES = `${PROLOGUE}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFF3F8"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

export function* writeXlsxParts(sheet: SheetToWrite): Generator<ZipPart> {
  yield part('[Content_Types].xml', CONTENT_TYPES);
  yield part('_rels/.rels', ROOT_RELATIONS);
  yield part('xl/workbook.xml', workbookXml(sheet.name ?? 'Sheet1'));
  yield part('xl/_rels/workbook.xml.rels', WORKBOOK_RELATIONS);
  yield part('xl/styles.xml', STYLES);
  yield { name: 'xl/worksheets/sheet1.xml', content: sheetPieces(sheet) };
}

function part(name: string, text: string): ZipPart {
  return { name, content: [Buffer.from(text)] };
}

function workbookXml(name: string): string {
  const allowed = name.replace(/[\\/?*[\]:]/g, '_').slice(0, 31) || 'Sheet1';
  return `${PROLOGUE}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${xmlAttribute(allowed)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

async function* sheetPieces(sheet: SheetToWrite): AsyncGenerator<Buffer> {
  const letters = sheet.columns.map((_column, index) => columnLetters(index + 1));
  let text = prelude(sheet.columns, letters);
  let rowNumber = 1;
  for await (const row of sheet.rows) {
    assert(row.length <= sheet.columns.length, 'a row has no more values than columns');
    rowNumber += 1;
    if (rowNumber > XLSX_ROWS_MAX + 1) throw new RangeError('an xlsx sheet ends here; use csv');
    text += rowXml(sheet.columns, letters, row, rowNumber);
    if (text.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(text);
    text = '';
  }
  const last = letters.at(-1) ?? 'A';
  const filter = `<autoFilter ref="A1:${last}${rowNumber}"/>`;
  yield Buffer.from(
    `${text}</sheetData>${filter}${validations(sheet.columns, letters)}</worksheet>`,
  );
}

function prelude(columns: readonly SheetColumn[], letters: readonly string[]): string {
  const widths = columns.map((column, index) => {
    const width = column.width ?? defaultWidth(column);
    const style = column.type === 'text' ? STYLE.text : column.type === 'date' ? STYLE.date : 0;
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${style}" customWidth="1"/>`;
  });
  const headings = columns.map((column, index) =>
    inlineCell(`${letters[index]}1`, column.header, STYLE.heading),
  );
  return `${PROLOGUE}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>`;
}

/** The longest list that a workbook keeps inside a cell's rule. */
const CHOICES_CHARACTERS_MAX = 255;

/** A drop-down for each column of choices; a list that does not fit is left to the reader to check. */
function validations(columns: readonly SheetColumn[], letters: readonly string[]): string {
  const rules = columns.flatMap(({ choices }, index) => {
    const list = (choices ?? []).join(',');
    const separable = (choices ?? []).every((choice) => !/[",]/.test(choice));
    if (list === '' || list.length > CHOICES_CHARACTERS_MAX || !separable) return [];
    const cells = `${letters[index]}2:${letters[index]}${XLSX_ROWS_MAX + 1}`;
    return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${cells}"><formula1>${xmlText(`"${list}"`)}</formula1></dataValidation>`;
  });
  if (rules.length === 0) return '';
  return `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

function defaultWidth(column: SheetColumn): number {
  // oxlint-disable-next-line no-control-regex -- the ASCII range is meant
  const wide = column.header.replace(/[\x00-\xff]/g, '').length;
  return Math.min(40, Math.max(12, column.header.length + wide + 3));
}

function rowXml(
  columns: readonly SheetColumn[],
  letters: readonly string[],
  row: readonly SheetValue[],
  rowNumber: number,
): string {
  let cells = '';
  for (const [index, value] of row.entries()) {
    const column = columns[index];
    if (value === null || value === '' || column === undefined) continue;
    cells += cellXml(`${letters[index]}${rowNumber}`, column, value);
  }
  return `<row r="${rowNumber}">${cells}</row>`;
}

function cellXml(reference: string, column: SheetColumn, value: SheetValue): string {
  if (typeof value === 'boolean') {
    return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`;
  }
  if (typeof value === 'number') return numberXml(reference, value);
  const text = String(value);
  if (column.type === 'number' && fitsNumber(text)) return `<c r="${reference}"><v>${text}</v></c>`;
  const serial = column.type === 'date' ? dateSerial(text) : null;
  if (serial !== null) return `<c r="${reference}" s="${STYLE.date}"><v>${serial}</v></c>`;
  assert(text.length <= CELL_CHARACTERS_MAX, 'a cell holds at most 32,767 characters');
  return inlineCell(reference, text, column.type === 'text' ? STYLE.text : STYLE.plain);
}

function numberXml(reference: string, value: number): string {
  assert(Number.isFinite(value), 'numbers in a sheet are finite');
  // A number this long is an identifier that lost its type; as text it at least loses no digit.
  if (Math.abs(value) >= 10 ** DIGITS_MAX) return inlineCell(reference, String(value), STYLE.text);
  return `<c r="${reference}"><v>${value}</v></c>`;
}

function fitsNumber(text: string): boolean {
  const found = DECIMAL.exec(text);
  return found !== null && (found[1] ?? '').length + (found[2] ?? '').length <= DIGITS_MAX;
}

function dateSerial(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < FIRST_DATE) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(at)) return null;
  return (at - EPOCH_1900) / MS_PER_DAY;
}
