import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbook } from '../../main/files/xlsx/open-workbook.ts';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { openAsAdministrator } from '../support/e2e/administration.ts';
import { expect, test } from '../support/e2e/test.ts';

const backup = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'rems-export', 'rems.sqlite3'));

test('a whole REMS is checked, applied and taken back, table by table', async ({ open, ask }) => {
  await ask('admin', 'home.removeSample', {});
  const page = await open('admin', '/equipment/import?kind=rems');
  await expect(page.getByRole('heading', { level: 1, name: 'Import everything from REMS' })).toBeVisible();
  await expectAccessible(page, 'the import of everything');
  const input = page.locator('input[type=file]');
  await input.setInputFiles({ name: 'units.csv', mimeType: 'text/csv', buffer: Buffer.from('eq_id\n1\n') });
  await expect(page.getByRole('alert')).toContainText('Choose the backup of REMS');
  await input.setInputFiles({ name: 'rems_backup.sqlite3', mimeType: 'application/octet-stream', buffer: backup });

  await expect(page.getByText('Checked, not applied')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Read as a backup of REMS')).toBeVisible();
  const tables = page.getByRole('region', { name: 'Table by table' });
  await expect(tables.getByRole('row', { name: /^Equipment / })).toContainText('200');
  await expect(tables.getByRole('row', { name: /^Surveys / })).toContainText('1,000');
  await expect(page.getByText(/People who could sign in to REMS: 1\./)).toBeVisible();
  await expectAccessible(page, 'the import, checked');
  await tables.getByRole('link', { name: 'People' }).click();
  await expect(page.getByText('Only: People')).toBeVisible();
  await expect(page.getByRole('tab', { name: /^New/ })).toContainText('61');

  await page.getByRole('button', { name: 'Apply 1,371 rows' }).click();
  await expect(page.getByText('Imported', { exact: true })).toBeVisible({ timeout: 30_000 });
  const list = await page.context().newPage();
  await list.goto('/equipment/1');
  await expect(list.getByText('SN0007919').first()).toBeVisible();
  await list.close();

  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByText('The import was taken back; everything is as it was before.')).toBeVisible({
    timeout: 30_000,
  });
});

test('the workbook of everything is downloaded beside the backups', async ({ open }) => {
  const page = await openAsAdministrator(open, '/admin/backups?tab=workbook');
  await expect(page.getByRole('heading', { name: 'Everything as an Excel workbook' })).toBeVisible();
  await expectAccessible(page, 'the workbook');
  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the workbook' }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toMatch(/^rems_export_\d{8}_\d{6}\.xlsx$/);
  const names = openWorkbook(readFileSync(await download.path())).sheets.map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(['_README', 'equipment_classes']);
  expect(names).toContain('equipment');
  await expect(page.getByText(/The last workbook is complete/)).toBeVisible();
});
