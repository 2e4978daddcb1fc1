import { call } from '../support/calls.ts';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { openAsAdministrator } from '../support/e2e/administration.ts';
import { expect, test } from '../support/e2e/test.ts';

test('a token is made, shown once, works in a script, and is revoked', async ({ open, host, installation }) => {
  const page = await open('physicist', '/account');
  await page.getByRole('button', { name: 'Make a token' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make an access token' });
  await dialog.getByRole('button', { name: 'Make the token' }).click();
  await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription(/Give it a name/);
  await expect(dialog.getByText('Manage accounts')).toHaveCount(0);
  await dialog.getByLabel('Name').fill('nightly export');
  await dialog.getByRole('checkbox', { name: 'See equipment' }).check();
  await expectAccessible(page, 'making a token');
  await dialog.getByRole('button', { name: 'Make the token' }).click();

  const field = page.getByLabel('Access token', { exact: true });
  await expect(field).toHaveValue(/^rems_/);
  await expectAccessible(page, 'a token that was made');
  const token = await field.inputValue();
  const script = async () => {
    const to = { url: host.url, authority: installation.authority, name: 'equipment.list', input: {} };
    const { reply } = await call({ ...to, token });
    return reply.ok ? 'OK' : reply.error.code;
  };
  expect(await script()).toBe('OK');
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await page.reload();
  await expect(page.getByText('begins with rems_')).toBeVisible();
  expect(await page.content()).not.toContain(token);

  const administrator = await openAsAdministrator(open, '/admin/sessions?tab=tokens');
  await administrator.getByRole('button', { name: 'Revoke nightly export' }).click();
  await administrator.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(administrator.getByText('Nobody has an access token')).toBeVisible();
  expect(await script()).toBe('UNAUTHENTICATED');
  await expect(page.getByText('You have no access token.')).toBeVisible();
});

test('the page for scripts shows examples and every call, and what the reader may not', async ({ open, host }) => {
  const page = await open('viewer', '/help/api');
  await expect(page.getByText(`This installation answers at ${host.url}.`)).toBeVisible();
  await expect(page.getByRole('region', { name: 'List units' })).toContainText(`${host.url}/rpc/equipment.list`);
  await page.getByText('Python', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'List units' })).toContainText('urllib.request');
  await page.getByLabel('Search calls').fill('accounts.create');
  await expect(page.getByText('1 call', { exact: true })).toBeVisible();
  await expect(page.getByText('Not with your rights')).toBeVisible();
  await page.getByText('accounts.create', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Takes' })).toContainText('"username"');
  await expectAccessible(page, 'page for scripts');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save openapi.json' }).click();
  expect((await saved).suggestedFilename()).toBe('rems-openapi.json');
});
