import { rush } from './rush.ts';

/**
 * `node tools/rush/main.ts`: one run, one line of JSON. RUSH_SITTERS, RUSH_VIEWERS, RUSH_SECONDS, RUSH_SAVE_EVERY,
 * RUSH_REPORT_EVERY, RUSH_KILLS, RUSH_LIMITS, RUSH_EDGE.
 */
const number = (name: string, usual: number): number => Number(process.env[name] ?? usual);

const report = await rush({
  sitters: number('RUSH_SITTERS', 3_000),
  viewers: number('RUSH_VIEWERS', 0),
  seconds: number('RUSH_SECONDS', 120),
  saveEverySeconds: number('RUSH_SAVE_EVERY', 30),
  reportEverySeconds: number('RUSH_REPORT_EVERY', 45),
  kills: number('RUSH_KILLS', 0),
  limits: number('RUSH_LIMITS', 1) > 0,
  edge: number('RUSH_EDGE', 0) > 0,
});
process.stdout.write(`${JSON.stringify(report)}\n`);
