import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'server',
    root: import.meta.dirname,
    // The simulation plays on the real rooms, and needs the database that this project starts.
    include: ['src/**/*.test.ts', '../sim/**/*.test.ts'],
    // Volumes take minutes; `npm run test:long` sets this.
    exclude:
      process.env['JIXU_LONG'] === undefined
        ? ['**/*.long.test.ts', '../sim/**/*.long.test.ts']
        : [],
    // Half the time of a test is waiting for the database; one worker would leave a core idle.
    maxWorkers: 2,
    // A worker reads the product once, not once for every file: the rooms keep nothing between two worlds.
    isolate: false,
    globalSetup: ['testing/global-setup.ts'],
    // A cold cluster on a busy two-core machine takes its time; a test that hangs still ends.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
