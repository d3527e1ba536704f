import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamXlsxRows } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { annotateSheet, readSheet, writeSheetFile } from './index.ts';
import type { SheetColumn, SheetValue } from './index.ts';

const ROWS = 100_000;
const MIB = 1024 * 1024;
/** Of the issue, for the parser; the parent only ever holds a batch or two. */
const CHILD_BYTES_MAX = 512 * MIB;
const PARENT_GROWTH_MAX = 96 * MIB;

const COLUMNS: readonly SheetColumn[] = [
  { header: '姓名', type: 'text' },
  { header: '身份证号', type: 'text' },
  { header: '手机', type: 'text' },
  { header: '日期', type: 'date' },
  { header: '学时', type: 'number' },
  ...['单位', '职称', '备注', '项目', '类别', '等级', '编号'].map((header): SheetColumn => ({
    header,
    type: 'text',
  })),
];

function* people(count: number): Generator<SheetValue[]> {
  for (let n = 0; n < count; n += 1) {
    yield [
      `张三${n}`,
      String(110_101_199_001_010_000n + BigInt(n)),
      `0138${String(n).padStart(7, '0')}`,
      `2024-05-${String((n % 28) + 1).padStart(2, '0')}`,
      `${n % 100}.5`,
      `某市第${n % 97}中学`,
      '高级教师',
      n % 7 === 0 ? `=备注${n}` : null,
      `项目${n % 1000}`,
      '专业科目',
      `z${n % 5}`,
      `w${n}`,
    ];
  }
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixu-volume-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(['xlsx', 'csv'] as const)(
  '100,000 rows of 12 columns as %s in flat memory',
  async (kind) => {
    // Goal: the volume of the issue fits the limits. Method: write and read it, watch both sides.
    const path = join(folder, `people.${kind}`);
    const before = process.memoryUsage.rss();
    let peak = before;
    const wrote = performance.now();
    await writeSheetFile({ columns: COLUMNS, rows: people(ROWS), kind }, { path });
    const started = performance.now();
    let rows = 0;
    let digits = 0;
    const read = await readSheet({ path }, {}, (batch) => {
      rows += batch.length;
      for (const { cells } of batch) digits += cells[1]?.text.length === 18 ? 1 : 0;
      peak = Math.max(peak, process.memoryUsage.rss());
    });
    const ended = performance.now();
    expect(read).toMatchObject({ ok: true, value: { rows: ROWS + 1, columns: 12 } });
    expect([rows, digits]).toEqual([ROWS + 1, ROWS]);
    const child = read.ok ? read.value.peakResidentBytes : Number.POSITIVE_INFINITY;
    expect(child).toBeLessThan(CHILD_BYTES_MAX);
    expect(peak - before).toBeLessThan(PARENT_GROWTH_MAX);
    process.stdout.write(
      `${JSON.stringify({
        name: `sheets.volume.${kind}`,
        writeMs: Math.round(started - wrote),
        readMs: Math.round(ended - started),
        childMiB: Math.round(child / MIB),
        parentGrowthMiB: Math.round((peak - before) / MIB),
        fileMiB: Math.round(statSync(path).size / MIB),
      })}\n`,
    );
  },
  120_000,
);

/** Processor time of this process so far. */
function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

test('reading costs at most twice what the bare library costs', async () => {
  // Goal: the walls around the parser stay cheap (budget: half the speed of bare reading). Method:
  // the same file in turns, five times, processor time of both processes against that of hucre in
  // this one, medians; not wall clock, because the parser gives way to whoever else is running.
  const path = join(folder, 'people.xlsx');
  const ours: number[] = [];
  const bare: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const first = cpuMilliseconds();
    const read = await readSheet({ path }, {}, () => {});
    expect(read).toMatchObject({ ok: true });
    const second = cpuMilliseconds();
    ours.push(second - first + (read.ok ? read.value.cpuMilliseconds : 0));
    let rows = 0;
    for await (const one of streamXlsxRows(readFileSync(path))) {
      rows += one.values.length > 0 ? 1 : 0;
    }
    bare.push(cpuMilliseconds() - second);
    expect(rows).toBe(ROWS + 1);
  }
  const [oursMs, bareMs] = [median(ours), median(bare)];
  const ratio = Number((bareMs / oursMs).toFixed(2));
  process.stdout.write(`${JSON.stringify({ name: 'sheets.volume.cpu', oursMs, bareMs, ratio })}\n`);
  expect(ratio).toBeGreaterThan(0.5);
}, 240_000);

function median(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0);
}

test('100,000 rows come back annotated', async () => {
  // Goal: the same workbook back at volume. Method: a problem in every tenth row.
  const source = join(folder, 'people.xlsx');
  const output = join(folder, 'annotated.xlsx');
  const problems = Array.from({ length: ROWS / 10 }, (_none, n) => ({
    row: n * 10 + 2,
    column: 2,
    message: `第 ${n} 个问题`,
  }));
  expect(await annotateSheet({ path: source }, problems, { path: output })).toEqual({
    ok: true,
    value: { rows: ROWS + 1 },
  });
  let found = 0;
  await readSheet({ path: output }, {}, (batch) => {
    for (const { number, cells } of batch) {
      if (cells.length === 13 && number > 1) found += 1;
    }
  });
  expect(found).toBe(ROWS / 10);
}, 120_000);
