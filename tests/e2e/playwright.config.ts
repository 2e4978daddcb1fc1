import { defineConfig } from '@playwright/test';

/** Specs of the desktop host itself; everything else runs on every host that a browser can reach. */
const doubleSpecs = ['desktop-double.spec.ts', 'three-windows.spec.ts'];
const desktopSpecs = [...doubleSpecs, 'desktop.spec.ts'];

/** One suite, three hosts. A test that fails once has failed. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  globalSetup: '../support/e2e/global-setup.ts',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: 0,
  // Two of them keep two cores busy only as long as nobody waits: a third one works meanwhile.
  workers: 3,
  fullyParallel: false,
  forbidOnly: true,
  use: { trace: 'off', screenshot: 'only-on-failure', actionTimeout: 15_000 },
  projects: [
    /** The headless host over real TLS. */
    { name: 'lan', testIgnore: desktopSpecs },
    /** The built desktop host on the double of Electron. */
    { name: 'desktop-double', testMatch: doubleSpecs, fullyParallel: true },
    /** The built desktop host in Electron itself, where its runtime exists. */
    { name: 'desktop', testMatch: 'desktop.spec.ts' },
  ],
});
