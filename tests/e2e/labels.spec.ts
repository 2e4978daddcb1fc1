import { expectAccessible } from '../support/e2e/accessibility.ts';
import { expect, test } from '../support/e2e/test.ts';

test('labels of a list are laid out on a used sheet with the keyboard, and a printer is measured', async ({ open }) => {
  const page = await open('physicist', '/equipment?q=revolution');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /^Print labels/ }).click();
  await expect(page).toHaveURL(/\/equipment\/labels\?q=revolution/);
  await expect(page.getByText('Other devices are not let in yet')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print labels' })).toBeDisabled();
  await expect(page.getByRole('img', { name: /^A label: Asset / })).toBeVisible();

  await page.getByRole('combobox', { name: 'Labels', exact: true }).fill('5160');
  await page.getByRole('option', { name: /5160/ }).click();
  const sheet = page.getByRole('radiogroup', { name: 'First free label of the sheet' });
  await expect(sheet.getByRole('radio')).toHaveCount(30);
  await sheet.getByRole('radio', { name: 'Label 1', exact: true }).focus();
  for (let step = 1; step < 30; step += 1) await page.keyboard.press('ArrowRight');
  await expect(sheet.getByRole('radio', { name: 'Label 30' })).toBeChecked();
  await expect(page.getByText(/^Labels: \d+\. Sheets: [2-9]\.$/)).toBeVisible();
  await expectAccessible(page, 'labels');

  await page.getByRole('button', { name: 'Set up a printer' }).click();
  await page.getByRole('textbox', { name: 'Printer' }).fill('Office B1');
  await page.getByRole('dialog').getByRole('button', { name: 'Set up a printer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Measure Office B1' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Calibration page' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^calibration_.*\.pdf$/);
  await dialog.getByLabel('From the left edge, mm').fill('nothing');
  await dialog.getByRole('button', { name: 'Save the offset' }).click();
  await expect(dialog.getByText('Type a length between 10 and 50 mm.')).toBeVisible();
  await dialog.getByLabel('From the left edge, mm').fill('31,5');
  await dialog.getByLabel('From the upper edge, mm').fill('29.2');
  await expectAccessible(page, 'measuring a printer');
  await dialog.getByRole('button', { name: 'Save the offset' }).click();
  await expect(dialog.getByRole('button', { name: 'Page to check with' })).toBeEnabled();
  // What was measured is kept: there is nothing left to cancel.
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeHidden();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /Office B1/ })).toContainText('+1.5 mm to the right, -0.8 mm down');
});
