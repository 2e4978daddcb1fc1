import { defineConfig } from '@playwright/test';

/** Takes a picture of every screen in every size, theme and language: `npm run screenshots`, then look at test-results/screens. */
export default defineConfig({
  testDir: './screens',
  testMatch: '*.screens.ts',
  outputDir: '../../test-results/screens-run',
  globalSetup: '../support/e2e/global-setup.ts',
  timeout: 240_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  reporter: 'list',
  use: { actionTimeout: 15_000 },
});
