import { openAsAdministrator } from '../../support/e2e/administration.ts';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

for (const look of looks) {
  const name = `${look.size} ${look.theme} ${look.language}`;

  test(`backups and restoring, ${name}`, async ({ open, ask }) => {
    await ask('admin', 'preferences.set', { theme: look.theme, language: look.language });
    const page = await openAsAdministrator(open, '/admin/backups', browserOf(look));
    await takePicture(page, look, 'backups-empty', true);
    await ask('admin', 'backup.run', {});
    await page.getByRole('button', { name: /^(Details|Détails)/ }).click();
    await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(9);
    await takePicture(page, look, 'backup-details');
    await page.keyboard.press('Escape');
    for (const tab of ['sets', 'places', 'runs', 'settings']) {
      await page.goto(`/admin/backups?tab=${tab}`);
      await expect(page.getByRole('tabpanel')).toBeVisible();
      await takePicture(page, look, `backups-${tab}`, true);
    }
    await page.goto('/admin/backups');
    await page.getByRole('link', { name: /^(Restore|Restaurer)/ }).click();
    await expect(page.getByRole('region')).not.toHaveCount(0);
    await page.locator('form button[type=submit]').click();
    await takePicture(page, look, 'restore', true);
    await page.getByRole('link', { name: /Bring it back|Ramenez/ }).click();
    await expect(page.getByRole('searchbox')).toBeVisible();
    await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
    await takePicture(page, look, 'restore-units');
  });

  test(`audit trail, health and log, ${name}`, async ({ open, ask }) => {
    await ask('admin', 'preferences.set', { theme: look.theme, language: look.language });
    await ask('admin', 'audit.verify', {});
    const page = await openAsAdministrator(open, '/admin/audit', browserOf(look));
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await takePicture(page, look, 'audit');
    await page
      .getByRole('button', { name: /^(Entry|Entrée) \d+$/ })
      .nth(2)
      .click();
    await expect(page.getByRole('dialog').getByRole('heading').nth(1)).toBeVisible();
    await takePicture(page, look, 'audit-entry');
    for (const tab of ['review', 'settings']) {
      await page.goto(`/admin/audit?tab=${tab}`);
      await expect(page.getByRole('tabpanel')).toBeVisible();
      await takePicture(page, look, `audit-${tab}`, true);
    }
    for (const place of ['health', 'logs']) {
      await page.goto(`/admin/${place}`);
      await expect(page.getByRole('table').first()).toBeVisible();
      await takePicture(page, look, place, true);
    }
  });
}
