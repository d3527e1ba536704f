import { crc32, deflateRawSync } from 'node:zlib';

/** Workbooks made by hand, also the kind that no program would make. */
export interface HandMadeEntry {
  readonly name: string;
  readonly bytes: Buffer | string;
  readonly stored?: boolean;
  /** Lies: what the directory says instead of the truth. */
  readonly declaredUnpacked?: number;
  readonly declaredCrc?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Points at the data of the first entry instead of its own. */
  readonly sharesFirst?: boolean;
}

export function handMadeZip(entries: readonly HandMadeEntry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.bytes);
    const packed = entry.stored === true ? data : deflateRawSync(data);
    const header = commonHeader(entry, data, packed);
    const name = Buffer.from(entry.name);
    const localHeader = Buffer.concat([Buffer.from('504b0304', 'hex'), header, name]);
    const at = Buffer.alloc(14);
    at.writeUInt32LE(entry.sharesFirst === true ? 0 : offset, 10);
    const made = Buffer.from('504b01021400', 'hex');
    central.push(Buffer.concat([made, header, at, name]));
    if (entry.sharesFirst === true) continue;
    local.push(localHeader, packed);
    offset += localHeader.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

/** From the version needed to the length of the extra field: the same 26 bytes in both headers. */
function commonHeader(entry: HandMadeEntry, data: Buffer, packed: Buffer): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(entry.flags ?? 0, 2);
  header.writeUInt16LE(entry.method ?? (entry.stored === true ? 0 : 8), 4);
  header.writeUInt32LE(entry.declaredCrc ?? crc32(data), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(entry.declaredUnpacked ?? data.length, 18);
  header.writeUInt16LE(Buffer.byteLength(entry.name), 22);
  return header;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

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
