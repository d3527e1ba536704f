import { expect, test } from 'vitest';
import { runProgram } from './run-program.testing.ts';

/** As tools/rush prints it; what it knows of the server is HTTP and tables. */
type Report = {
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly broken: readonly string[];
  readonly creditOffMs: number;
  readonly saves: { readonly count: number };
  readonly submits: { readonly count: number };
  readonly reports: { readonly count: number };
  readonly traffic: { readonly failed: number; readonly broken: number };
  readonly recoveryMs: readonly number[];
  readonly controlLost: number;
  readonly edge: {
    readonly save: string;
    readonly state: string;
    readonly submittedBy: string;
    readonly late: boolean;
    readonly lost: readonly string[];
    readonly doubled: readonly string[];
    readonly broken: readonly string[];
  };
};

const INTERVAL_MS = 30_000;

test('killed twice while everybody hands in and studies: no answer lost, nobody scored twice, no minute made', async () => {
  // Goal: 2xx means kept, for answers and study time. Method: an outside program with 30 sitters and 12 players, an open
  // loop, SIGKILL in the middle; promises against the tables; clients that believe too early must be caught.
  const { text, report } = await runProgram('tools/rush/main.ts', {
    RUSH_SITTERS: '30',
    RUSH_VIEWERS: '12',
    RUSH_SECONDS: '4',
    RUSH_SAVE_EVERY: '1',
    RUSH_REPORT_EVERY: '1',
    RUSH_KILLS: '2',
    RUSH_LIMITS: '0',
    RUSH_EDGE: '1',
  });
  console.log(text);
  const found = report as Report;
  expect(found).toMatchObject({ lost: [], doubled: [], broken: [] });
  expect(found.submits.count).toBe(30);
  expect(found.reports.count).toBeGreaterThan(12);
  expect(found.acknowledged).toBeGreaterThan(30);
  expect(found.creditOffMs).toBeLessThanOrEqual(INTERVAL_MS);
  expect(found.recoveryMs).toHaveLength(2);
  // The kills came while there was something to lose, and the oracle sees a loss where there is one.
  expect(found.traffic.broken).toBeGreaterThan(0);
  expect(found.traffic.failed).toBe(0);
  expect(found.controlLost).toBeGreaterThan(0);
  // One attempt ended while the server was down: what was stored before counts, nothing after, and the person is told.
  expect(['409 assessment.time_over', '409 assessment.submitted']).toContain(found.edge.save);
  expect(found.edge).toMatchObject({ submittedBy: 'time', late: true, lost: [], doubled: [] });
  expect(found.edge.broken).toEqual([]);
}, 600_000);
