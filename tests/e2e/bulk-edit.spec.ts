import { expectAccessible } from '../support/e2e/accessibility.ts';
import { expect, test } from '../support/e2e/test.ts';

test('units are chosen and changed together by keyboard, after a preview, and taken back', async ({ open }) => {
  const page = await open('physicist', '/equipment');
  const grid = page.getByRole('grid', { name: 'Units' });
  const rows = grid.locator('tbody tr[data-index]');
  await rows.first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Space');
  const bar = page.getByRole('region', { name: 'Chosen units' });
  await expect(bar.getByText('3 units chosen')).toBeVisible();
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(page, 'the list with chosen units');

  await bar.getByRole('button', { name: 'Edit fields' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Edit 3 units' });
  await dialog.getByRole('combobox', { name: 'Fields to change' }).pressSequentially('capital y');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await dialog.getByRole('textbox', { name: 'Capital year' }).fill('20x');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Type a whole number.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Capital year' }).fill('2031');
  await expectAccessible(page, 'the fields of a bulk edit');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/^3 units change\./)).toBeVisible();
  await expect(dialog.getByRole('row', { name: /Capital year.*2031/ }).first()).toBeVisible();
  await expectAccessible(page, 'the preview of a bulk edit');
  await page.keyboard.press('Control+s');
  await expect(dialog.getByText('3 units were changed.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('3 units have their former values again.')).toBeVisible();
});

test('all units of a search are chosen, those that cannot take a value are named, and a stale preview changes nothing', async ({
  open,
  ask,
}) => {
  const page = await open('physicist', '/equipment?q=ct');
  await page.getByRole('checkbox', { name: 'Choose all units of the list' }).click();
  const bar = page.getByRole('region', { name: 'Chosen units' });
  await expect(bar.getByText(/\d+ units chosen/)).toBeVisible();
  await bar.getByRole('button', { name: 'Edit fields' }).click();
  const dialog = page.getByRole('dialog', { name: /^Edit \d+ units/ });
  await dialog.getByRole('combobox', { name: 'Fields to change' }).fill('class');
  await page.getByRole('option', { name: 'Class', exact: true }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('combobox', { name: 'Class' }).fill('mri');
  await page.getByRole('option', { name: 'MRI', exact: true }).click();
  await dialog.getByRole('button', { name: 'See what changes' }).click();
  await expect(dialog.getByText('belongs to another class').first()).toBeVisible();
  await expectAccessible(page, 'a preview with units that are left out');
  await dialog.getByRole('button', { name: 'Back' }).click();
  await dialog.getByRole('button', { name: 'Leave alone: Class' }).click();
  await dialog.getByRole('combobox', { name: 'Fields to change' }).fill('room');
  await page.getByRole('option', { name: 'Room', exact: true }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('combobox', { name: 'Room' }).fill('B 12');
  await dialog.getByRole('button', { name: 'See what changes' }).click();
  const apply = dialog.getByRole('button', { name: /^Change \d+ units/ });
  await expect(apply).toBeEnabled();

  const { items } = (await ask('admin', 'equipment.list', { search: 'ct', pageSize: 1 })) as {
    items: { id: number; version: number }[];
  }; // as: the contract
  const [first] = items;
  await ask('admin', 'equipment.update', { id: first?.id, version: first?.version, phone: '555-0100' });
  await apply.click();
  await expect(dialog.getByText(`Units that changed since the preview: ${first?.id}.`)).toBeVisible();
});
