import { expect, test } from 'vitest';
import { runProgram } from './run-program.testing.ts';

type Report = { readonly controlLost: number; readonly creditOffMs: number };

test('twenty kills within four minutes of an exam and of studying lose nothing', async () => {
  // Goal: as in rush.test.ts, with more of everything. Method: the same program; `node tools/rush/main.ts` by hand.
  const { text, report } = await runProgram('tools/rush/main.ts', {
    RUSH_SITTERS: process.env['RUSH_SITTERS'] ?? '500',
    RUSH_VIEWERS: process.env['RUSH_VIEWERS'] ?? '500',
    RUSH_SECONDS: '200',
    RUSH_SAVE_EVERY: '5',
    RUSH_REPORT_EVERY: '10',
    RUSH_KILLS: process.env['RUSH_KILLS'] ?? '20',
    RUSH_LIMITS: '0',
  });
  console.log(text);
  const found = report as Report;
  expect(found).toMatchObject({ lost: [], doubled: [], broken: [], traffic: { failed: 0 } });
  expect(found.creditOffMs).toBeLessThanOrEqual(30_000);
  expect(found.controlLost).toBeGreaterThan(0);
}, 1_800_000);
