import type { Page } from '@playwright/test';
import { password } from '../support/e2e/installation.ts';
import { expect, test } from '../support/e2e/test.ts';

async function signIn(page: Page, username: string, secret = password): Promise<void> {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('the right password leads to the address that was asked for', async ({ open }) => {
  const page = await open('nobody', '/equipment?q=ct&sort=-model');
  await signIn(page, 'physicist');
  await expect(page.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();
  await expect(page).toHaveURL(/\/equipment\?q=ct&sort=-model$/);
  await expect(page.getByRole('searchbox', { name: 'Search equipment' })).toHaveValue('ct');
});

test('every failure reads the same, and the fifth has to wait', async ({ open }) => {
  const page = await open('nobody');
  await signIn(page, 'nobody.of.this.name', 'wrong');
  const alert = page.getByRole('alert');
  const sentence = (await alert.textContent()) ?? '';
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();

  for (let failure = 1; failure <= 4; failure += 1) {
    const answered = page.waitForResponse('**/rpc/auth.signIn');
    await signIn(page, 'viewer', `wrong ${failure}`);
    await answered;
    await expect(alert).toHaveText(sentence);
  }
  await signIn(page, 'viewer', 'wrong 5');
  await signIn(page, 'viewer');
  await expect(alert).toContainText('Too many attempts');
  await expect(alert).toContainText(/You can try again in (1 minute|\d+ seconds)/);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeDisabled();
  await expect(page.getByLabel('Username')).toBeVisible();
});

test('a password that an administrator has set must be changed first', async ({ open }) => {
  const page = await open('nobody', '/equipment');
  await signIn(page, 'newcomer');
  await expect(page.getByRole('heading', { name: 'Choose your own password' })).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  const change = page.getByRole('button', { name: 'Change password' });

  await page.getByLabel(/^New password( \*)?$/).fill('short');
  await change.click();
  await expect(page.getByText('Type the password you signed in with.')).toBeVisible();
  await expect(page.getByText(/A password has at least \d+ characters/)).toBeVisible();

  await page.getByLabel('Password you signed in with').fill('not this one');
  await page.getByLabel(/^New password( \*)?$/).fill('a second sentence of my own');
  await page.getByLabel('New password, again').fill('a second sentence of my own');
  await change.click();
  await expect(page.getByLabel('Password you signed in with')).toHaveAttribute('aria-invalid', 'true');

  await page.getByLabel('Password you signed in with').fill(password);
  await change.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();
});

test('signing out ends the session everywhere in this browser', async ({ open }) => {
  const page = await open('viewer');
  await page.getByRole('link', { name: 'Equipment', exact: true }).click();
  const other = await page.context().newPage();
  await other.goto('/');
  await expect(other.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  await page.getByRole('button', { name: 'Account of viewer' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(other.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('a session that ends by itself keeps unsaved work for its owner', async ({ open, ask }) => {
  const page = await open('physicist', '/equipment/900001');
  await page.getByRole('button', { name: 'Edit Notes' }).click();
  await page.getByRole('textbox', { name: 'Notes' }).fill('Half a sentence that nobody');
  await ask('physicist', 'auth.signOut', {});
  await expect(page.getByText('Your session ended, physicist.')).toBeVisible();
  await expect(page.getByText('Half a sentence that nobody')).toBeHidden();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveValue('Half a sentence that nobody');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'Notes' }).getByText('Half a sentence that nobody')).toBeVisible();
});

test('no address, however it is written, leads out of the app by signing in', async ({ open, host }) => {
  const page = await open('nobody');
  const outside: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== host.url) outside.push(request.url());
  });
  const evil = encodeURIComponent('https://evil.example/');
  const addresses = [
    `/?next=${evil}&redirect=${evil}&returnTo=${evil}&continue=//evil.example`,
    `/equipment?url=javascript:alert(1)#//evil.example`,
  ];
  for (const address of addresses) {
    await page.goto(`${host.url}${address}`);
    await signIn(page, 'viewer');
    await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
    expect(new URL(page.url()).origin, address).toBe(host.url);
    await page.getByRole('button', { name: 'Account of viewer' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(new URL(page.url()).origin, address).toBe(host.url);
  }
  for (const address of ['//evil.example/', '/%2f%2fevil.example/', '/\\evil.example/']) {
    await page.goto(`${host.url}${address}`);
    expect(new URL(page.url()).origin, address).toBe(host.url);
  }
  expect(outside).toEqual([]);
});

test.describe('where accounts come from two places', () => {
  const options = { methods: ['local', 'directory'], clinicName: 'Riverside Hospital', passwordMinLength: 15 };

  test('the clinic is named and the choice is remembered by this browser', async ({ open }) => {
    const page = await open('nobody');
    await page.route('**/rpc/auth.options', (route) => route.fulfill({ json: { ok: true, data: options } }));
    await page.reload();
    await expect(page.getByText('Riverside Hospital')).toBeVisible();
    await expect(page.getByRole('radio', { name: 'REMS account' })).toBeChecked();
    await page.getByText('Organisation', { exact: true }).click();
    const sent = page.waitForRequest('**/rpc/auth.signIn');
    await signIn(page, 'somebody', 'a password of the organisation');
    expect((await sent).postDataJSON()).toMatchObject({ username: 'somebody', method: 'directory' });
    await page.reload();
    await expect(page.getByRole('radio', { name: 'Organisation' })).toBeChecked();
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('somebody');
  });

  test('a refusal says which account was tried, the same for every name', async ({ open }) => {
    const page = await open('nobody');
    await page.route('**/rpc/auth.options', (route) => route.fulfill({ json: { ok: true, data: options } }));
    await page.reload();
    const alert = page.getByRole('alert');
    for (const name of ['viewer', 'nobody.of.this.name']) {
      await signIn(page, name, 'wrong');
      await expect(alert).toContainText('This was tried with a REMS account.');
      await page.reload();
    }
  });

  test('a directory that does not answer is said so', async ({ open }) => {
    const page = await open('nobody');
    await page.route('**/rpc/auth.options', (route) => route.fulfill({ json: { ok: true, data: options } }));
    const message =
      'The directory of your organisation does not answer. Try again in a moment; REMS accounts still work.';
    const refusal = { ok: false, error: { code: 'UNAVAILABLE', message, requestId: 'r' } };
    await page.route('**/rpc/auth.signIn', (route) => route.fulfill({ status: 503, json: refusal }));
    await page.reload();
    await signIn(page, 'somebody');
    await expect(page.getByRole('alert')).toContainText('REMS accounts still work');
  });
});

test('there is no choice where there is one way', async ({ open }) => {
  const page = await open('nobody');
  await expect(page.getByLabel('Username')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'REMS account' })).toHaveCount(0);
});

test('a browser that does not keep the session is told apart from a wrong password', async ({ open }) => {
  const page = await open('nobody');
  // What the core answers to a browser that sends no cookie.
  const error = { code: 'UNAUTHENTICATED', message: 'Sign in first.', requestId: 'without-a-cookie' };
  await page.route('**/rpc/auth.me', (route) => route.fulfill({ status: 401, json: { ok: false, error } }));
  await signIn(page, 'physicist');
  await expect(page.getByRole('alert')).toContainText('The browser did not keep the session');
  await expect(page.getByLabel('Username')).toHaveValue('physicist');
  await page.unroute('**/rpc/auth.me');
  await signIn(page, 'physicist');
  await expect(page.getByRole('button', { name: 'Account of physicist' })).toBeVisible();
});
