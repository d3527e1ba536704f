import type { HandMadeEntry } from '../files/testing.ts';
import { handMadeZip } from '../files/testing.ts';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook made by hand, also of the kind that no program makes. */
export interface HandMadeWorkbook {
  /** What stands inside `<sheetData>`. */
  readonly rows?: string;
  /** The whole worksheet part, instead of `rows`. */
  readonly sheet?: string;
  /** Behind `</sheetData>`. */
  readonly afterRows?: string;
  /** What stands inside `<sst>`. */
  readonly strings?: string;
  readonly stringsPart?: string;
  /** Number formats of the cell styles, by index. */
  readonly formats?: readonly string[];
  readonly stylesPart?: string;
  readonly workbook?: string;
  /** What stands inside `<sheets>`. */
  readonly sheets?: string;
  readonly workbookRelations?: string;
  readonly extra?: readonly HandMadeEntry[];
  readonly sheetEntry?: Partial<HandMadeEntry>;
}

export function handMadeWorkbook(made: HandMadeWorkbook): Buffer {
  return handMadeZip(handMadeParts(made));
}

export function handMadeParts(made: HandMadeWorkbook): HandMadeEntry[] {
  const sheets = made.sheets ?? '<sheet name="名单" sheetId="1" r:id="rId1"/>';
  const workbook =
    made.workbook ??
    `<workbook ${MAIN} xmlns:r="${RELATION}"><sheets>${sheets}</sheets></workbook>`;
  const relations =
    made.workbookRelations ??
    ['worksheet:worksheets/sheet1', 'sharedStrings:sharedStrings', 'styles:styles']
      .map((line, index) => {
        const [type = '', target = ''] = line.split(':');
        return relation(index + 1, type, `${target}.xml`);
      })
      .join('');
  const sheet =
    made.sheet ??
    `<worksheet ${MAIN}><sheetData>${made.rows ?? ''}</sheetData>${made.afterRows ?? ''}</worksheet>`;
  return [
    { name: '[Content_Types].xml', bytes: '<Types/>' },
    {
      name: '_rels/.rels',
      bytes: `<Relationships>${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    { name: 'xl/workbook.xml', bytes: workbook },
    { name: 'xl/_rels/workbook.xml.rels', bytes: `<Relationships>${relations}</Relationships>` },
    {
      name: 'xl/sharedStrings.xml',
      bytes: made.stringsPart ?? `<sst ${MAIN}>${made.strings ?? ''}</sst>`,
    },
    { name: 'xl/styles.xml', bytes: made.stylesPart ?? stylesXml(made.formats ?? []) },
    ...(made.extra ?? []),
    { name: 'xl/worksheets/sheet1.xml', bytes: sheet, ...made.sheetEntry },
  ];
}

function relation(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${RELATION}/${type}" Target="${target}"/>`;
}

function stylesXml(formats: readonly string[]): string {
  const numbers = formats.map(
    (code, index) =>
      `<numFmt numFmtId="${170 + index}" formatCode="${code.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"/>`,
  );
  const cells = formats.map(
    (_code, index) => `<xf numFmtId="${170 + index}" fontId="0" fillId="0" borderId="0"/>`,
  );
  return (
    `<styleSheet ${MAIN}><numFmts count="${formats.length}">${numbers.join('')}</numFmts>` +
    '<fonts count="1"><font><sz val="11"/></font></fonts>' +
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>' +
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>' +
    `<cellXfs count="${formats.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>${cells.join('')}</cellXfs></styleSheet>`
  );
}

export function inline(reference: string, text: string): string {
  return `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

export function row(number: number, ...cells: readonly string[]): string {
  return `<row r="${number}">${cells.join('')}</row>`;
}
