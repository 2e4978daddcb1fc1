import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { askAsAdministrator, fillAdministration, openAsAdministrator } from '../support/e2e/administration.ts';
import { expect, test } from '../support/e2e/test.ts';

const first = 'seven grey herons by the pond';
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

async function signIn(page: Page, username: string, secret: string): Promise<void> {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('an account is refused with its problems, made, and opens with the temporary password', async ({ open }) => {
  const page = await openAsAdministrator(open, '/admin/accounts');
  await page.getByRole('link', { name: 'New account' }).click();
  await page.getByRole('button', { name: 'Create the account' }).click();
  await expect(page.getByRole('alert')).toContainText('A username has 3 to 80 characters.');
  await expectAccessible(page, 'a new account with problems');
  await page.getByRole('button', { name: 'A username has 3 to 80 characters.' }).click();
  await expect(page.getByLabel('Username')).toBeFocused();
  await page.getByLabel('Username').fill('jmartin');
  await page.getByLabel('E-mail address').fill('j.martin@clinic.org');
  await page.getByRole('textbox', { name: 'New password', exact: true }).fill(first);
  await page.getByLabel('New password, again').fill(first);
  await expect(page.getByRole('checkbox', { name: 'Temporary password' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Put the name on the whitelist' })).toBeChecked();
  await page.getByRole('checkbox', { name: 'Physicist', exact: true }).check();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { level: 1, name: 'jmartin' })).toBeVisible();
  await expect(page.getByText('The account jmartin was created.')).toBeVisible();
  await expect(page.getByText('jmartin can sign in', { exact: true })).toBeVisible();

  const theirs = await open('nobody');
  await signIn(theirs, 'jmartin', first);
  await expect(theirs.getByRole('heading', { level: 1, name: 'Choose your own password' })).toBeVisible();
});

test('the list is searched and filtered, and the address says the same', async ({ open, host, installation }) => {
  await fillAdministration(await askAsAdministrator(host, installation));
  const page = await open('admin', '/admin/accounts');
  await expect(row(page, 'm.dupont')).toContainText('Directory');
  await expect(row(page, 'former')).toContainText('Inactive');
  await expect(row(page, 'outsider')).toContainText('Not on the whitelist');
  await expectAccessible(page, 'accounts');
  await page.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Service engineer' }).click();
  await expect(page).toHaveURL(/role=service-engineer/);
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('searchbox').fill('nobody of this name');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(row(page, 'physicist').first()).toBeVisible();
  await expect(page).toHaveURL(/\/admin\/accounts$/);
  await page.goto('/admin/accounts?state=inactive');
  await expect(page.getByRole('row')).toHaveCount(2);
});

test('a reset shows the password once and signs the person out', async ({ open }) => {
  const theirs = await open('viewer', '/equipment');
  const page = await openAsAdministrator(open, '/admin/accounts?q=viewer');
  await page.getByRole('link', { name: 'viewer', exact: true }).click();
  await page.getByRole('button', { name: 'Reset the password' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make a temporary password' }).click();
  const dialog = page.getByRole('dialog', { name: 'Temporary password of viewer' });
  const secret = (await dialog.getByRole('textbox', { name: 'Temporary password' }).textContent()) ?? '';
  expect(secret.length).toBeGreaterThan(15);
  await expectAccessible(page, 'a temporary password');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'I have passed it on' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await page.content()).not.toContain(secret);
  await expect(page.getByText('Must change the password')).toBeVisible();

  await expect(theirs.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await signIn(theirs, 'viewer', secret);
  await expect(theirs.getByRole('heading', { level: 1, name: 'Choose your own password' })).toBeVisible();
});

test('a deactivated person is out at once and the page says why; activated they are back', async ({ open }) => {
  const theirs = await open('physicist', '/equipment');
  const page = await openAsAdministrator(open, '/admin/accounts?q=physicist');
  await page.getByRole('link', { name: 'physicist', exact: true }).click();
  await expect(page.getByText('physicist can sign in', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Open sessions' }).getByRole('row')).not.toHaveCount(0);
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('Parental leave');
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
  await expect(page.getByText('physicist cannot sign in', { exact: true })).toBeVisible();
  await expect(theirs.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('Nobody is signed in with this account.')).toBeVisible();
  await page.getByRole('button', { name: 'Activate' }).click();
  await expect(page.getByText('physicist can sign in', { exact: true })).toBeVisible();
});

test('roles change the rights in words; nobody changes their own', async ({ open }) => {
  const page = await openAsAdministrator(open, '/admin/accounts?q=technologist');
  await page.getByRole('link', { name: 'technologist', exact: true }).click();
  const card = page.getByRole('region', { name: 'Roles and rights' });
  await expect(card.getByRole('row', { name: /Edit equipment/ })).toHaveCount(0);
  await card.getByRole('button', { name: 'Change roles' }).click();
  await card.getByRole('checkbox', { name: 'Physics assistant' }).check();
  await expectAccessible(page, 'roles being changed');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByRole('row', { name: /Edit equipment/ })).toContainText('Physics assistant');

  await page.goto('/admin/accounts?q=admin');
  await page.getByRole('link', { name: 'admin', exact: true }).click();
  await expect(card).toContainText('Nobody changes their own rights.');
  await expect(card.getByRole('button', { name: 'Change roles' })).toHaveCount(0);
  for (const name of ['Reset the password', 'Deactivate', 'Delete the account'])
    await expect(page.getByRole('button', { name })).toHaveCount(0);
});

test('two administrators edit one account: the second sees what is stored and keeps what was typed', async ({
  open,
  host,
  installation,
}) => {
  const ask = await askAsAdministrator(host, installation);
  const page = await open('admin', '/admin/accounts?q=viewer');
  await page.getByRole('link', { name: 'viewer', exact: true }).click();
  await page.getByRole('button', { name: 'Edit details' }).click();
  await page.getByLabel('E-mail address').fill('mine@clinic.org');
  const account = (await ask('accounts.get', { account: 'viewer' })) as { id: number; version: number };
  await ask('accounts.update', { id: account.id, version: account.version, email: 'theirs@clinic.org' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('theirs@clinic.org');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('mine@clinic.org');
});

test('an account without history is deleted, one with history never', async ({ open, host, installation }) => {
  await fillAdministration(await askAsAdministrator(host, installation));
  const page = await open('admin', '/admin/accounts?q=physicist');
  await page.getByRole('link', { name: 'physicist', exact: true }).click();
  await expect(page.getByText('An account with history is never deleted')).toBeVisible();
  await page.goto('/admin/accounts?q=outsider');
  await page.getByRole('link', { name: 'outsider', exact: true }).click();
  await page.getByRole('button', { name: 'Delete the account' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the account' }).click();
  await expect(page.getByText('The account outsider was deleted.')).toBeVisible();
  await page.goto('/admin/accounts?q=outsider');
  await expect(page.getByText('Nothing matches')).toBeVisible();
});

test('a name is diagnosed whether it has an account or not, and leads to the account', async ({
  open,
  host,
  installation,
}) => {
  await fillAdministration(await askAsAdministrator(host, installation));
  const page = await open('admin', '/admin/accounts');
  await page.getByRole('link', { name: 'Why can someone not sign in?' }).click();
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('Type a username.')).toBeVisible();
  const name = page.getByLabel('Username as the person types it');
  await name.fill('nobody.here');
  await page.keyboard.press('Enter');
  await expect(page.getByText('nobody.here cannot sign in', { exact: true })).toBeVisible();
  await name.fill('outsider');
  await page.keyboard.press('Enter');
  await expect(page.getByText('outsider cannot sign in', { exact: true })).toBeVisible();
  const whitelist = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Whitelist' });
  await expect(whitelist).toContainText('Stands in the way');
  await expectAccessible(page, 'a diagnosis');
  await page.getByRole('link', { name: 'Open the account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'outsider' })).toBeVisible();
});

test('a half-typed account is not lost to a click', async ({ open }) => {
  const page = await open('admin', '/admin/accounts/new');
  await page.getByLabel('Username').fill('half');
  await page.getByRole('navigation').getByRole('link', { name: 'Whitelist' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stay on this page' }).click();
  await expect(page.getByLabel('Username')).toHaveValue('half');
});

test('who may not manage accounts sees none of it', async ({ open }) => {
  const page = await open('physicist');
  for (const place of [
    'accounts',
    'accounts/1',
    'accounts/new',
    'whitelist',
    'roles',
    'directory',
    'sessions',
    'access',
  ]) {
    await page.goto(`/admin/${place}`);
    await expect(page.getByText('The roles of physicist do not include this page')).toBeVisible();
  }
});
