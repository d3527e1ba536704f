import { defineConfig } from 'vitest/config';

/** Journeys: a person, a real browser, the real server with its embedded database. One at a time: there are two cores. */
export default defineConfig({
  test: {
    name: 'journeys',
    root: import.meta.dirname,
    include: ['**/*.journey.ts'],
    globalSetup: ['../server/testing/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
