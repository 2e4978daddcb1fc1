import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { openAsAdministrator } from '../support/e2e/administration.ts';
import { password } from '../support/e2e/installation.ts';
import { expect, test } from '../support/e2e/test.ts';

const unit = '/equipment/900002';
const place = 'Location and identifiers';

/** Whoever was signed out by a restore comes back to where the page is. */
async function signInAgain(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('Username').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: /^AD/ })).toBeVisible();
}

async function moveTo(page: Page, room: string): Promise<void> {
  await page.goto(unit);
  await page.getByRole('button', { name: 'Edit Location and identifiers' }).click();
  await page.getByLabel('Room').fill(room);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectRoom(page, room);
}

async function expectRoom(page: Page, room: string): Promise<void> {
  await expect(page.getByRole('region', { name: place })).toContainText(room);
}

test('a backup is made and proven, all of it is restored, that is undone, and one unit of it is brought back', async ({
  open,
  folder,
}) => {
  test.setTimeout(120_000);
  const page = await openAsAdministrator(open, '/admin/backups');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('A backup was made and proven.')).toBeVisible({ timeout: 30_000 });
  // It was disabled meanwhile; whoever uses the keyboard goes on from there.
  await expect(page.getByRole('button', { name: 'Back up now' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Your data are protected' })).toBeVisible();
  expect(readdirSync(join(folder, 'backups')).some((name) => name.endsWith('_manual'))).toBe(true);

  const row = page.getByRole('row', { name: /On request/ });
  await expect(row).toContainText('Proven');
  await row.getByRole('button', { name: /^Details/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByText('Every check held.', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(9);
  await page.keyboard.press('Escape');

  await moveTo(page, 'Lost room');
  await page.getByRole('link', { name: 'Backups', exact: true }).click();
  await row.getByRole('link', { name: /^Restore/ }).click();
  await expect(page.getByRole('region', { name: 'What would be lost' })).toContainText('Units');
  await page.getByLabel('Reason').fill('The import of today was wrong');
  await page.getByRole('button', { name: 'Restore this backup' }).click();
  await expect(page.getByText('Type RESTORE, so that it does not happen by accident.')).toBeVisible();
  await page.getByLabel('Type RESTORE to confirm').fill('restore');
  await page.getByRole('button', { name: 'Restore this backup' }).click();
  await expect(page.getByRole('heading', { name: 'One moment, please' })).toBeVisible({ timeout: 20_000 });
  await signInAgain(page);
  await expect(page).toHaveURL(/\/admin\/backups$/);
  const last = page.getByRole('note').filter({ hasText: 'Last restore' });
  await expect(last).toContainText('The import of today was wrong');
  await page.goto(unit);
  await expect(page.getByRole('region', { name: place })).toBeVisible();
  await expect(page.getByRole('region', { name: place })).not.toContainText('Lost room');

  await page.getByRole('link', { name: 'Backups', exact: true }).click();
  await last.getByRole('button', { name: 'Undo this restore' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('It was right after all');
  await page.getByRole('dialog').getByRole('button', { name: 'Undo this restore' }).click();
  await signInAgain(page);

  await row.getByRole('link', { name: /^Restore/ }).click();
  await page.getByRole('link', { name: /Bring it back alone/ }).click();
  await page.getByRole('link', { name: /^Compare/ }).click();
  await expect(page.getByRole('row', { name: /Room/ })).toContainText('Lost room');
  await page.getByRole('checkbox', { name: 'Bring back Room' }).check();
  await page.getByRole('button', { name: 'Bring back what is chosen' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('Typed on the wrong unit');
  await page.getByRole('dialog').getByRole('button', { name: 'Bring back what is chosen' }).click();
  await expect(page.getByRole('region', { name: place })).toBeVisible();
  await expect(page.getByRole('region', { name: place })).not.toContainText('Lost room');
});

test('what a colleague had typed survives that the data are closed and opened again', async ({ open }) => {
  const page = await open('physicist', unit);
  await page.getByRole('button', { name: 'Edit Location and identifiers' }).click();
  await page.getByLabel('Room').fill('Half typed');
  let closed = true;
  const state = { version: '1', host: 'headless', readOnly: false, setupCodeRequired: false, dataFolder: null };
  const message = 'A backup is being restored. This takes a few minutes.';
  await page.route('**/rpc/system.status', (route) =>
    closed
      ? route.fulfill({ json: { ok: true, data: { ...state, state: 'MAINTENANCE', message } } })
      : route.fallback(),
  );
  const refusal = { code: 'UNAVAILABLE', message, requestId: 'r', details: { state: 'MAINTENANCE' } };
  await page.route('**/rpc/equipment.update', (route) =>
    closed ? route.fulfill({ status: 503, json: { ok: false, error: refusal } }) : route.fallback(),
  );
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'One moment, please' })).toBeVisible();
  await expect(page.getByText(message)).toBeVisible();
  await expectAccessible(page, 'the data are closed');
  closed = false;
  await expect(page.getByLabel('Room')).toHaveValue('Half typed');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectRoom(page, 'Half typed');
});
