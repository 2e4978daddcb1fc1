import { expectAccessible } from '../support/e2e/accessibility.ts';
import { expect, test } from '../support/e2e/test.ts';
import { unitList } from '../support/e2e/unit-list.ts';

test('a tube is replaced: the old one stays readable, and the unit gets its event', async ({ open }) => {
  const page = await open('physicist', '/equipment/900002#components');
  const card = page.getByRole('region', { name: 'Components' });
  await card.getByRole('button', { name: 'Add component' }).click();
  const add = page.getByRole('dialog', { name: 'Add a component' });
  await add.getByLabel('Called').fill('Tube A');
  await add.getByLabel('Serial number').fill('TB-1001');
  await add.getByRole('textbox', { name: 'Installed' }).fill('3/1/2019');
  await add.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(card.getByText('S/N TB-1001 · since Mar 1, 2019')).toBeVisible();
  await expectAccessible(page, 'the components of a unit');

  await card.getByRole('button', { name: 'What can be done with Tube A (TB-1001)' }).click();
  await page.getByRole('menuitem', { name: 'Replace' }).click();
  const dialog = page.getByRole('dialog', { name: 'Replace Tube A (TB-1001)' });
  await dialog.getByRole('textbox', { name: 'Day of the replacement' }).fill('5/2/2024');
  await dialog.getByLabel('Serial number').fill('TB-2002');
  await expect(dialog.getByRole('checkbox', { name: /event of the unit/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Replace', exact: true }).click();
  await expect(card.getByText('S/N TB-2002 · since May 2, 2024')).toBeVisible();
  await expect(card.getByText('S/N TB-1001 · Mar 1, 2019 – May 2, 2024')).toBeVisible();
  // The events of a unit are folded away.
  await expect(page.getByText('New tube on May 2, 2024')).toBeAttached();

  await page.goto('/equipment?q=tb-2002');
  await unitList(page).expectCount(1);
});

test('a field of the clinic goes from its definition to units, list and filter', async ({ open }) => {
  const admin = await open('admin', '/admin/fields');
  await admin.getByRole('button', { name: 'New field' }).first().click();
  const define = admin.getByRole('dialog', { name: 'Define a field' });
  await define.getByRole('textbox', { name: 'Name', exact: true }).fill('Bore width');
  await define.getByRole('combobox', { name: 'Kind' }).click();
  await admin.getByRole('option', { name: 'Number' }).click();
  await define.getByRole('textbox', { name: 'Unit' }).fill('cm');
  await define.getByRole('textbox', { name: 'Largest' }).fill('100');
  await define.getByRole('button', { name: 'Define' }).click();
  await expect(admin.getByText('Its column in files is x_bore_width.')).toBeVisible();
  await expectAccessible(admin, 'the fields of the clinic');

  const page = await open('physicist', '/equipment/900002');
  await page.getByRole('button', { name: 'Edit Fields of the clinic' }).click();
  const card = page.getByRole('region', { name: 'Fields of the clinic' });
  await card.getByLabel('Bore width').fill('170');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Type a number up to 100.')).toBeVisible();
  await card.getByLabel('Bore width').fill('70');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('70 cm')).toBeVisible();

  await page.goto('/equipment');
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByRole('textbox', { name: 'Bore width from' }).fill('60');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await unitList(page).expectCount(1);
  await expect(page).toHaveURL(/cf=/);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Bore width' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Bore width' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '70 cm' })).toBeVisible();
});

test('a clone takes over what was chosen, from a unit that was searched for', async ({ open }) => {
  const page = await open('physicist', '/equipment/new');
  await page.getByRole('button', { name: 'Copy from another unit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy from a unit' });
  await dialog.getByRole('combobox', { name: 'Copy from' }).fill('900002');
  await page.getByRole('option', { name: /900002/ }).click();
  await dialog.getByRole('checkbox', { name: 'Manufacturer', exact: true }).uncheck();
  await dialog.getByRole('checkbox', { name: 'Room', exact: true }).check();
  await dialog.getByRole('button', { name: 'Fill in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('New unit like');
  await expect(page.getByLabel('Model')).toHaveValue('SOMATOM go.Top');
  await expect(page.getByRole('combobox', { name: 'Manufacturer' })).toHaveValue('');
  await expect(page.getByLabel('Serial number')).toHaveValue('');
});
