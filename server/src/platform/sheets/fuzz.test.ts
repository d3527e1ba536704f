import { seededRandom } from '@jixu/kernel';
import type { Random } from '@jixu/kernel';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { bytesSource } from '../files/index.ts';
import { handMadeZip } from '../files/testing.ts';
import { annotateCsv } from './annotate-csv.ts';
import { annotateXlsx } from './annotate-xlsx.ts';
import { SheetRefusal } from './errors.ts';
import { inputFormat } from './input-format.ts';
import { SHEET_LIMITS } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { SheetSink } from './sheet-sink.ts';
import { handMadeParts, inline, row } from './testing.ts';

const SEED = 20_261_122;
const ROUNDS = 600;
const TASK = {
  verb: 'annotate',
  limits: SHEET_LIMITS,
  sheet: null,
  headerRow: null,
  problems: [{ row: 2, column: 2, message: 'x' }],
} as const;

/** Reads and annotates in this process; answers the code of a refusal, or that it was read. */
async function outcome(bytes: Buffer): Promise<string> {
  const source = bytesSource(bytes);
  try {
    const sink = new SheetSink(SHEET_LIMITS, () => {});
    const nothing = (): void => {};
    if (inputFormat(source) === 'csv') {
      readCsv(source, SHEET_LIMITS, sink.row);
      annotateCsv(source, TASK, nothing);
    } else {
      await readXlsx(source, SHEET_LIMITS, null, sink.row);
      await annotateXlsx(source, TASK, nothing);
    }
    return 'read';
  } catch (error) {
    if (error instanceof SheetRefusal) return error.code;
    throw error;
  }
}

const PARTS = handMadeParts({
  formats: ['yyyy-mm-dd', '000000'],
  strings: '<si><t>姓名</t></si><si><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></si>',
  rows:
    row(1, '<c r="A1" t="s"><v>0</v></c>', inline('B1', '&lt;x&gt;')) +
    row(2, '<c r="A2" s="1"><v>45292.5</v></c>', '<c r="B2"><f>1+1</f><v>2</v></c>') +
    row(3, '<c r="A3" t="b"><v>1</v></c>', '<c r="C3" s="2"><v>12</v></c>'),
  afterRows: '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
});
const CSV = iconv.encode('姓名,"单位 ""甲"""\r\n张三,"一\n中"\r\n李四,=1\r\n', 'gb18030');

/** One to four changes: a byte set, a piece cut out, doubled, or the rest dropped. */
function mutated(bytes: Buffer, random: Random): Buffer {
  let changed = Buffer.from(bytes);
  const { below } = random;
  for (let change = below(4); change >= 0 && changed.length > 4; change -= 1) {
    const at = below(changed.length);
    const length = 1 + below(12);
    const kind = below(8);
    if (kind < 5) changed[at] = below(256);
    else if (kind === 5) {
      changed = Buffer.concat([changed.subarray(0, at), changed.subarray(at + length)]);
    } else if (kind === 6) {
      changed = Buffer.concat([changed.subarray(0, at + length), changed.subarray(at)]);
    } else changed = changed.subarray(0, Math.max(4, at));
  }
  return changed;
}

test('damage to the bytes of a workbook is read or refused, never thrown', async () => {
  // Goal: no position of an archive breaks the reader. Method: seeded changes of the whole file.
  const random = seededRandom(SEED);
  const whole = handMadeZip(PARTS);
  const outcomes = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = await outcome(mutated(whole, random));
    outcomes.set(found, (outcomes.get(found) ?? 0) + 1);
  }
  expect(outcomes.get('sheets.damaged')).toBeGreaterThan(50);
});

test('damage inside the parts of a workbook is read or refused, never thrown', async () => {
  // Goal: no XML breaks the reader. Method: seeded changes of one part, packed up soundly again.
  const random = seededRandom(SEED + 1);
  const outcomes = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const part = PARTS[2 + random.below(5)];
    const parts = PARTS.map((one) =>
      one === part ? { ...one, bytes: mutated(Buffer.from(one.bytes), random) } : one,
    );
    const found = await outcome(handMadeZip(parts));
    outcomes.set(found, (outcomes.get(found) ?? 0) + 1);
  }
  expect(outcomes.get('read')).toBeGreaterThan(20);
  expect(outcomes.get('sheets.bad_workbook')).toBeGreaterThan(100);
});

test('damage to a csv is read or refused, never thrown', async () => {
  // Goal: no bytes break the reader. Method: seeded changes of a GBK file.
  const random = seededRandom(SEED + 2);
  const outcomes = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = await outcome(mutated(CSV, random));
    outcomes.set(found, (outcomes.get(found) ?? 0) + 1);
  }
  expect(outcomes.get('read')).toBeGreaterThan(100);
});

test('csv records do not depend on where the pieces are cut', () => {
  // Goal: a piece border inside quotes, line ends or a character changes nothing. Method: a file
  // longer than a piece whose period does not divide the piece.
  const lines = Array.from({ length: 120_000 }, (_none, n) => `${n},"一,""${n}""\n二"\r\n`);
  const seen: string[] = [];
  readCsv(bytesSource(Buffer.from(lines.join(''))), SHEET_LIMITS, ({ number, cells }) => {
    const expected = `一,"${number - 1}"\n二`;
    if (cells[0]?.text !== String(number - 1) || cells[1]?.text !== expected) {
      seen.push(`${number}: ${cells.map(({ text }) => text).join('|')}`);
    }
  });
  expect(seen).toEqual([]);
});
