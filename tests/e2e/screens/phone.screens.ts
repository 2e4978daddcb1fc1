import { ownPerson } from '../../support/e2e/own-person.ts';
import { photograph } from '../../support/e2e/phone.ts';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

const photo = { name: 'IMG_0042.jpg', mimeType: 'image/jpeg', buffer: photograph(2) };

for (const look of looks.filter(({ size }) => size === 'narrow')) {
  test(`a phone, ${look.theme} ${look.language}`, async ({ open, ask, host }) => {
    await ask('physicist', 'preferences.set', { theme: look.theme, language: look.language });
    await ownPerson(ask, 'physicist');
    const shot = (name: string, whole = false) => takePicture(page, look, `phone-${name}`, whole);
    const page = await open('nobody', '/equipment/900002', browserOf(look));
    await expect(page.locator('input[type=password]')).toBeVisible();
    await shot('sign-in');
    await page.getByRole('textbox').first().fill('physicist');
    await page.locator('input[type=password]').fill('a calm sentence about surveys');
    await page.locator('form button[type=submit]').click();
    await expect(page.getByRole('main').getByRole('region').first()).toBeVisible();
    await shot('unit');
    await shot('unit-whole', true);
    await page.goto('/equipment');
    await expect(page.getByRole('searchbox').first()).toBeVisible();
    await shot('equipment');
    await page.getByRole('main').getByRole('searchbox').first().fill('GE100000');
    await page.waitForTimeout(600);
    await shot('equipment-found');
    await page.goto('/equipment/900002');
    await page.locator('a[href$="/tests/new"], a[href*="tests/new"]').first().click();
    await page.locator('#test-outcome').waitFor();
    await shot('survey');
    await page.locator('#test-outcome').check({ force: true });
    await page.locator('input[type=file][capture]').setInputFiles(photo);
    await shot('survey-whole', true);
    await page.context().setOffline(true);
    await page.locator('main button[type=submit]').click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await shot('survey-offline');
    await page.context().setOffline(false);
    await page.locator('main button[type=submit]').click();
    await expect(page).toHaveURL(/equipment\/900002/);
    await page.waitForTimeout(500);
    await shot('survey-saved');
    await page.goto('/report-fault?unit=900002');
    await page.getByRole('radio').last().check();
    await page.getByRole('textbox').last().fill('The table does not move any more.');
    await page.locator('input[type=file][capture]').setInputFiles(photo);
    await shot('fault', true);
    await page.locator('main button[type=submit]').click();
    await expect(page.getByRole('status').first()).toBeVisible();
    await shot('fault-reported', true);
    await page.goto('/equipment/900001#findings');
    await page
      .getByRole('button', { name: /^(Add finding|Ajouter un constat)/ })
      .first()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.getByRole('dialog').locator('input[type=file][capture]').setInputFiles(photo);
    await shot('finding-dialog');
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await page.waitForTimeout(300);
    await shot('finding-dialog-errors');
    await page.goto('/equipment/900003/tests/new');
    await page.locator('#test-outcome').waitFor();
    await host.stop();
    await expect(page.getByRole('status').or(page.getByRole('alert')).first()).toBeVisible({ timeout: 20_000 });
    await page.waitForTimeout(4000);
    await shot('not-connected');
  });
}

for (const look of looks.filter(({ size }) => size === 'wide')) {
  test(`not connected, ${look.theme} ${look.language}`, async ({ open, ask, host }) => {
    await ask('physicist', 'preferences.set', { theme: look.theme, language: look.language });
    const page = await open('physicist', '/equipment/900002', browserOf(look));
    await expect(page.getByRole('main').getByRole('region').first()).toBeVisible();
    await host.stop();
    await page.waitForTimeout(5000);
    await takePicture(page, look, 'not-connected');
  });
}
