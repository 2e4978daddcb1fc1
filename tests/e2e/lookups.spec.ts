import { expect, test } from '../support/e2e/test.ts';
import { unitList } from '../support/e2e/unit-list.ts';

test('an entry is added, refused twice, edited, and offered to units at once', async ({ open }) => {
  const page = await open('admin', '/admin/lookups');
  await page.getByRole('tab', { name: 'Manufacturers' }).click();
  await page.getByRole('button', { name: 'Add a manufacturer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a manufacturer' });
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription(/Type a name/);
  await dialog.getByLabel('Name').fill('hologic');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Name').fill('United Imaging');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('“United Imaging” was added.')).toBeVisible();

  await page.getByRole('button', { name: 'Edit United Imaging' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('United Imaging Healthcare');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('cell', { name: 'United Imaging Healthcare', exact: true })).toBeVisible();

  const form = await open('physicist', '/equipment/new');
  await form.getByRole('combobox', { name: 'Manufacturer' }).fill('united');
  await expect(form.getByRole('option', { name: 'United Imaging Healthcare' })).toBeVisible();
});

test('an address that names no list says so, and leads back', async ({ open }) => {
  const page = await open('admin', '/admin/lookups/clases');
  await expect(page.getByText('There is no such list')).toBeVisible();
  await expect(page.getByRole('tab')).toHaveCount(0);
  await page.getByRole('link', { name: 'All lists' }).click();
  await expect(page.getByRole('tab', { name: 'Classes', exact: true })).toHaveAttribute('aria-selected', 'true');
});

test('a deactivated entry stays with its units and is no longer offered', async ({ open }) => {
  const page = await open('admin', '/admin/lookups/manufacturer');
  await page.getByRole('button', { name: 'Deactivate Elekta' }).click();
  await expect(page.getByText('“Elekta” is no longer offered')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Elekta' })).toContainText('Inactive');
  await page.getByRole('row').filter({ hasText: 'Elekta' }).getByRole('link').click();
  await expect(unitList(page).row('Versa HD')).toContainText('Elekta');

  await page.goto('/equipment/new');
  await page.getByRole('combobox', { name: 'Manufacturer' }).fill('elek');
  await expect(page.getByRole('listbox', { name: 'Manufacturer' }).getByText('Nothing found')).toBeVisible();
});

test('a subclass carries its class, cost and lifetime', async ({ open }) => {
  const page = await open('admin', '/admin/lookups/subclass');
  await page.getByRole('button', { name: 'Add a subclass' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a subclass' });
  await dialog.getByLabel('Name').fill('CT photon counting');
  await dialog.getByRole('combobox', { name: /^Class/ }).fill('CT');
  await page.getByRole('option', { name: 'CT', exact: true }).click();
  await dialog.getByLabel('Estimated cost').fill('a lot');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog.getByLabel('Estimated cost')).toHaveAccessibleDescription(/Type a whole number/);
  await dialog.getByLabel('Estimated cost').fill('2400');
  await dialog.getByLabel('Lifetime').fill('10');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('photon');
  const row = page.getByRole('row').filter({ hasText: 'CT photon counting' });
  await expect(row).toContainText('$2,400k');
  await expect(row).toContainText('10 years');
});

test('two administrators edit one entry: the second sees what is stored', async ({ open }) => {
  const [mine, theirs] = [
    await open('admin', '/admin/lookups/facility'),
    await open('admin', '/admin/lookups/facility'),
  ];
  for (const page of [mine, theirs]) await page.getByRole('button', { name: 'Edit Lakeside Imaging' }).click();
  await theirs.getByRole('dialog').getByLabel('Full name').fill('Theirs');
  await theirs.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(theirs.getByRole('row').filter({ hasText: 'Theirs' })).toBeVisible();
  await mine.getByRole('dialog').getByLabel('Full name').fill('Mine');
  await mine.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(mine.getByRole('dialog').getByRole('alert')).toContainText('Theirs');
  await mine.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(mine.getByRole('row').filter({ hasText: 'Mine' })).toBeVisible();
});
