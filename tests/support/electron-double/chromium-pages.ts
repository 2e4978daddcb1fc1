import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { createChromiumPage } from './chromium-page.ts';
import type { Pages } from './page-host.ts';

/** Pages in a real Chromium, which tests reach through its debugging address. */
export interface ChromiumPages extends Pages {
  /** Where `connectOverCDP` finds the browser; undefined before the first window. */
  endpoint(): string | undefined;
}

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
];

/** Windows as pages of one headless Chromium with a profile of its own, started with the first window. */
export function createChromiumPages(executablePath: string): ChromiumPages {
  let browser: Promise<BrowserContext> | undefined;
  let profile: string | undefined;
  let address: string | undefined;

  async function launch(size: { readonly width: number; readonly height: number }): Promise<BrowserContext> {
    profile = mkdtempSync(join(tmpdir(), 'rems-electron-double-'));
    const options = { executablePath, args: quiet, viewport: size, serviceWorkers: 'block' as const };
    const context = await chromium.launchPersistentContext(profile, options);
    // Chromium writes the port that it took, and the path of its debugging socket.
    const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
    address = `http://127.0.0.1:${port}`;
    return context;
  }

  return {
    endpoint: () => address,
    async open(host, mainFrame) {
      browser ??= launch(host.size);
      return await createChromiumPage(await browser, host, mainFrame);
    },
    async close() {
      await (await browser)?.close();
      if (profile !== undefined) rmSync(profile, { recursive: true, force: true });
    },
  };
}
