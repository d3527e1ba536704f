import { cheatTests } from './cheat-tests.ts';

// Twelve minutes of every pattern; `npm run test:long` plays hours, and a thousand viewers.
cheatTests({ rounds: 24, viewers: 40, seconds: 300, seed: 1 });
