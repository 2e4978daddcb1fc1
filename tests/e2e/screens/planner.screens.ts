import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

for (const look of looks) {
  test(`planner, ${look.size} ${look.theme} ${look.language}`, async ({ open, ask }) => {
    await ask('physicist', 'preferences.set', { theme: look.theme, language: look.language });
    const page = await open('physicist', '/', browserOf(look));
    const visit = async (address: string, picture: string) => {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await takePicture(page, look, picture, true);
    };
    await visit('/planner', 'planner-month');
    await page.emulateMedia({ media: 'print' });
    await takePicture(page, look, 'planner-month-printed', true);
    await page.emulateMedia({ media: 'screen' });
    await page.locator('aside button').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await takePicture(page, look, 'planner-book');
    await visit('/planner?view=week', 'planner-week');
    await visit('/planner?view=year&group=class', 'planner-year');
    await visit('/planner?table=1', 'planner-table');
    await visit('/planner/visits', 'planner-visits-form');
    await page.locator('form button[type=submit]').click();
    await expect(page.getByRole('checkbox').nth(8)).toBeVisible();
    await takePicture(page, look, 'planner-visits', true);
  });
}
