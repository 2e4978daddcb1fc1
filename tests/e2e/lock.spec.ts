import type { Page } from '@playwright/test';
import { call, mustCall } from '../support/calls.ts';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { password } from '../support/e2e/installation.ts';
import { expect, test } from '../support/e2e/test.ts';

const unitTexts = ['SOMATOM', 'Half a sentence', 'Manufacturer', 'Details', 'Equipment'];

async function startSentence(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit Notes' }).click();
  await page.getByRole('textbox', { name: 'Notes' }).fill('Half a sentence that nobody');
}

async function lockByMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Account of ${name}` }).click();
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
}

async function unlock(page: Page, secret = password): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

test('nothing of the page is in the document while it is locked, and all of it comes back', async ({ open }) => {
  const page = await open('physicist', '/equipment/900002', { viewport: { width: 1280, height: 500 } });
  await startSentence(page);
  const notes = page.getByRole('textbox', { name: 'Notes' });
  await notes.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(5, 7));
  await page.evaluate(() => window.scrollTo(0, 150));
  const before = await page.evaluate(() => ({ title: document.title, scroll: window.scrollY }));
  expect(before.scroll).toBeGreaterThan(0);

  await notes.press('Control+Alt+l');
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await expect(page).toHaveTitle('Locked · REMS Workstation');
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  for (const text of unitTexts) expect(html).not.toContain(text);
  expect(html).toContain('physicist');
  await expectAccessible(page, 'lock screen');

  await unlock(page);
  await expect(notes).toHaveValue('Half a sentence that nobody');
  await expect(notes).toBeFocused();
  await expect(page).toHaveTitle(before.title);
  expect(await page.evaluate(() => window.scrollY)).toBe(before.scroll);
  expect(await notes.evaluate((field: HTMLTextAreaElement) => [field.selectionStart, field.selectionEnd])).toEqual([
    5, 7,
  ]);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'Notes' }).getByText('Half a sentence that nobody')).toBeVisible();
});

test('dialogs and messages go and come with the page, and do not hear what is typed meanwhile', async ({
  open,
  ask,
}) => {
  const page = await open('physicist', '/equipment/900002');
  await startSentence(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Retire', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Retired on' }).fill('2026-02-0');
  const words = (await dialog.getByRole('heading').textContent()) ?? '';
  await ask('physicist', 'auth.lock', {});
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  for (const text of [words, 'Saved.', ...unitTexts]) expect(html).not.toContain(text);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByLabel('Password', { exact: true }).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Show the password' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeFocused();

  await unlock(page);
  await expect(dialog).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(page.getByRole('dialog')).toContainText(words);
  await expect(dialog.getByRole('textbox', { name: 'Retired on' })).toHaveValue('2026-02-0');
});

test('a wrong password leaves it locked, and so does loading the page again', async ({ open }) => {
  const page = await open('physicist', '/equipment?q=ct');
  await expect(page.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();
  await lockByMenu(page, 'physicist');
  await unlock(page, 'not my password at all');
  await expect(page.getByText('This is not your password. Try again.')).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();

  await page.reload();
  await expect(page.getByText('physicist is signed in.')).toBeVisible();
  await unlock(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();
  await expect(page).toHaveURL(/\/equipment\?q=ct$/);
});

test('somebody else may sign in instead, after a warning about unsaved work', async ({ open }) => {
  const page = await open('physicist', '/equipment/900001');
  await startSentence(page);
  await lockByMenu(page, 'physicist');
  await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await expect(page.getByRole('alert')).toContainText('They are lost');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Username').fill('viewer');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  await page.goto('/equipment/900001');
  await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
  await expect(page.getByText('Half a sentence')).toHaveCount(0);
});

test('unlocking in one tab unlocks the others, and both show what was changed meanwhile', async ({ open, ask }) => {
  const page = await open('viewer', '/equipment/900002');
  const notes = page.getByRole('region', { name: 'Notes' });
  await expect(notes).toBeVisible();
  const other = await page.context().newPage();
  await other.goto('/equipment/900002');
  await expect(other.getByRole('region', { name: 'Notes' })).toBeVisible();
  await lockByMenu(other, 'viewer');
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  await ask('physicist', 'equipment.update', { id: 900002, version: 1, notes: 'Written meanwhile' });
  await unlock(other);
  await expect(other.getByRole('region', { name: 'Notes' })).toContainText('Written meanwhile');
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(notes).toContainText('Written meanwhile');
});

test('a page that nobody touches locks itself after the idle limit, whatever it asks meanwhile', async ({
  open,
  host,
  installation,
}) => {
  test.setTimeout(150_000);
  const to = { url: host.url, authority: installation.authority };
  const { cookie = '' } = await call({ ...to, name: 'auth.signIn', input: { username: 'admin', password } });
  const { version } = (await mustCall({ ...to, name: 'access.get', input: {}, cookie })) as { version: number };
  await mustCall({ ...to, name: 'access.save', input: { version, idleMinutes: 1 }, cookie });

  const page = await open('nobody', '/equipment');
  const calls: { readonly name: string; readonly background: boolean }[] = [];
  page.on('request', (request) => {
    const name = /\/rpc\/(.+)$/.exec(request.url())?.[1];
    if (name !== undefined) calls.push({ name, background: request.headers()['x-rems-background'] === '1' });
  });
  await page.getByLabel('Username').fill('physicist');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();
  expect(calls).toContainEqual({ name: 'auth.signIn', background: false });
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible({ timeout: 100_000 });
  // Behind the last call that counts as work it asked for the session by itself, among other things, and none of that counted.
  const byItself = calls.slice(calls.findLastIndex(({ background }) => !background) + 1);
  expect(byItself).toContainEqual({ name: 'auth.me', background: true });
  await unlock(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();
});

test('somebody at work tells the core so, once a minute', async ({ open }) => {
  const page = await open('physicist', '/equipment');
  await page.clock.install();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();
  const signs: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/rpc/auth.me')) signs.push(request.headers()['x-rems-background'] ?? 'by hand');
  });
  for (let minute = 1; minute <= 3; minute += 1) {
    await page.keyboard.press('Shift');
    await page.keyboard.press('Shift');
    await expect.poll(() => signs).toEqual(Array(minute).fill('by hand'));
    await page.clock.fastForward('01:01');
  }
});

test('a page that believes its time is over asks, and stays open when the core says so', async ({ open }) => {
  const page = await open('physicist', '/equipment');
  await expect(page.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();
  await page.clock.install();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();
  const asked = page.waitForRequest('**/rpc/auth.me');
  await page.clock.fastForward('01:10:00');
  expect((await asked).headers()['x-rems-background']).toBe('1');
  await expect(page.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();
});

test('a page whose time is over while the workstation does not answer is not left open', async ({ open }) => {
  const page = await open('physicist', '/equipment/900002');
  await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
  await page.clock.install();
  await page.reload();
  await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
  await page.route('**/rpc/**', (route) => route.abort());
  await page.clock.fastForward('01:10:00');
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('SOMATOM');
  await page.unroute('**/rpc/**');
  await page.clock.runFor(6_000);
  await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
});
