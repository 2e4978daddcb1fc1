import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

for (const look of looks) {
  test(`jobs, mail and reminders, ${look.size} ${look.theme} ${look.language}`, async ({ open, ask }) => {
    await ask('admin', 'preferences.set', { theme: look.theme, language: look.language });
    await ask('admin', 'jobs.run', { job: 'reminders.send' });
    const page = await open('admin', '/admin/jobs', browserOf(look));
    await expect(page.getByRole('table')).toHaveCount(2);
    await takePicture(page, look, 'jobs', true);
    await page.goto('/admin/mail');
    await expect(page.getByRole('switch')).toBeVisible();
    await takePicture(page, look, 'mail', true);
    await page.goto('/admin/reminders');
    await expect(page.getByRole('table').first()).toBeVisible();
    await takePicture(page, look, 'reminders', true);
    await page.getByRole('row').getByRole('button').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await takePicture(page, look, 'reminder-rule');
  });
}
