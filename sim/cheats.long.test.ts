import { cheatTests } from './cheat-tests.ts';

const number = (name: string, usual: number): number => Number(process.env[name] ?? usual);

cheatTests({
  rounds: number('CHEAT_ROUNDS', 240),
  viewers: number('HONEST_VIEWERS', 1_000),
  seconds: number('HONEST_SECONDS', 600),
  seed: number('CHEAT_SEED', 7),
});
