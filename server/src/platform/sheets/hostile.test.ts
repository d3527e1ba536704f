import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSheet } from './index.ts';
import type { SheetRefusalCode, SheetRow } from './index.ts';
import type { HandMadeEntry } from '../files/testing.ts';
import { handMadeZip } from '../files/testing.ts';
import { handMadeParts, handMadeWorkbook, inline, row } from './testing.ts';

/** Each is refused with this code, or read with these texts in its first rows. */
interface HostileFile {
  readonly what: string;
  readonly bytes: () => Buffer | string;
  readonly refused?: SheetRefusalCode;
  readonly texts?: readonly (readonly string[])[];
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const ole = (name: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1024),
    Buffer.from(name, 'utf16le'),
    Buffer.alloc(512),
  ]);
const gbk = (text: string): Buffer => iconv.encode(text, 'gb18030');
const repeated = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_none, index) => one(index)).join('');
const noise = (bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  let state = 7;
  for (let at = 0; at < bytes; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    buffer[at] = state & 0xff;
  }
  return buffer;
};
/** The parts of a sound workbook with one of them replaced or added. */
const withEntry = (entry: HandMadeEntry): Buffer =>
  handMadeZip([
    ...handMadeParts({ rows: row(1, inline('A1', 'x')) }).filter(({ name }) => name !== entry.name),
    entry,
  ]);
const sound = (): Buffer => handMadeWorkbook({ rows: row(1, inline('A1', '姓名')) });

const ARCHIVES: readonly HostileFile[] = [
  {
    what: 'a bomb: 200 MB of one letter declared truly',
    bytes: () => withEntry({ name: 'xl/media/a.bin', bytes: Buffer.alloc(200 * 1024 * 1024, 97) }),
    refused: 'sheets.ratio_too_high',
  },
  {
    what: 'a bomb that declares a small size',
    bytes: () =>
      handMadeWorkbook({
        rows: repeated(400_000, (index) => row(index + 1, inline(`A${index + 1}`, 'aaaaaaaa'))),
        sheetEntry: { declaredUnpacked: 5000 },
      }),
    refused: 'sheets.unpacks_too_large',
  },
  {
    what: 'many stored bytes that add up past the limit',
    bytes: () =>
      handMadeZip([
        ...handMadeParts({}),
        ...[1, 2, 3].map((index) => ({
          name: `xl/media/${index}.bin`,
          bytes: Buffer.alloc(17 * 1024 * 1024, index),
          stored: true,
          declaredUnpacked: 40 * 1024 * 1024,
        })),
      ]),
    refused: 'sheets.unpacks_too_large',
  },
  {
    what: 'one part at a ratio of 1,000 among honest ones',
    bytes: () => withEntry({ name: 'xl/theme/t.xml', bytes: Buffer.alloc(3 * 1024 * 1024, 32) }),
    refused: 'sheets.ratio_too_high',
  },
  {
    what: '201 entries',
    bytes: () =>
      handMadeZip([
        ...handMadeParts({}),
        ...Array.from({ length: 194 }, (_none, index) => ({ name: `x/${index}`, bytes: '' })),
      ]),
    refused: 'sheets.too_many_entries',
  },
  {
    what: '60,000 entries',
    bytes: () =>
      handMadeZip(
        Array.from({ length: 60_000 }, (_none, index) => ({
          name: `x/${index}`,
          bytes: '',
          stored: true,
        })),
      ),
    refused: 'sheets.too_many_entries',
  },
  {
    what: 'entries that share their data',
    bytes: () =>
      handMadeZip([
        ...handMadeParts({}),
        { name: 'a', bytes: '<Types/>', sharesFirst: true },
        { name: 'b', bytes: '<Types/>', sharesFirst: true },
      ]),
    refused: 'sheets.unsafe_archive',
  },
  {
    what: 'a name that climbs out of the folder',
    bytes: () => withEntry({ name: '../../etc/cron.d/x', bytes: '' }),
    refused: 'sheets.unsafe_archive',
  },
  {
    what: 'a name that climbs out by backslashes',
    bytes: () => withEntry({ name: 'xl\\..\\..\\x', bytes: '' }),
    refused: 'sheets.unsafe_archive',
  },
  {
    what: 'a name with a drive letter',
    bytes: () => withEntry({ name: 'C:/x', bytes: '' }),
    refused: 'sheets.unsafe_archive',
  },
  {
    what: 'a name with a zero byte',
    bytes: () => withEntry({ name: 'xl/a\0.xml', bytes: '' }),
    refused: 'sheets.unsafe_archive',
  },
  {
    what: 'the same part twice with different content',
    bytes: () =>
      handMadeZip([
        ...handMadeParts({}),
        { name: 'XL/worksheets/sheet1.xml', bytes: `<worksheet ${MAIN}/>` },
      ]),
    refused: 'sheets.unsafe_archive',
  },
  {
    what: 'an encrypted entry',
    bytes: () => withEntry({ name: 'xl/x.bin', bytes: 'x', flags: 1 }),
    refused: 'sheets.encrypted',
  },
  {
    what: 'a compression method no spreadsheet uses',
    bytes: () => withEntry({ name: 'xl/x.bin', bytes: 'x', method: 14 }),
    refused: 'sheets.unsafe_archive',
  },
  {
    what: 'a wrong checksum',
    bytes: () =>
      handMadeWorkbook({ rows: row(1, inline('A1', 'x')), sheetEntry: { declaredCrc: 1 } }),
    refused: 'sheets.damaged',
  },
  {
    what: 'cut off in the middle',
    bytes: () => sound().subarray(0, 900),
    refused: 'sheets.damaged',
  },
  {
    what: 'a directory that points behind the end',
    bytes: () => {
      const bytes = sound();
      bytes.writeUInt32LE(bytes.length + 1000, bytes.length - 6);
      return bytes;
    },
    refused: 'sheets.damaged',
  },
  {
    what: 'compressed data replaced by noise',
    bytes: () => {
      const bytes = handMadeWorkbook({ rows: repeated(500, (n) => row(n + 1, inline('A1', 'x'))) });
      const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 24;
      noise(200).copy(bytes, at);
      return bytes;
    },
    refused: 'sheets.damaged',
  },
  { what: 'only an end record', bytes: () => handMadeZip([]), refused: 'sheets.not_a_sheet' },
  {
    what: 'a zip of photographs',
    bytes: () => handMadeZip([{ name: '1.jpg', bytes: noise(100) }]),
    refused: 'sheets.not_a_sheet',
  },
];

const KINDS: readonly HostileFile[] = [
  { what: 'nothing', bytes: () => '', refused: 'sheets.empty_file' },
  { what: 'an old .xls', bytes: () => ole('Workbook'), refused: 'sheets.save_as_xlsx' },
  { what: 'an .et of the same make', bytes: () => ole('Book'), refused: 'sheets.save_as_xlsx' },
  {
    what: 'a workbook behind a password',
    bytes: () => ole('EncryptedPackage'),
    refused: 'sheets.encrypted',
  },
  { what: 'an old Word file', bytes: () => ole('WordDocument'), refused: 'sheets.not_a_sheet' },
  {
    what: 'a workbook with macros',
    bytes: () => withEntry({ name: 'xl/vbaProject.bin', bytes: 'x' }),
    refused: 'sheets.macros',
  },
  {
    what: 'a workbook with old macro sheets',
    bytes: () => withEntry({ name: 'xl/macrosheets/sheet1.xml', bytes: '<x/>' }),
    refused: 'sheets.macros',
  },
  {
    what: 'a workbook with macros in an odd folder',
    bytes: () => withEntry({ name: 'xl/deep/vbaProject.bin', bytes: 'x' }),
    refused: 'sheets.macros',
  },
  {
    what: 'an .xlsb',
    bytes: () => handMadeZip([{ name: 'xl/workbook.bin', bytes: 'x' }]),
    refused: 'sheets.save_as_xlsx',
  },
  {
    what: 'an .ods',
    bytes: () =>
      handMadeZip([
        { name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'content.xml', bytes: '<x/>' },
      ]),
    refused: 'sheets.save_as_xlsx',
  },
  {
    what: 'a .numbers',
    bytes: () => handMadeZip([{ name: 'Index/Document.iwa', bytes: 'x' }]),
    refused: 'sheets.save_as_xlsx',
  },
  {
    what: 'a .docx',
    bytes: () =>
      handMadeZip([
        { name: '[Content_Types].xml', bytes: '<Types/>' },
        { name: 'word/document.xml', bytes: '<x/>' },
      ]),
    refused: 'sheets.not_a_sheet',
  },
  {
    what: 'a web page named .xls',
    bytes: () => '<html><body><table><tr><td>姓名</td></tr></table></body></html>',
    refused: 'sheets.html_table',
  },
  {
    what: 'a bare table named .xls',
    bytes: () => gbk('<table><tr><td>姓名</td></tr></table>'),
    refused: 'sheets.html_table',
  },
  {
    what: 'XML of 2003',
    bytes: () =>
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    refused: 'sheets.save_as_xlsx',
  },
  {
    what: 'a program named .xlsx',
    bytes: () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]),
    refused: 'sheets.not_a_sheet',
  },
  { what: 'a PDF named .csv', bytes: () => '%PDF-1.7\n1 0 obj', refused: 'sheets.not_a_sheet' },
  { what: 'noise', bytes: () => noise(5000), refused: 'sheets.not_a_sheet' },
];

const XML: readonly HostileFile[] = [
  {
    what: 'a billion laughs in the strings',
    bytes: () =>
      handMadeWorkbook({
        stringsPart: `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sst ${MAIN}><si><t>&b;</t></si></sst>`,
        rows: row(1, '<c r="A1" t="s"><v>0</v></c>'),
      }),
    refused: 'sheets.xml_declarations',
  },
  {
    what: 'an external entity in the sheet',
    bytes: () =>
      handMadeWorkbook({
        sheet: `<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet ${MAIN}><sheetData/></worksheet>`,
      }),
    refused: 'sheets.xml_declarations',
  },
  {
    what: 'an entity nobody declared',
    bytes: () => handMadeWorkbook({ rows: row(1, inline('A1', '&xxe;')) }),
    refused: 'sheets.xml_declarations',
  },
  {
    what: 'a character that XML forbids, by number',
    bytes: () => handMadeWorkbook({ rows: row(1, inline('A1', 'a&#0;b')) }),
    refused: 'sheets.xml_declarations',
  },
  {
    what: 'tags that do not match',
    bytes: () => handMadeWorkbook({ rows: '<row r="1"><c r="A1"></row></c>' }),
    refused: 'sheets.bad_workbook',
  },
  {
    what: 'a sheet that ends in the middle',
    bytes: () => handMadeWorkbook({ sheet: `<worksheet ${MAIN}><sheetData><row r="1">` }),
    refused: 'sheets.bad_workbook',
  },
  {
    what: 'a tag of 10 MB',
    bytes: () => handMadeWorkbook({ rows: `<row r="1" x="${noise(5_000_000).toString('hex')}"/>` }),
    refused: 'sheets.bad_workbook',
  },
  {
    what: 'nesting of 100,000',
    bytes: () => handMadeWorkbook({ sheet: repeated(100_000, (n) => `<a${n % 97}>`) }),
    refused: 'sheets.bad_workbook',
  },
  {
    what: 'bytes that are not UTF-8',
    bytes: () =>
      withEntry({
        name: 'xl/worksheets/sheet1.xml',
        bytes: Buffer.concat([Buffer.from('<worksheet>'), gbk('姓名')]),
      }),
    refused: 'sheets.bad_workbook',
  },
  {
    what: 'no sheets',
    bytes: () => handMadeWorkbook({ sheets: '' }),
    refused: 'sheets.bad_workbook',
  },
  {
    what: 'a sheet whose part is missing',
    bytes: () => handMadeZip(handMadeParts({}).filter(({ name }) => !name.includes('sheet1'))),
    refused: 'sheets.bad_workbook',
  },
  {
    what: 'a sheet that lies on a web server',
    bytes: () =>
      handMadeWorkbook({
        workbookRelations:
          '<Relationship Id="rId1" Type="x/worksheet" Target="http://127.0.0.1/x" TargetMode="External"/>',
      }),
    refused: 'sheets.bad_workbook',
  },
  {
    what: 'a reference __proto__',
    bytes: () => handMadeWorkbook({ rows: row(1, inline('__proto__', 'x')) }),
    refused: 'sheets.bad_workbook',
  },
  {
    what: 'attributes and elements named __proto__ and constructor',
    bytes: () =>
      handMadeWorkbook({
        sheets: '<sheet name="__proto__" sheetId="1" r:id="rId1" constructor="x"/>',
        rows: `${row(1, inline('A1', '__proto__'))}<__proto__ a="1"/>`,
      }),
    texts: [['__proto__']],
  },
  {
    what: 'rows that go backwards',
    bytes: () => handMadeWorkbook({ rows: row(5, inline('A5', 'x')) + row(2, inline('A2', 'y')) }),
    refused: 'sheets.bad_workbook',
  },
  {
    what: 'the same cell twice',
    bytes: () => handMadeWorkbook({ rows: row(1, inline('A1', 'x'), inline('A1', 'y')) }),
    refused: 'sheets.bad_workbook',
  },
  {
    what: 'row number NaN',
    bytes: () => handMadeWorkbook({ rows: '<row r="x"><c r="A1"><v>1</v></c></row>' }),
    refused: 'sheets.bad_workbook',
  },
];

const SIZES: readonly HostileFile[] = [
  {
    what: 'a value in the last cell of all, XFD1048576',
    bytes: () => handMadeWorkbook({ rows: row(1_048_576, inline('XFD1048576', 'x')) }),
    refused: 'sheets.too_many_columns',
  },
  {
    what: '3,000 rows with a value in column XFD',
    bytes: () =>
      handMadeWorkbook({
        rows: repeated(3000, (n) => row(n + 1, inline(`XFD${n + 1}`, 'x'))),
      }),
    refused: 'sheets.too_many_columns',
  },
  {
    what: '3,000 rows formatted to column XFD, without a value there',
    bytes: () =>
      handMadeWorkbook({
        rows: repeated(3000, (n) =>
          row(n + 1, inline(`A${n + 1}`, `r${n}`), `<c r="XFD${n + 1}" s="0"/>`),
        ),
      }),
    texts: [['r0'], ['r1'], ['r2']],
  },
  {
    what: 'a value in the last row of all',
    bytes: () => handMadeWorkbook({ rows: row(1_048_576, inline('A1048576', 'x')) }),
    texts: [['x']],
  },
  {
    what: 'a column past XFD',
    bytes: () => handMadeWorkbook({ rows: row(1, inline('XFE1', 'x')) }),
    refused: 'sheets.bad_workbook',
  },
  {
    what: '200,001 rows',
    bytes: () => {
      const salt = noise(200_001);
      return handMadeWorkbook({
        rows: repeated(200_001, (n) => `<row><c><v>${n * 7919 + (salt[n] ?? 0)}</v></c></row>`),
      });
    },
    refused: 'sheets.too_many_rows',
  },
  {
    what: '30,000 empty rows',
    bytes: () => handMadeWorkbook({ rows: repeated(30_000, () => '<row/>') }),
    texts: [],
  },
  {
    what: 'a string of 33,000 characters in the table',
    bytes: () =>
      handMadeWorkbook({
        strings: `<si><t>${'字'.repeat(33_000)}</t></si>`,
        rows: row(1, '<c r="A1" t="s"><v>0</v></c>'),
      }),
    refused: 'sheets.cell_too_long',
  },
  {
    what: 'a string in many runs that add up past the limit',
    bytes: () =>
      handMadeWorkbook({
        rows: row(
          1,
          `<c r="A1" t="inlineStr"><is>${repeated(40, () => `<r><t>${'x'.repeat(1000)}</t></r>`)}</is></c>`,
        ),
      }),
    refused: 'sheets.cell_too_long',
  },
  {
    what: 'one long string referred to a hundred thousand times',
    bytes: () =>
      handMadeWorkbook({
        strings: `<si><t>${noise(16_000).toString('hex')}</t></si>`,
        rows: repeated(
          100_000,
          (n) => `<row r="${n + 1}"><c r="A${n + 1}" t="s"><v>0</v></c></row>`,
        ),
      }),
    refused: 'sheets.too_much_text',
  },
  {
    what: 'two million and one strings',
    bytes: () => {
      const salt = noise(1_000_000);
      return handMadeWorkbook({
        strings: repeated(2_000_001, (n) => `<si><t>${(salt[n % 999_983] ?? 0) * n}</t></si>`),
      });
    },
    refused: 'sheets.too_many_strings',
  },
];

const TABLES: readonly HostileFile[] = [
  { what: 'headings only', bytes: () => '姓名,单位\r\n', texts: [['姓名', '单位']] },
  { what: 'one column', bytes: () => '姓名\n张三\n', texts: [['姓名'], ['张三']] },
  {
    what: 'UTF-16 with a mark, as Excel saves Unicode text',
    bytes: () => Buffer.from('\uFEFF姓名\t单位\r\n张三\t一中', 'utf16le'),
    texts: [
      ['姓名', '单位'],
      ['张三', '一中'],
    ],
  },
  {
    what: 'UTF-16 the other way round',
    bytes: () => Buffer.from('\uFEFF姓名\t单位', 'utf16le').swap16(),
    texts: [['姓名', '单位']],
  },
  {
    what: 'UTF-16 without a mark',
    bytes: () => Buffer.from('id,name\r\n1,x\r\n', 'utf16le'),
    texts: [
      ['id', 'name'],
      ['1', 'x'],
    ],
  },
  {
    what: 'GBK, where the first name is in line 60,000',
    bytes: () => gbk(`${repeated(60_000, (n) => `${n},x\n`)}60001,张三\n`),
    texts: [
      ['0', 'x'],
      ['1', 'x'],
    ],
  },
  {
    what: 'GB18030 with characters of four bytes',
    bytes: () => gbk('姓名,字\n㛃喆,𬭎\n'),
    texts: [
      ['姓名', '字'],
      ['㛃喆', '𬭎'],
    ],
  },
  {
    what: 'some lines UTF-8, some GBK',
    bytes: () => Buffer.concat([Buffer.from('姓名,单位\n'), gbk('张三,第一中学\n')]),
    refused: 'sheets.mixed_encodings',
  },
  {
    what: 'marked as UTF-8, continued in GBK',
    bytes: () => Buffer.concat([Buffer.from('\uFEFF姓名,单位\n'), gbk('张三,第一中学\n')]),
    refused: 'sheets.mixed_encodings',
  },
  {
    what: 'bytes of no encoding',
    bytes: () => Buffer.from('a,b\n\xff\xff\xff,c\n', 'latin1'),
    refused: 'sheets.unknown_encoding',
  },
  {
    what: 'a zero byte in the text',
    bytes: () => `a,b\nc\0d,e\n${'x,y\n'.repeat(50)}`,
    refused: 'sheets.not_a_sheet',
  },
  {
    what: 'a quote that is never closed',
    bytes: () => 'a,b\n1,"open\n2,x\n',
    refused: 'sheets.unbalanced_quotes',
  },
  {
    what: 'a quote that swallows ten thousand lines',
    bytes: () => `a,b\n1,"open\n${'2,x\n'.repeat(10_000)}`,
    refused: 'sheets.unbalanced_quotes',
  },
  {
    what: 'quotes where none belong',
    bytes: () => 'a"b,"c"d,"e""f"\n',
    texts: [['a"b', 'cd', 'e"f']],
  },
  {
    what: 'quoted line breaks and separators',
    bytes: () => '"a,b","c\r\nd"\r\n',
    texts: [['a,b', 'c\nd']],
  },
  {
    what: 'line ends of three kinds',
    bytes: () => 'a,b\r\nc,d\ne,f\rg,h',
    texts: [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ],
  },
  {
    what: 'semicolons',
    bytes: () => 'a;b\nc;d,e\n',
    texts: [
      ['a', 'b'],
      ['c', 'd,e'],
    ],
  },
  {
    what: '10 MB in one line',
    bytes: () => 'x'.repeat(10_000_000),
    refused: 'sheets.cell_too_long',
  },
  {
    what: '10 MB of separators in one line',
    bytes: () => 'x,'.repeat(5_000_000),
    refused: 'sheets.too_many_columns',
  },
  {
    what: 'trailing separators to column 16,384',
    bytes: () => `a,b${','.repeat(16_384)}\n`,
    texts: [['a', 'b']],
  },
  { what: 'only line breaks', bytes: () => '\r\n'.repeat(5000), texts: [] },
  {
    what: '200,001 lines',
    bytes: () => repeated(200_001, (n) => `${n}\n`),
    refused: 'sheets.too_many_rows',
  },
];

const FILES = [...ARCHIVES, ...KINDS, ...XML, ...SIZES, ...TABLES];
/** Of the issue: each is read or refused within this and 512 MB, in processor time. */
const MILLISECONDS_MAX = 10_000;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixu-hostile-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the collection keeps at least sixty files', () => {
  // Goal: nobody thins the collection out. Method: count.
  expect(FILES.length).toBeGreaterThanOrEqual(60);
  expect(new Set(FILES.map(({ what }) => what)).size).toBe(FILES.length);
});

test.each(FILES.map((file, index) => ({ ...file, index })))(
  'hostile or odd: $what',
  async ({ bytes, refused, texts, index }) => {
    // Goal: every file is read right or refused with its reason. Method: the real parser process
    // with the real limits; it is killed past 512 MB or this time, which would show as another code.
    const path = join(folder, `${index}.bin`);
    writeFileSync(path, bytes());
    const rows: SheetRow[] = [];
    const read = await readSheet({ path }, { milliseconds: MILLISECONDS_MAX }, (batch) => {
      if (rows.length < 10) rows.push(...batch.slice(0, 10));
    });
    const wanted = texts === undefined ? 0 : Math.max(1, texts.length);
    const found = rows.slice(0, wanted).map(({ cells }) => cells.map(({ text }) => text));
    expect({ code: read.ok ? 'read' : read.code, texts: found }).toEqual({
      code: refused ?? 'read',
      texts: texts ?? [],
    });
    rmSync(path);
  },
);
