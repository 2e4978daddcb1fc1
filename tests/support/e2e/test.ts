import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContextOptions, test as base, expect, type Locator, type Page } from '@playwright/test';
import { mustCall } from '../calls.ts';
import { chromiumOptions } from './chromium.ts';
import { installationVariable } from './global-setup.ts';
import { type HeadlessHost, startHost } from './headless-host.ts';
import { type Installation, type Person, password } from './installation.ts';

interface Fixtures {
  /** False: the data folder is empty, and the host serves the first run. */
  readonly installed: boolean;
  /** A data folder of its own: a copy of the installation with the sample clinic. */
  readonly folder: string;
  /** The headless host on that folder, over TLS with the folder's own authority. */
  readonly host: HeadlessHost;
  /** Calls the host as somebody, past the screens: for what a test needs but does not show. */
  readonly ask: (who: Person, name: string, input: unknown) => Promise<unknown>;
  /** Opens a page in a browser profile of its own, signed in as somebody or as nobody yet. */
  readonly open: (who: Person | 'nobody', path?: string, options?: BrowserContextOptions) => Promise<Page>;
}

interface WorkerFixtures {
  readonly installation: Installation;
}

/** The tests of a host on the network, with Chromium as the browser of another PC. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  installation: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      // as: written by global-setup.ts.
      await use(JSON.parse(process.env[installationVariable] ?? 'null') as Installation);
    },
    { scope: 'worker' },
  ],
  browser: [
    async ({ playwright, installation }, use) => {
      const browser = await playwright.chromium.launch(chromiumOptions(installation.authority));
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  installed: [true, { option: true }],
  folder: async ({ installation, installed }, use) => {
    const parent = mkdtempSync(join(tmpdir(), 'rems-e2e-copy-'));
    const folder = join(parent, 'data');
    if (installed) cpSync(installation.folder, folder, { recursive: true });
    await use(folder);
    rmSync(parent, { recursive: true, force: true });
  },
  host: async ({ folder }, use) => {
    const host = await startHost(folder);
    await use(host);
    expect(await host.stop()).toBe(0);
  },
  ask: async ({ host, installation }, use) => {
    await use((who, name, input) => {
      const cookie = installation.sessions[who];
      const { authority } = installation;
      return mustCall({ url: host.url, authority, name, input, ...(cookie !== undefined && { cookie }) });
    });
  },
  open: async ({ browser, host, installation }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (who, path = '/', options = {}) => {
      const context = await browser.newContext({
        baseURL: host.url,
        locale: 'en-US',
        reducedMotion: 'reduce',
        ...options,
      });
      contexts.push(context);
      const session = who === 'nobody' ? undefined : installation.sessions[who];
      if (session !== undefined) {
        const [name = '', value = ''] = session.split('=');
        await context.addCookies([{ name, value, url: host.url, secure: true, httpOnly: true, sameSite: 'Strict' }]);
      }
      const page = await context.newPage();
      await answerStepUp(page);
      await page.goto(path);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** The question for the password before an act that matters. */
export function stepUpDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Type your password again' });
}

/** The sessions of the installation were proven a while ago, so that any act that matters may ask: the answer is given aside. */
async function answerStepUp(page: Page): Promise<void> {
  await page.addLocatorHandler(stepUpDialog(page), async (dialog) => {
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Go on' }).click();
  });
}

/** Leaves the question to the test. */
export async function askedBySelf(page: Page): Promise<void> {
  await page.removeLocatorHandler(stepUpDialog(page));
}

export { expect };
