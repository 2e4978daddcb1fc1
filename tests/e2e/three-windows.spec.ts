import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { chromiumOptions } from '../support/e2e/chromium.ts';
import { administrator, setUpDesktop } from '../support/e2e/desktop-first-run.ts';
import { sendFrom } from '../support/e2e/desktop-window.ts';
import { to } from '../support/e2e/go-to.ts';
import { type LaunchedDesktop, launchDesktop } from '../support/electron-double/launch.ts';

const unit = '/equipment/900002';
const colleagues = { bea: 'physicist', carl: 'physics-assistant' } as const;

test('the window and two browsers work on one record at once, and nothing is overwritten unseen', async () => {
  test.setTimeout(120_000);
  const parent = mkdtempSync(join(tmpdir(), 'rems-three-windows-'));
  const folder = join(parent, 'data');
  const desktop = launchDesktop({ dataFolder: folder });
  let browser: Browser | undefined;
  try {
    const window = await clinicIn(desktop);
    const port = await freePort();
    await switchOn(window, port);

    // Their browsers trust the authority of this workstation, and nothing else.
    const authority = readFileSync(join(folder, 'certs', 'authority.crt'), 'utf8');
    browser = await chromium.launch(chromiumOptions(authority));
    const url = `https://localhost:${port}`;
    const [bea, carl] = await Promise.all([signIn(browser, url, 'bea'), signIn(browser, url, 'carl')]);
    await to(window, unit, 'SOMATOM');
    const everybody = [window, bea, carl];

    // A change by each appears at the others, without a reload.
    for (const [index, page] of everybody.entries()) {
      await editRoom(page, `Room of ${index}`);
      await save(page);
      for (const other of everybody) await expect(place(other).getByText(`Room of ${index}`)).toBeVisible();
    }

    // Two edit the same field: whoever saves second is asked.
    await editRoom(carl, 'Carl’s');
    await editRoom(window, 'The window’s');
    await save(window);
    await carl.getByRole('button', { name: 'Save' }).click();
    const dialog = carl.getByRole('dialog', { name: 'Someone else saved this unit meanwhile' });
    await expect(dialog.getByRole('radio', { name: /Stored now\s*The window’s/ })).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Save my choice' })).toBeDisabled();
    for (const page of [window, bea]) await expect(place(page).getByText('The window’s')).toBeVisible();
    await dialog.getByRole('radio', { name: /Yours\s*Carl’s/ }).click();
    await dialog.getByRole('button', { name: 'Save my choice' }).click();
    for (const page of everybody) await expect(place(page).getByText('Carl’s')).toBeVisible();

    // Switched off in the window: browsers say so, and keep what was typed until it is switched on again.
    await editRoom(bea, 'Typed before the cut');
    await switchOff(window);
    for (const page of [bea, carl]) await expect(page.getByText('Not connected')).toBeVisible();
    await bea.getByRole('button', { name: 'Save' }).click();
    await expect(bea.getByRole('alert').filter({ hasText: 'The workstation cannot be reached.' })).toBeVisible();
    await expect(bea.getByLabel('Room')).toHaveValue('Typed before the cut');
    await switchOn(window, port);
    await to(window, unit, 'SOMATOM');
    for (const page of [bea, carl]) await expect(page.getByText('Not connected')).toBeHidden({ timeout: 30_000 });
    await save(bea);
    for (const page of everybody) await expect(place(page).getByText('Typed before the cut')).toBeVisible();
  } finally {
    await browser?.close();
    await desktop.close();
    rmSync(parent, { recursive: true, force: true });
  }
});

/** The sample clinic with two colleagues; answers the window, signed in. */
async function clinicIn(desktop: LaunchedDesktop): Promise<Page> {
  const page = await desktop.page();
  await setUpDesktop(page);
  for (const [username, role] of Object.entries(colleagues)) {
    const input = { username, roles: [role], password: administrator.password };
    expect(await sendFrom(page, 'accounts.create', input), username).toMatchObject({ ok: true });
  }
  return page;
}

/** Lets browsers of this machine in, as an administrator does. */
async function switchOn(window: Page, port: number): Promise<void> {
  await to(window, '/admin/network', 'Network');
  await window.getByRole('button', { name: 'Let other computers in…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Let other computers in' });
  await dialog.getByRole('radio', { name: /Only this computer/ }).check({ force: true });
  await dialog.getByLabel('Port', { exact: true }).fill(String(port));
  await dialog.getByRole('button', { name: 'Switch on' }).click();
  await expect(window.getByRole('region', { name: 'Only browsers on this computer can open it' })).toBeVisible();
}

async function switchOff(window: Page): Promise<void> {
  await to(window, '/admin/network', 'Network');
  await window.getByRole('button', { name: 'Switch off' }).click();
  const question = window.getByRole('dialog', { name: 'Switch access off?' });
  await question.getByRole('button', { name: 'Switch off' }).click();
  await expect(window.getByRole('region', { name: 'Other computers cannot open it' })).toBeVisible();
}

async function signIn(browser: Browser, url: string, username: keyof typeof colleagues): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: 'en-US', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(unit);
  await page.getByLabel('Username').fill(username);
  await page.locator('input[type=password]').fill(administrator.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('SOMATOM');
  return page;
}

const place = (page: Page) => page.getByRole('region', { name: 'Location and identifiers' });

async function editRoom(page: Page, room: string): Promise<void> {
  await page.getByRole('button', { name: 'Edit Location and identifiers' }).click();
  await page.getByLabel('Room').fill(room);
}

async function save(page: Page): Promise<void> {
  await place(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Edit Location and identifiers' })).toBeVisible();
}

/** A port that nobody has at this moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
