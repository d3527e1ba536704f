import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSheet } from './index.ts';

let folder = '';
let large = '';
let small = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixu-parser-'));
  large = join(folder, 'large.csv');
  small = join(folder, 'small.csv');
  writeFileSync(
    large,
    Array.from({ length: 150_000 }, (_none, n) => `${n},姓名${n},x,y,z\n`).join(''),
  );
  writeFileSync(small, '姓名\n张三\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Parser processes of this process that are alive: by parent and command line, on Linux. */
function parsers(): string[] {
  if (!existsSync('/proc/self')) return [];
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return parent === String(process.pid) && command.includes('sheet-child.ts');
    } catch {
      // Gone between the listing and the look.
      return false;
    }
  });
}

test('a parser over its time is killed and the next file is read', async () => {
  // Goal: time out is a refusal and leaves no process. Method: 100 ms, too little even to start.
  const read = await readSheet({ path: large }, { milliseconds: 60 }, () => {});
  expect(read).toEqual({ ok: false, code: 'sheets.timed_out', detail: { allowed: 60 } });
  expect(parsers()).toEqual([]);
  expect(await readSheet({ path: small }, {}, () => {})).toMatchObject({ ok: true });
});

test('the time a slow receiver takes is not the parser’s', async () => {
  // Goal: a busy database does not fail an import. Method: a receiver slower than the limit.
  let batches = 0;
  const read = await readSheet(
    { path: large },
    { milliseconds: 15_000, rows: 150_000 },
    async () => {
      batches += 1;
      if (batches === 1) await wait(400);
    },
  );
  expect(read).toMatchObject({ ok: true, value: { rows: 150_000 } });
  const tight = await readSheet({ path: small }, { milliseconds: 10_000 }, async () => wait(300));
  expect(tight).toMatchObject({ ok: true });
});

test('a receiver that fails ends the parser and its error comes through', async () => {
  // Goal: no orphan, no swallowed error. Method: throw at the second batch.
  let batches = 0;
  const reading = readSheet({ path: large }, {}, () => {
    batches += 1;
    if (batches === 2) throw new Error('receiver');
  });
  await expect(reading).rejects.toThrow('receiver');
  expect(batches).toBe(2);
  expect(parsers()).toEqual([]);
});

test('the caller can cancel', async () => {
  // Goal: cancelling an import stops the reading. Method: abort in the first batch.
  const stop = new AbortController();
  const read = await readSheet({ path: large, signal: stop.signal }, {}, () => stop.abort());
  expect(read).toMatchObject({ ok: false, code: 'sheets.cancelled' });
  expect(parsers()).toEqual([]);
});

test('a heap that is too small is a refusal', async () => {
  // Goal: running out of memory hurts the parser only. Method: a resident limit below Node itself.
  const read = await readSheet({ path: large }, { residentBytes: 20 * 1024 * 1024 }, () => {});
  expect(read).toMatchObject({ ok: false, code: 'sheets.out_of_memory' });
});

test('many files at once run two at a time and all are answered', async () => {
  // Goal: uploads queue up instead of filling the machine. Method: 12 at once, count processes.
  let most = 0;
  const reads = Array.from({ length: 12 }, () =>
    readSheet({ path: small }, {}, () => {
      most = Math.max(most, parsers().length);
    }),
  );
  const answers = await Promise.all(reads);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(most).toBeLessThanOrEqual(2);
});

test('past the queue a file is refused as busy', async () => {
  // Goal: a flood is told to come back. Method: more at once than run and wait together.
  const stop = new AbortController();
  const reads = Array.from({ length: 70 }, () =>
    readSheet({ path: small, signal: stop.signal }, {}, () => {}),
  );
  stop.abort();
  const answers = await Promise.all(reads);
  const codes = answers.map((answer) => (answer.ok ? 'read' : answer.code));
  expect(codes.filter((code) => code === 'sheets.busy')).toHaveLength(4);
  expect(codes.filter((code) => code === 'sheets.cancelled').length).toBeGreaterThanOrEqual(64);
});

test('a missing file is the caller’s error, not a refusal', async () => {
  // Goal: a wrong path is noticed. Method: a path that does not exist.
  await expect(readSheet({ path: join(folder, 'none') }, {}, () => {})).rejects.toThrow('ENOENT');
});
