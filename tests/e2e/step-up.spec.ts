import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { password } from '../support/e2e/installation.ts';
import { askedBySelf, expect, stepUpDialog, test } from '../support/e2e/test.ts';

/** Lets the core refuse a procedure as it does when the password was proven too long ago, until it was proven again. */
async function proveFirst(page: Page, ...names: readonly string[]): Promise<void> {
  await askedBySelf(page);
  let proven = false;
  page.on('response', (response) => {
    if (response.url().endsWith('/rpc/auth.reauthenticate') && response.ok()) proven = true;
  });
  const refusal = {
    ok: false,
    error: { code: 'REAUTH_REQUIRED', message: 'Type your password again to go on with this.', requestId: 'r' },
  };
  for (const name of names) {
    await page.route(`**/rpc/${name}`, (route) =>
      proven ? route.fallback() : route.fulfill({ status: 403, json: refusal }),
    );
  }
}

test('an act that matters asks for the password and is then done', async ({ open }) => {
  const page = await open('physicist', '/account');
  await proveFirst(page, 'secondFactor.begin');
  await page.getByRole('button', { name: 'Set up a second factor' }).click();
  const dialog = stepUpDialog(page);
  await expect(dialog).toContainText('physicist');
  await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused();
  await expectAccessible(page, 'step-up');

  await dialog.getByLabel('Password', { exact: true }).fill('not mine at all, really');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Password', { exact: true })).toHaveValue('');
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('closing the question gives the act up without a fuss', async ({ open }) => {
  const page = await open('physicist', '/account');
  await proveFirst(page, 'secondFactor.begin');
  for (const close of ['Cancel', 'Escape', 'Close']) {
    await page.getByRole('button', { name: 'Set up a second factor' }).click();
    const dialog = stepUpDialog(page);
    await expect(dialog).toBeVisible();
    if (close === 'Escape') await page.keyboard.press('Escape');
    else await dialog.getByRole('button', { name: close }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Set up a second factor' })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
});

test('the question survives a lock, and unlocking answers it', async ({ open, ask }) => {
  const page = await open('physicist', '/account');
  await proveFirst(page, 'secondFactor.begin');
  await page.getByRole('button', { name: 'Set up a second factor' }).click();
  await expect(stepUpDialog(page)).toBeVisible();
  await ask('physicist', 'auth.lock', {});
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  await page.unroute('**/rpc/secondFactor.begin');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
