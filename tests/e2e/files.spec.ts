import { readFileSync } from 'node:fs';
import { read, utils, write } from '@e965/xlsx';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { expect, test } from '../support/e2e/test.ts';

/** Chooses a workbook on the import page. */
async function chooseWorkbook(page: Page, name: string, rows: readonly (readonly (string | number | null)[])[]) {
  const book = utils.book_new(utils.aoa_to_sheet(rows.map((row) => [...row])), 'Fleet');
  const buffer: Buffer = write(book, { type: 'buffer', bookType: 'xlsx' });
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
}

test('a workbook goes in, with another rule for blank cells, and is taken back', async ({ open }) => {
  const page = await open('physicist', '/equipment/import');
  await chooseWorkbook(page, 'fleet.xlsx', [
    ['eq_id', 'equipment_class', 'eq_mod', 'eq_rm'],
    [900002, 'CT', 'SOMATOM go.Top', null],
    [7003, 'CT', '=1+1', 'Suite 9'],
  ]);
  await expect(page.getByText('Read from the sheet “Fleet”')).toBeVisible();
  await expect(page.getByRole('tab', { name: /^Changed/ })).toContainText('1');
  await expectAccessible(page, 'a checked workbook');
  await page.getByRole('radio', { name: 'Keep what is stored' }).click();
  await expect(page.getByText('Blank cells: Keep what is stored')).toBeVisible();
  await expect(page.getByRole('tab', { name: /^Unchanged/ })).toContainText('1');
  await page.getByRole('button', { name: 'Apply 1 row' }).click();
  await expect(page.getByText('Imported', { exact: true })).toBeVisible();
  await expect(page.locator('pre')).toContainText('Fleet');
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByText('The import was taken back; the equipment is as it was before.')).toBeVisible();
});

test('people go out as a workbook and come in as a file', async ({ open }) => {
  const page = await open('admin', '/people');
  await page.getByRole('button', { name: 'Import and export' }).click();
  await expect(page.getByText('Times in files are UTC, as in REMS.')).toBeVisible();
  await page.getByRole('menuitemradio', { name: 'Excel workbook' }).click();
  await expectAccessible(page, 'the menu of files');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /Export to a file/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^personnel_\d{8}_\d{6}\.xlsx$/);
  const [name = ''] = read(readFileSync(await download.path())).SheetNames;
  expect(name).toBe('personnel');

  await page.getByRole('button', { name: 'Import and export' }).click();
  await page.getByRole('menuitem', { name: 'Import a file' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import people' })).toBeVisible();
  await expectAccessible(page, 'importing people');
  await chooseWorkbook(page, 'people.xlsx', [
    ['name', 'email', 'roles'],
    ['Newcomer, Nia', 'nia@example.org', 'physicist, wizard'],
  ]);
  await expect(page.getByText('Roles that are not known here were left out: "wizard".').first()).toBeVisible();
  await page.getByRole('button', { name: 'Apply 1 row' }).click();
  await expect(page.getByText('Imported', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'To the people' }).first().click();
  await expect(page.getByRole('link', { name: 'Newcomer, Nia', exact: true })).toBeVisible();
});
