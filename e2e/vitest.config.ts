import { defineConfig } from 'vitest/config';

/**
 * Journeys: a person, a real browser, the real server with its embedded database. Three at
 * a time: one waits for its page while the others compute.
 */
export default defineConfig({
  test: {
    name: 'journeys',
    root: import.meta.dirname,
    include: ['**/*.journey.ts'],
    globalSetup: ['../server/testing/global-setup.ts', 'web-once.ts'],
    maxWorkers: 3,
    // A worker reads the server once and keeps its browser; every journey has a world and windows of its own.
    isolate: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // What a busy machine needs until a page shows what was done.
    expect: { poll: { timeout: 60_000, interval: 100 } },
  },
});
