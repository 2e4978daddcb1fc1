import { readFileSync } from 'node:fs';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { expect, test } from '../support/e2e/test.ts';
import { readPdf } from '../support/pdf-text.ts';

test('the list of capital planning is sorted, widened, explained, and taken along', async ({ open }) => {
  const page = await open('physicist', '/');
  await page.getByRole('link', { name: 'Capital', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Capital' })).toBeVisible();
  const rows = page.locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /Score/ })).toHaveAttribute('aria-sort', 'descending');
  await expectAccessible(page, 'the list of capital planning');

  await page.getByRole('button', { name: 'Cost', exact: true }).click();
  await expect(page).toHaveURL(/sort=cost/);
  await expect(page.getByRole('columnheader', { name: 'Cost' })).toHaveAttribute('aria-sort', 'ascending');

  const shown = page.getByText(/^\d+ units, \$/);
  const before = await shown.textContent();
  await page.getByRole('checkbox', { name: 'Not owned by radiology' }).click();
  await expect(page).toHaveURL(/not-owned=1/);
  await expect(shown).not.toHaveText(before ?? '');
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'Not owned by radiology' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Planned' })).toBeChecked();

  await page
    .getByRole('button', { name: /^Replacement score \d+ of 100/ })
    .first()
    .click();
  const made = page.getByRole('table', { name: 'What the score is made of' });
  await expect(made).toContainText('Age');
  await expect(made).toContainText('Failed surveys');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Export' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /^This list/ }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^capital_\d{8}_\d{6}\.csv$/);
  expect(readFileSync(await file.path(), 'utf8').split('\r\n')[0]).toContain('Years to end of life');

  const [pdf] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: /^Print the case/ })
      .first()
      .click(),
  ]);
  expect(readPdf(readFileSync(await pdf.path())).text).toContain('Replacement case: ');
});

test('the weights of the score are decided by those who edit units, and everybody sees what they do', async ({
  open,
}) => {
  const page = await open('physicist', '/capital');
  const first = page.locator('tbody tr').first();
  const score = () => first.getByRole('button', { name: /^Replacement score/ }).textContent();
  await expect(first).toBeVisible();
  const before = await score();
  await page.getByRole('button', { name: 'How the score is made' }).click();
  const dialog = page.getByRole('dialog', { name: 'How the score is made' });
  await dialog.getByLabel('Cost', { exact: true }).fill('90');
  await dialog.getByLabel('Failed surveys', { exact: true }).fill('40');
  await expectAccessible(page, 'the weights of the score');
  await dialog.getByRole('button', { name: 'Save the weights' }).click();
  await expect(page.getByText('The weights are saved.')).toBeVisible();
  await expect.poll(score).not.toBe(before);

  const viewer = await open('viewer', '/capital');
  await viewer.getByRole('button', { name: 'How the score is made' }).click();
  const seen = viewer.getByRole('dialog', { name: 'How the score is made' });
  await expect(seen.getByLabel('Cost', { exact: true })).toHaveValue('90');
  await expect(seen.getByLabel('Cost', { exact: true })).not.toBeEditable();
  await expect(seen.getByLabel('Failed surveys', { exact: true })).toHaveValue('40');
});
