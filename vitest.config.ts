import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

/** `unit` holds every test beside its subject; `e2e` holds journeys that start real processes or a browser. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    globalSetup: ['test/postgres.ts'],
    pool: 'forks',
    // One a processor; what the runner does by itself leaves half of a small machine idle.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { TZ: 'Europe/Berlin' },
    projects: [
      { extends: true, test: { name: 'unit', include: ['{src,test,tools,demo}/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: { name: 'e2e', include: ['e2e/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
      },
    ],
  },
});
