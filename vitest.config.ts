import { defineConfig } from 'vitest/config';

/** Three projects: what needs nothing, what needs a database, and the pages. Journeys have a runner of their own. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: [
            'packages/**/*.test.ts',
            'cli/**/*.test.ts',
            'web/src/**/*.test.{ts,tsx}',
            'tools/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**'],
          // A property is tried some thousand times, also where others use the machine.
          testTimeout: 120_000,
        },
      },
      'server/vitest.config.ts',
    ],
  },
});
