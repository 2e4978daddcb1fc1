import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { root } from './root.ts';
import { LongFirst } from './suite/long-first.ts';

/** Child processes rather than threads: native add-ons are loaded and signals are sent. A test that fails once has failed. */
export default defineConfig({
  root,
  envDir: false,
  test: {
    environment: 'node',
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    pool: 'forks',
    // Much of the time is waiting, for password hashes and child processes: on two cores two files at once.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    retry: 0,
    // Nothing in the program lives outside of what a test makes: files share their modules, whose loading took as long as many a test.
    isolate: false,
    sequence: { sequencer: LongFirst },
    globalSetup: ['tests/support/template.ts'],
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 30_000,
    hookTimeout: 20_000,
  },
});
