import { expect, test } from '../support/e2e/test.ts';
import { unitList } from '../support/e2e/unit-list.ts';

test('a new unit: the class is asked for, the rest can follow', async ({ open }) => {
  const page = await open('physicist', '/equipment');
  await page.getByRole('link', { name: 'New unit' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'New unit' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Installed' }).fill('13/13/2020');
  await page.getByRole('button', { name: 'Add unit' }).click();
  const summary = page.getByRole('alert', { name: 'Please look at these fields' });
  await expect(summary).toContainText('Choose a class; every unit has one.');
  await summary.getByRole('button', { name: 'Class', exact: true }).click();
  await expect(page.getByRole('combobox', { name: /^Class/ })).toBeFocused();

  await page.keyboard.type('mamm');
  await page.getByRole('option', { name: 'Mammography' }).click();
  await page.getByRole('combobox', { name: 'Subclass' }).fill('tomo');
  await page.getByRole('option', { name: 'Mammography tomosynthesis' }).click();
  await page.getByRole('combobox', { name: 'Contact' }).fill('oka');
  // Until the answer comes everybody is offered.
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.getByRole('option', { name: /Okafor/ }).click();
  await expect(page.getByRole('combobox', { name: 'Contact' })).toHaveValue(/Okafor/);
  await page.getByLabel('Serial number').fill('MG-2026-001');
  await page.getByRole('textbox', { name: 'Installed' }).fill('3/1/2026');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/The unit was added as number \d+\./)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Details' }).getByText('MG-2026-001')).toBeVisible();
  await expect(page.getByText('Mar 1, 2026')).toBeVisible();
  // No audit frequency was chosen, so none is recorded.
  await expect(page.getByRole('region', { name: 'Regulatory and frequencies' })).not.toContainText('Annual');

  await page.getByRole('link', { name: 'Back to the list' }).click();
  await unitList(page).search.fill('mg-2026');
  await unitList(page).expectCount(1);
});

test('a clone takes class, make and people, but not serial number, dates or notes', async ({ open }) => {
  const page = await open('physicist', '/equipment/900002');
  await page.getByRole('link', { name: 'Clone' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('New unit like');
  await expect(page.getByRole('combobox', { name: 'Manufacturer' })).toHaveValue('Siemens Healthineers');
  await expect(page.getByLabel('Model')).toHaveValue('SOMATOM go.Top');
  await expect(page.getByLabel('Serial number')).toHaveValue('');
  await expect(page.getByLabel('Room')).toHaveValue('');
  await expect(page.getByRole('textbox', { name: 'Installed' })).toHaveValue('');
  await page.getByLabel('Serial number').fill('CLONE-1');
  await page.getByRole('button', { name: 'Add unit' }).click();
  await expect(page.getByRole('region', { name: 'Details' }).getByText('CLONE-1')).toBeVisible();
});

test('a unit is retired, leaves the list, and comes back without a date', async ({ open }) => {
  const page = await open('physicist', '/equipment?q=900002');
  const list = unitList(page);
  await list.row('SOMATOM').getByRole('link').click();
  await page.getByRole('button', { name: 'Retire' }).click();
  const dialog = page.getByRole('dialog', { name: 'Retire this unit' });
  await dialog.getByRole('textbox', { name: 'Retired on' }).fill('06/30/2025');
  await dialog.getByRole('button', { name: 'Retire', exact: true }).click();
  await expect(page.getByText('The unit is retired.')).toBeVisible();
  await expect(page.getByText(/Retired since Jun 30, 2025/)).toBeVisible();
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(page.getByText('No unit matches')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Retired' }).check();
  await list.row('SOMATOM').getByRole('link').click();

  await page.getByRole('button', { name: 'Put back into service' }).click();
  await page
    .getByRole('dialog', { name: 'Put this unit back into service?' })
    .getByRole('button', { name: 'Put back into service' })
    .click();
  await expect(page.getByText('The unit is back in service.')).toBeVisible();
  await expect(page.getByText(/Retired since/)).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Dates' })).not.toContainText('Jun 30, 2025');
});

test('a unit that does not exist says so', async ({ open }) => {
  const page = await open('viewer', '/equipment/424242');
  await expect(page.getByText('This unit does not exist')).toBeVisible();
  await page.goto('/equipment/nonsense');
  await expect(page.getByText('This unit does not exist')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(unitList(page).grid).toBeVisible();
});
