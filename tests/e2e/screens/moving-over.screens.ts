import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

const backup = readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'rems-export', 'rems.sqlite3'));

for (const look of looks) {
  test(`moving over and the workbook, ${look.size} ${look.theme} ${look.language}`, async ({ open, ask }) => {
    await ask('admin', 'preferences.set', { theme: look.theme, language: look.language });
    await ask('admin', 'home.removeSample', {});
    const page = await open('admin', '/equipment/import?kind=rems', browserOf(look));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await takePicture(page, look, 'moving-over');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'rems_backup.sqlite3', mimeType: 'application/octet-stream', buffer: backup });
    await expect(page).toHaveURL(/import\/\d+/, { timeout: 30_000 });
    await expect(page.getByRole('tablist')).toBeVisible({ timeout: 30_000 });
    await takePicture(page, look, 'moving-over-checked', true);
    await page.goto('/admin/backups?tab=workbook');
    await expect(page.getByRole('tabpanel')).toBeVisible();
    await takePicture(page, look, 'workbook', true);
  });
}
