import { chooseFile, mixedFile } from '../../support/e2e/import-files.ts';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

for (const look of looks) {
  const name = `${look.size} ${look.theme} ${look.language}`;
  const preferences = { theme: look.theme, language: look.language };

  test(`pages, ${name}`, async ({ open, ask }) => {
    await ask('admin', 'preferences.set', preferences);
    const retired = { id: 900004, version: 1, retired: true, retiredOn: '2020-01-31', installedOn: '2024-05-01' };
    await ask('physicist', 'equipment.update', retired);
    const page = await open('admin', '/', browserOf(look));
    const visit = async (address: string, picture: string, whole = false) => {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await takePicture(page, look, picture, whole);
    };
    await visit('/', 'home', true);
    await page.getByRole('banner').getByRole('button').last().click();
    await takePicture(page, look, 'account-menu');
    await visit('/equipment', 'equipment');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('siemens');
    await expect(page.getByRole('option').nth(3)).toBeVisible();
    await takePicture(page, look, 'search');
    await visit('/equipment?class=1.2&retired=1&sort=-model.className&q=a', 'equipment-filtered');
    await visit('/equipment?q=nothing%20like%20this', 'equipment-none');
    if (look.size === 'wide') {
      await page.goto('/equipment');
      await page.getByRole('button', { expanded: false }).and(page.locator('[aria-haspopup=listbox]')).first().click();
      await takePicture(page, look, 'equipment-filter-open');
      await page.keyboard.press('Escape');
      await page.locator('.tabler-icon-columns').click();
      await takePicture(page, look, 'equipment-columns');
      await page.keyboard.press('Escape');
      await page.locator('.tabler-icon-download').click();
      await takePicture(page, look, 'equipment-export');
    } else {
      await page.goto('/equipment');
      await page.locator('.tabler-icon-filter').click();
      await takePicture(page, look, 'equipment-filters');
      await page.goto('/');
      await page.getByRole('banner').getByRole('button').first().click();
      await takePicture(page, look, 'menu');
    }
    await visit('/equipment/900002', 'unit', true);
    await visit('/equipment/900004', 'unit-retired', true);
    await visit('/equipment/424242', 'unit-missing');
    await visit('/admin/lookups/subclass', 'lookups');
    await visit('/admin/lookups/facility', 'lookups-facility');
    await visit('/about', 'about');
    await visit('/nowhere', 'not-found');
  });

  test(`forms, ${name}`, async ({ open, ask }) => {
    await ask('admin', 'preferences.set', preferences);
    const page = await open('admin', '/equipment/900002', browserOf(look));
    await page.locator('section .tabler-icon-pencil').nth(4).click();
    await page.locator('#unit-capitalCost').fill('about a million');
    await page.locator('#unit-capitalYear').fill('26');
    await page.locator('section button[type=submit]').click();
    await expect(page.getByRole('alert')).toBeVisible();
    await takePicture(page, look, 'unit-edit-errors', true);
    await ask('physicist', 'equipment.update', { id: 900002, version: 1, capitalCost: 1100, capitalYear: 2030 });
    await page.locator('#unit-capitalCost').fill('1292');
    await page.locator('#unit-capitalYear').fill('2031');
    await page.locator('section button[type=submit]').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await takePicture(page, look, 'unit-conflict');

    await page.goto('/equipment/900005');
    await page.locator('.tabler-icon-archive').click();
    await page.getByRole('dialog').locator('.tabler-icon-calendar').click();
    await expect(page.getByRole('dialog').locator('table')).toBeVisible();
    await takePicture(page, look, 'unit-retire');

    await page.goto('/equipment/new?from=900002');
    await expect(page.locator('#unit-classId')).toBeVisible();
    await takePicture(page, look, 'unit-clone', true);
    await page.goto('/equipment/new');
    await page.locator('#unit-installedOn').fill('31/31/2024');
    await page.locator('main button[type=submit]').click();
    await expect(page.getByRole('alert')).toBeVisible();
    await takePicture(page, look, 'unit-new-errors', true);

    await page.goto('/admin/lookups/subclass');
    await page.locator('main .tabler-icon-plus').click();
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await takePicture(page, look, 'lookup-dialog-errors');
  });

  test(`imports and refusals, ${name}`, async ({ open, ask, host }) => {
    await ask('admin', 'preferences.set', preferences);
    await ask('viewer', 'preferences.set', preferences);
    const page = await open('admin', '/equipment/import', browserOf(look));
    await expect(page.locator('table')).toBeVisible();
    await takePicture(page, look, 'import');
    await chooseFile(page, 'inventory-2026.csv', mixedFile);
    await expect(page.getByRole('tabpanel')).toBeVisible();
    await takePicture(page, look, 'import-checked', true);
    await page.getByRole('radio').nth(1).click();
    await takePicture(page, look, 'import-all-or-nothing', true);
    await page.getByRole('radio').nth(0).click();
    await page.getByRole('tab').nth(1).click();
    await takePicture(page, look, 'import-changed', true);
    await page.locator('main section button:not([role])').first().click();
    await expect(page.locator('pre')).toBeVisible();
    await takePicture(page, look, 'import-applied', true);
    await page.goto('/equipment/import');
    await chooseFile(page, 'binary.csv', '\u0000\u0001\u0002\u0000');
    await expect(page.getByRole('alert').first()).toBeVisible();
    await takePicture(page, look, 'import-refused');

    const reader = await open('viewer', '/equipment/900002', browserOf(look));
    await takePicture(reader, look, 'unit-as-viewer', true);
    await reader.goto('/admin/lookups');
    await takePicture(reader, look, 'not-allowed');
    await reader.goto('/equipment');
    await expect(reader.getByRole('heading', { level: 1 })).toBeVisible();
    await host.stop();
    await expect(reader.locator('main').getByRole('status').first()).toBeVisible();
    await expect(reader.locator('.tabler-icon-plug-connected-x')).toBeVisible();
    await takePicture(reader, look, 'offline');
  });
}
