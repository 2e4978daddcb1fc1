import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

for (const look of looks) {
  const name = `${look.size} ${look.theme} ${look.language}`;
  const preferences = { theme: look.theme, language: look.language };

  test(`capital, ${name}`, async ({ open, ask }) => {
    await ask('physicist', 'preferences.set', preferences);
    const page = await open('physicist', '/capital', browserOf(look));
    const shot = (what: string, whole = false) => takePicture(page, look, what, whole);
    await expect(page.getByRole('table')).toBeVisible();
    await shot('capital-list');
    await page.locator('tbody button').first().click();
    await shot('capital-score');
    await page.keyboard.press('Escape');
    await page.locator('.tabler-icon-scale').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await shot('capital-weights');
    await page.goto('/capital?q=nothing-like-this');
    await expect(page.locator('.tabler-icon-search-off, .tabler-icon-filter-off').first())
      .toBeVisible({ timeout: 3000 })
      .catch(() => undefined);
    await shot('capital-no-match');
    await page.goto('/equipment/900002#record');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await shot('capital-unit', true);
  });
}
