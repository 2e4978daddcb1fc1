import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { remsEquipmentColumns } from '../../shared/rems-csv.ts';
import { expect, test } from '../support/e2e/test.ts';
import { unitList } from '../support/e2e/unit-list.ts';

/** Chooses from the export menu and reads the file that arrives. */
async function exported(page: Page, item: string): Promise<{ name: string; lines: string[] }> {
  await page.getByRole('button', { name: 'Export' }).click();
  const arriving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).click();
  const download = await arriving;
  const text = readFileSync(await download.path(), 'utf8').replace(/^\uFEFF/, '');
  return { name: download.suggestedFilename(), lines: text.trimEnd().split(/\r?\n/) };
}

test('an export as shown holds exactly what is on screen', async ({ open }) => {
  const page = await open('viewer', '/equipment?q=mri&sort=-model');
  const list = unitList(page);
  await expect(list.grid).toBeVisible();
  const { name, lines } = await exported(page, 'As shown, CSV');
  expect(name).toMatch(/\.csv$/);
  await expect(page.getByText(`The export is being downloaded as ${name}.`)).toBeVisible();
  expect(lines[0]?.split(',')).toEqual((await list.headings()).map((heading) => heading.split('\n')[0]));
  const models = await list.column('Model');
  expect(lines).toHaveLength(models.length + 1);
  const place = lines[0]?.split(',').indexOf('Model') ?? -1;
  expect(lines.slice(1).map((line) => line.split(',')[place])).toEqual(models);
});

test('a REMS file of the same rows can be imported again without a change', async ({ open }) => {
  const page = await open('physicist', '/equipment?q=mri');
  const { name, lines } = await exported(page, 'REMS file, CSV');
  expect(lines[0]).toMatch(/^eq_id,equipment_class,/);
  // The 47 columns of REMS, and ours behind them.
  expect(lines[0]?.split(',')).toEqual([...remsEquipmentColumns]);
  await page.goto('/equipment/import');
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) };
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByText('There is nothing to apply: no row is new or changed.')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Unchanged' })).toContainText(String(lines.length - 1));
});
