import { createServer } from 'node:net';
import { openAsAdministrator } from '../../support/e2e/administration.ts';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

for (const look of looks) {
  test(`network, ${look.size} ${look.theme} ${look.language}`, async ({ open, ask }) => {
    await ask('admin', 'preferences.set', { theme: look.theme, language: look.language });
    const page = await openAsAdministrator(open, '/admin/network', browserOf(look));
    const settled = async () => await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
    const show = async (tab: string) => {
      await page.goto(`/admin/network?tab=${tab}`);
      await expect(page.getByRole('tabpanel').getByRole('region').first()).toBeVisible();
      await settled();
    };
    const first = page.getByRole('tabpanel').getByRole('button').first();
    await expect(first).toBeVisible();
    await takePicture(page, look, 'network-off', true);
    await first.click();
    const dialog = page.getByRole('dialog');
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '0.0.0.0', resolve));
    const address = taken.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    await dialog.locator('input[inputmode=numeric]').fill(String(port));
    await expect(dialog.locator('li[data-state=bad]')).toBeVisible();
    await takePicture(page, look, 'network-turn-on-refused');
    await new Promise((resolve) => taken.close(resolve));
    await dialog.locator('input[inputmode=numeric]').fill(String(port + 1));
    await expect(dialog.locator('li[data-state=bad]')).toHaveCount(0);
    await takePicture(page, look, 'network-turn-on');
    await dialog.locator('button[type=submit]').click();
    await expect(dialog).toBeHidden();
    await expect(page.locator('dl').first()).toBeVisible();
    await page.getByRole('button', { name: /^(Test it|Tester)$/ }).click();
    await expect(page.getByRole('status').getByRole('listitem').first()).toBeVisible();
    await takePicture(page, look, 'network-on', true);
    await show('settings');
    await page.locator('#network-names').fill('rems.clinic.example');
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
    await takePicture(page, look, 'network-settings', true);
    await show('certificate');
    await takePicture(page, look, 'network-certificate', true);
    await page.getByRole('radio').nth(1).click();
    await page.getByRole('button', { name: /^(Ask the|Demander)/ }).click();
    await takePicture(page, look, 'network-request');
    await page.goto('/trust');
    await page.getByRole('button', { name: /^(Download|Télécharger)/ }).click();
    await expect(page.locator('code')).toBeVisible();
    await takePicture(page, look, 'trust', true);
  });
}
