import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

for (const look of looks) {
  test(`readiness and maintenance, ${look.size} ${look.theme} ${look.language}`, async ({ open, ask }) => {
    await ask('admin', 'preferences.set', { theme: look.theme, language: look.language });
    await ask('admin', 'readiness.run', {});
    await ask('admin', 'maintenance.complete', { task: 'policies', note: 'Nothing to change' });
    const page = await open('admin', '/admin/readiness', browserOf(look));
    await expect(page.getByRole('list').first()).toBeVisible();
    await takePicture(page, look, 'readiness');
    await page.goto('/admin/readiness?state=all');
    await expect(page.getByRole('region')).not.toHaveCount(0);
    await takePicture(page, look, 'readiness-all', true);
    await page.goto('/admin/maintenance');
    await expect(page.getByRole('table').first()).toBeVisible();
    await takePicture(page, look, 'maintenance', true);
    await page.goto('/admin/maintenance/access');
    await expect(page.getByRole('table').first()).toBeVisible();
    await takePicture(page, look, 'access-review');
  });
}
