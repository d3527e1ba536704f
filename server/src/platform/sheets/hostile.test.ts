import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOSTILE_FILES } from './hostile-files.testing.ts';
import { readSheet } from './index.ts';
import type { SheetRow } from './index.ts';

/** Of the issue: each is read or refused within this and 512 MB, in processor time. */
const MILLISECONDS_MAX = 10_000;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixu-hostile-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the collection keeps at least sixty files', () => {
  // Goal: nobody thins the collection out. Method: count.
  expect(HOSTILE_FILES.length).toBeGreaterThanOrEqual(60);
  expect(new Set(HOSTILE_FILES.map(({ what }) => what)).size).toBe(HOSTILE_FILES.length);
});

test.each(HOSTILE_FILES.map((file, index) => ({ ...file, index })))(
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
