import { openAsAdministrator } from '../../support/e2e/administration.ts';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

for (const look of looks) {
  test(`keys and unreadable records, ${look.size} ${look.theme} ${look.language}`, async ({ open, ask }) => {
    await ask('admin', 'preferences.set', { theme: look.theme, language: look.language });
    const page = await openAsAdministrator(open, '/admin/keys', browserOf(look));
    await expect(page.getByRole('table').first()).toBeVisible();
    await takePicture(page, look, 'keys', true);
    await page.getByRole('button', { name: /New sheet|Nouvelle feuille/ }).click();
    const dialog = page.getByRole('dialog');
    await takePicture(page, look, 'keys-renew');
    await dialog.getByRole('button', { name: /Show|Afficher/ }).click();
    await expect(dialog.getByRole('listitem').first()).toBeVisible();
    await takePicture(page, look, 'keys-sheet');
    await dialog.getByRole('button', { name: /paper|papier/ }).click();
    await takePicture(page, look, 'keys-type');
    await page.goto('/admin/damaged');
    await page.getByRole('button', { name: /Look now|Vérifier/ }).click();
    await takePicture(page, look, 'damaged');
  });
}
