import type { Page } from '@playwright/test';
import { call, mustCall } from '../support/calls.ts';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { codeOf, nextCodeOf } from '../support/e2e/authenticator.ts';
import { password } from '../support/e2e/installation.ts';
import { expect, test } from '../support/e2e/test.ts';

/** Types the key into the app and its code into the page; answers the key and the recovery codes. */
async function enrol(page: Page): Promise<{ key: string; codes: string[] }> {
  await expect(page.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  const key = ((await page.locator('code').textContent()) ?? '').trim();
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await page.getByRole('button', { name: 'Check the code' }).click();
  await expect(page.getByRole('alert').or(page.locator('[aria-invalid=true]')).first()).toBeVisible();
  await page.getByLabel('Code', { exact: true }).fill(codeOf(key));
  await page.getByRole('button', { name: 'Check the code' }).click();
  const list = page.getByRole('region', { name: 'Recovery codes' });
  await expect(list.getByRole('listitem')).toHaveCount(10);
  return { key, codes: await list.getByRole('listitem').allInnerTexts() };
}

async function keepCodes(page: Page): Promise<void> {
  const done = page.getByRole('button', { name: 'Done' });
  await expect(done).toBeDisabled();
  await page.getByRole('checkbox').check();
  await done.click();
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a second factor is set up with a phone, then asked for, and a recovery code opens once', async ({ open }) => {
  const page = await open('physicist', '/account');
  await page.getByRole('button', { name: 'Set up a second factor' }).click();
  await expect(page.getByRole('img', { name: 'QR code for the authenticator app' }).locator('path')).toBeAttached();
  await expectAccessible(page, 'enrolling');
  const { key, codes } = await enrol(page);
  await expectAccessible(page, 'recovery codes');
  await keepCodes(page);
  await expect(page.getByText('In force')).toBeVisible();
  await expect(page.getByText('10 left')).toBeVisible();

  const elsewhere = await open('nobody', '/equipment?q=ct');
  await signIn(elsewhere, 'physicist');
  await expect(elsewhere.getByRole('heading', { name: 'One more step' })).toBeVisible();
  await expect(elsewhere.getByRole('alert')).toHaveCount(0);
  await expect(elsewhere.getByLabel('Code', { exact: true })).toHaveAttribute('autocomplete', 'one-time-code');
  await expectAccessible(elsewhere, 'code step');
  await elsewhere.getByLabel('Code', { exact: true }).fill('000000');
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere.getByRole('alert')).toBeVisible();
  await expect(elsewhere.getByLabel('Code', { exact: true })).toHaveValue('');
  await elsewhere.getByLabel('Code', { exact: true }).fill(codes[0] ?? '');
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere).toHaveURL(/\/equipment\?q=ct$/);
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();

  const again = await open('nobody');
  await signIn(again, 'physicist');
  await again.getByLabel('Code', { exact: true }).fill(codes[0] ?? '');
  await again.getByRole('button', { name: 'Sign in' }).click();
  await expect(again.getByRole('alert')).toBeVisible();
  await again.getByRole('button', { name: 'Back to the password' }).click();
  await expect(again.getByLabel('Password', { exact: true })).toHaveValue('');

  // Unlocking asks for both as well.
  await elsewhere.getByRole('button', { name: 'Account of physicist' }).click();
  await elsewhere.getByRole('button', { name: 'Lock', exact: true }).click();
  await elsewhere.getByLabel('Password', { exact: true }).fill(password);
  await elsewhere.getByRole('button', { name: 'Unlock' }).click();
  await expect(elsewhere.getByLabel('Code', { exact: true })).toBeFocused();
  await elsewhere.getByLabel('Code', { exact: true }).fill(nextCodeOf(key));
  await elsewhere.getByRole('button', { name: 'Unlock' }).click();
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();
});

test('recovery codes are renewed, and the second factor is taken away again', async ({ open }) => {
  const page = await open('viewer', '/account');
  await page.getByRole('button', { name: 'Set up a second factor' }).click();
  const { codes } = await enrol(page);
  await keepCodes(page);
  await page.getByRole('button', { name: 'New recovery codes' }).click();
  const list = page.getByRole('region', { name: 'Recovery codes' });
  await expect(list.getByRole('listitem')).toHaveCount(10);
  expect(await list.getByRole('listitem').allInnerTexts()).not.toContain(codes[0]);
  await keepCodes(page);
  await page.getByRole('button', { name: 'Take it away' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it away' }).click();
  await expect(page.getByText('Not set up')).toBeVisible();
});

test('a role that asks for a second factor opens nothing before there is one', async ({ open, host, installation }) => {
  const to = { url: host.url, authority: installation.authority };
  const { cookie = '' } = await call({ ...to, name: 'auth.signIn', input: { username: 'admin', password } });
  const { version } = (await mustCall({ ...to, name: 'access.get', input: {}, cookie })) as { version: number };
  const page = await open('viewer', '/equipment');
  await expect(page.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();
  await mustCall({ ...to, name: 'access.save', input: { version, secondFactorRoles: ['viewer'] }, cookie });

  await expect(page.getByRole('heading', { name: 'Set up your second factor' })).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.goto('/account');
  await expect(page.getByRole('heading', { name: 'Set up your second factor' })).toBeVisible();
  await expectAccessible(page, 'duty to enrol');
  await page.goto('/equipment');
  await enrol(page);
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await keepCodes(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();
});
