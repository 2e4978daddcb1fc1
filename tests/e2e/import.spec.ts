import { chooseFile, goodFile, mixedFile } from '../support/e2e/import-files.ts';
import { expect, test } from '../support/e2e/test.ts';
import { unitList } from '../support/e2e/unit-list.ts';
import { generatedFleet } from '../support/generated-fleet.ts';

test('dry run, difference, good rows, summary and undo', async ({ open }) => {
  const page = await open('physicist', '/equipment');
  await page.getByRole('link', { name: 'Import' }).first().click();
  await chooseFile(page, 'inventory.csv', mixedFile);
  await expect(page.getByRole('heading', { level: 1, name: 'inventory.csv' })).toBeVisible();
  await expect(page.getByText('Checked, not applied')).toBeVisible();
  for (const [tab, count, text] of [
    ['New', '1', 'Fresh scanner'],
    ['Changed', '1', 'CT 2 moved'],
    ['Unchanged', '1', 'Aquilion'],
    ['Errors', '1', 'Error'],
  ] as const) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await expect(page.getByRole('tab', { name: new RegExp(`^${tab}`) })).toContainText(count);
    await expect(page.getByRole('tabpanel')).toContainText(text);
  }
  await expect(page.getByRole('tabpanel')).toContainText('5');

  // Nothing is written yet.
  const list = await page.context().newPage();
  await list.goto('/equipment?q=fresh%20scanner');
  await expect(list.getByText('No unit matches')).toBeVisible();

  await expect(page.getByRole('radio', { name: /Good rows only/ })).toBeChecked();
  await page.getByRole('button', { name: 'Apply 2 rows' }).click();
  await expect(page.getByRole('heading', { name: 'Summary' })).toBeVisible();
  await expect(page.getByText('Imported', { exact: true })).toBeVisible();
  await unitList(list).expectCount(1);

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the summary' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/inventory\.csv[\s\S]*New: 1\nChanged: 1/);

  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByText('The import was taken back; the equipment is as it was before.')).toBeVisible();
  await expect(list.getByText('No unit matches')).toBeVisible();
  await list.goto('/equipment/900002');
  await expect(list.getByText('CT 2', { exact: true })).toBeVisible();
});

test('all or nothing refuses a file with one bad row, and takes one without', async ({ open }) => {
  const page = await open('physicist', '/equipment/import');
  await chooseFile(page, 'mixed.csv', mixedFile);
  await page.getByRole('radio', { name: /All or nothing/ }).click();
  await expect(page.getByText('This file has rows with errors, so nothing would go in.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Apply/ })).toBeDisabled();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText('It was cancelled before anything was written.')).toBeVisible();

  await page.getByRole('link', { name: 'All imports' }).click();
  await chooseFile(page, 'good.csv', goodFile);
  await expect(page.getByText('Every row can go in.')).toBeVisible();
  await page.getByRole('button', { name: 'Apply 2 rows' }).click();
  await expect(page.getByText('Imported', { exact: true })).toBeVisible();
});

test('an import is left and come back to, also after a restart of the browser', async ({ open }) => {
  const page = await open('physicist', '/equipment/import');
  await chooseFile(page, 'fleet.csv', generatedFleet(6_000, 10_000));
  await expect(page.getByRole('heading', { level: 1, name: 'fleet.csv' })).toBeVisible();
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  const again = await open('physicist', '/equipment/import');
  await again.getByRole('link', { name: 'fleet.csv' }).click();
  await expect(again.getByRole('tab', { name: /^New/ })).toContainText('6,000', { timeout: 30_000 });
  await again.getByRole('button', { name: 'Apply 6,000 rows' }).click();
  await expect(
    again
      .getByRole('progressbar')
      .or(again.getByText('Imported', { exact: true }))
      .first(),
  ).toBeVisible();
  await again.getByRole('link', { name: 'Equipment', exact: true }).click();
  await expect
    .poll(async () => Number(await unitList(again).grid.getAttribute('aria-rowcount')), { timeout: 30_000 })
    .toBeGreaterThan(6_000);
});

test('a file of surveys goes in and comes out again', async ({ open }) => {
  const page = await open('physicist', '/equipment/import');
  await page.getByText('Surveys', { exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import surveys' })).toBeVisible();
  const file = 'test_id,eq_id,test_type,test_date\r\n1,900002,Annual,2024-03-01\r\n2,900002,annual,2024-03-02\r\n';
  await chooseFile(page, 'surveys.csv', file);
  await expect(page.getByText('"annual" is not how the type is written. Write "Annual".').first()).toBeVisible();
  await page.getByRole('button', { name: 'Apply 1 row' }).click();
  await expect(page.getByText('Imported', { exact: true })).toBeVisible();
  await expect(page.getByRole('tabpanel').getByRole('link')).toHaveAttribute('href', '/equipment/900002');
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click();
  await expect(
    page.getByText('The import was taken back; surveys and due dates are as they were before.'),
  ).toBeVisible();
});

test('a file that is none is refused in words', async ({ open }) => {
  const page = await open('physicist', '/equipment/import');
  await chooseFile(page, 'plan.xls', 'PK');
  await expect(page.getByText('Choose a CSV file or an Excel workbook')).toBeVisible();
  await chooseFile(page, 'empty.csv', '');
  await expect(page.getByText('This file is empty. Choose another one.')).toBeVisible();
  await chooseFile(page, 'binary.csv', '\u0000\u0001\u0002\u0000');
  await expect(page.getByRole('alert').filter({ hasText: 'The file was refused' })).toContainText(
    'Nothing was written.',
  );
});

test('an import that does not exist says so', async ({ open }) => {
  const page = await open('physicist', '/equipment/import/4242');
  await expect(page.getByText('This import does not exist')).toBeVisible();
});
