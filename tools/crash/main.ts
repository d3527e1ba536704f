import { crash } from './crash.ts';

/** `node tools/crash/main.ts`: one run, one line of JSON. CRASH_KILLS, CRASH_PEOPLE, CRASH_SEED. */
const number = (name: string, usual: number): number => Number(process.env[name] ?? usual);

const report = await crash({
  kills: number('CRASH_KILLS', 6),
  people: number('CRASH_PEOPLE', 4),
  seed: number('CRASH_SEED', 1),
});
process.stdout.write(`${JSON.stringify(report)}\n`);
