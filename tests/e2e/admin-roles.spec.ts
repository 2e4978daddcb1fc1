import { expectAccessible } from '../support/e2e/accessibility.ts';
import { askAsAdministrator, openAsAdministrator } from '../support/e2e/administration.ts';
import { expect, test } from '../support/e2e/test.ts';

test('a role is made of rights, given, changed for its holder at once, and deleted when nobody has it', async ({
  open,
  host,
  installation,
}) => {
  const page = await openAsAdministrator(open, '/admin/roles');
  await expect(page.getByRole('row', { name: /^Administrator/ })).toContainText('manage roles');
  await expectAccessible(page, 'roles');
  await page.getByRole('button', { name: 'New role' }).click();
  const dialog = page.getByRole('dialog', { name: 'New role' });
  await dialog.getByRole('button', { name: 'Make the role' }).click();
  await expect(dialog.getByText('A role has a name of at least 2 characters.')).toBeVisible();
  await expect(dialog.getByText('Choose at least one right.')).toBeVisible();
  await expectAccessible(page, 'a role with problems');
  await dialog.getByLabel('Name').fill('Service engineer');
  await dialog.getByRole('checkbox', { name: 'See equipment' }).check();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('The role “Service engineer” was made.')).toBeVisible();

  const ask = await askAsAdministrator(host, installation);
  const viewer = (await ask('accounts.get', { account: 'viewer' })) as { id: number; version: number };
  await ask('accounts.setRoles', { id: viewer.id, version: viewer.version, roles: ['service-engineer'] });
  const row = page.getByRole('row', { name: /^Service engineer/ });
  await expect(row.getByRole('link', { name: /Show the accounts/ })).toHaveText('1');
  await expect(row.getByRole('button', { name: /^Delete the role/ })).toHaveAttribute('aria-disabled', 'true');

  await page.getByRole('button', { name: 'Edit the role Service engineer' }).click();
  const edit = page.getByRole('dialog', { name: 'Role “Service engineer”' });
  await expect(edit).toContainText('The change holds at once for 1 account.');
  await edit.getByRole('checkbox', { name: 'Export equipment' }).check();
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('export equipment');

  const again = (await ask('accounts.get', { account: 'viewer' })) as { version: number };
  await ask('accounts.setRoles', { id: viewer.id, version: again.version, roles: ['viewer'] });
  await page.getByRole('button', { name: 'Delete the role Service engineer', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the role' }).click();
  await expect(row).toHaveCount(0);
});

test('who manages accounts but not roles reads them, and hands on no right of others', async ({
  open,
  host,
  installation,
}) => {
  const ask = await askAsAdministrator(host, installation);
  await ask('roles.create', {
    name: 'Front desk',
    permissions: ['accounts:manage', 'equipment:read', 'equipment:export', 'people:read'],
  });
  const physicist = (await ask('accounts.get', { account: 'physicist' })) as { id: number; version: number };
  await ask('accounts.setRoles', { id: physicist.id, version: physicist.version, roles: ['front-desk'] });
  const page = await openAsAdministrator(open, '/admin/roles', {}, 'physicist');
  await expect(page.getByText('Making and changing roles needs the right “Manage roles”.')).toBeVisible();
  for (const name of [/^New role/, /^Edit the role/, /^Delete the role/])
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Directory' })).toHaveCount(0);
  await page.goto('/admin/accounts/new');
  await expect(page.getByRole('checkbox', { name: 'Viewer' })).toBeEnabled();
  await expect(page.getByRole('checkbox', { name: 'Administrator' })).toBeDisabled();
  await page.goto('/admin/access');
  await expect(page.getByLabel('Name of the clinic')).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
});
