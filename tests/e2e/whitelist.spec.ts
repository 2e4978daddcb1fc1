import { expectAccessible } from '../support/e2e/accessibility.ts';
import { askAsAdministrator, fillAdministration } from '../support/e2e/administration.ts';
import { expect, test } from '../support/e2e/test.ts';

test('a name is added, its account made, removed with the session ended, and let in again', async ({ open }) => {
  const theirs = await open('viewer', '/equipment');
  const page = await open('admin', '/admin/whitelist');
  await expect(page.getByText(/^This list is in force: 5 names may sign in/)).toBeVisible();
  await expectAccessible(page, 'whitelist');
  await page.getByRole('button', { name: 'Add a name' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a name' });
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText('Type a username.')).toBeVisible();
  await dialog.getByLabel('Username').fill('  new.person ');
  await dialog.getByLabel('Reason').fill('Starts in June');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const added = page.getByRole('row', { name: /^new\.person/ });
  await expect(added).toContainText('Starts in June');
  await added.getByRole('link', { name: 'Make an account for new.person' }).click();
  await expect(page.getByLabel('Username')).toHaveValue('new.person');

  await page.goto('/admin/whitelist?q=viewer');
  await page.getByRole('button', { name: 'Remove viewer' }).click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('open sessions end at once');
  await question.getByLabel('Reason').fill('Moved away');
  await question.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('row', { name: /^viewer/ })).toContainText('Removed');
  await expect(theirs.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await page.getByRole('button', { name: 'Let in again: viewer' }).click();
  await question.getByRole('button', { name: 'Let in again' }).click();
  await expect(page.getByRole('row', { name: /^viewer/ })).toContainText('Active');
});

test('the own name cannot be removed, and the page says why', async ({ open }) => {
  const page = await open('admin', '/admin/whitelist');
  await page.getByRole('button', { name: 'Remove admin' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('row', { name: /^admin/ })).toContainText('Active');
});

test('a pasted list is shown name by name before it goes in, with the counts after it', async ({
  open,
  host,
  installation,
}) => {
  await fillAdministration(await askAsAdministrator(host, installation));
  const page = await open('admin', '/admin/whitelist');
  await expect(page.getByText('The account is called “engineer”')).toBeVisible();
  await page.getByRole('button', { name: 'Import names' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Names').fill('admin, "zoë"; former\nzoë\nsecond.new');
  await dialog.getByRole('button', { name: 'Check the names' }).click();
  await expect(dialog.getByText('New: 2 · already there: 1 · removed: 1 · not usable: 0')).toBeVisible();
  await expect(dialog.getByRole('row', { name: /^former/ })).toContainText('Removed; stays removed');
  await expectAccessible(page, 'names to import');
  await dialog.getByRole('button', { name: 'Add 2 names' }).click();
  await expect(dialog).toContainText('The import is done');
  await expect(dialog.getByRole('definition').first()).toHaveText('2');
  await expect(dialog.getByText(/^This list is in force/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: 'Import names' })).toBeFocused();
  const remove = page.getByRole('button', { name: 'Remove zoë' });
  await remove.press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(remove).toBeFocused();
  await expect(page.getByRole('row', { name: /^zoë/ })).toContainText('from a list');
  await expect(page.getByRole('row', { name: /^former/ })).toContainText('Removed');
});
