import type { Page } from '@playwright/test';
import { askAsAdministrator, openAsAdministrator } from '../../support/e2e/administration.ts';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

/** Closes what is open and waits until it is gone. */
async function dismiss(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

for (const look of looks) {
  test(`obligations, ${look.size} ${look.theme} ${look.language}`, async ({ open, host, installation }) => {
    const ask = await askAsAdministrator(host, installation);
    await ask('preferences.set', { theme: look.theme, language: look.language });
    const page = await openAsAdministrator(open, '/admin/rules', browserOf(look));
    const dialog = async (picture: string) => {
      await expect(page.getByRole('dialog')).toBeVisible();
      await takePicture(page, look, picture);
      await dismiss(page);
    };
    await expect(page.locator('main tbody tr').first()).toBeVisible();
    await takePicture(page, look, 'rules', true);
    await page.locator('main tbody .tabler-icon-pencil').first().click();
    await dialog('rule-edit');
    await page.locator('main tbody .tabler-icon-history').first().click();
    await dialog('rule-versions');
    await page.goto('/admin/surveys');
    await expect(page.locator('main button[type=submit]')).toBeVisible();
    await takePicture(page, look, 'survey-settings', true);
    await page.goto('/equipment/900014');
    await expect(page.locator('main .tabler-icon-dots').first()).toBeVisible();
    await takePicture(page, look, 'unit-not-to-use', true);
    await page.locator('main .tabler-icon-dots').first().click();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    await takePicture(page, look, 'obligation-menu');
    await page.getByRole('menuitem').nth(1).click();
    await dialog('obligation-extend');
  });
}
