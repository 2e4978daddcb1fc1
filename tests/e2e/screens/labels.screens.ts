import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

for (const look of looks) {
  test(`labels, ${look.size} ${look.theme} ${look.language}`, async ({ open, ask }) => {
    await ask('physicist', 'preferences.set', { theme: look.theme, language: look.language });
    const page = await open('physicist', '/equipment/labels?unit=900002', browserOf(look));
    const dialog = page.getByRole('dialog');
    const shot = (name: string, whole = false) => takePicture(page, look, `labels-${name}`, whole);
    await expect(page.getByRole('img').first()).toBeVisible();
    await shot('not-let-in', true);
    await page.goto('/equipment/labels?q=nothing-of-this-name');
    await expect(page.getByRole('main').getByRole('region').first()).toBeVisible();
    await shot('none', true);
    await page.goto('/equipment/labels?unit=424242');
    await page.waitForTimeout(500);
    await shot('missing', true);
    const linksTo = 'https://physics-workstation-03.radiology.hospital.example:8443';
    await page.route('**/rpc/labels.formats', async (route) => {
      const data = (await ask('physicist', 'labels.formats', {})) as object;
      await route.fulfill({ json: { ok: true, data: { ...data, linksTo } } });
    });
    await page.goto('/equipment/labels');
    await expect(page.getByRole('img').first()).toBeVisible();
    await shot('many', true);
    await page.goto('/equipment/labels?unit=900002');
    await expect(page.getByRole('img').first()).toBeVisible();
    const format = page.locator('main input[role=combobox], main input[aria-haspopup=listbox]').first();
    await format.click();
    await shot('formats');
    await format.fill('5160');
    await page.getByRole('option').first().click();
    await page.getByRole('radio').nth(4).click({ force: true });
    await page.locator('main input[inputmode=numeric]').fill('12');
    await shot('copies-wrong', true);
    await page.locator('main input[inputmode=numeric]').fill('3');
    await page.route('**/rpc/labels.print', (route) =>
      route.fulfill({
        status: 422,
        json: {
          ok: false,
          error: {
            code: 'INVALID',
            message: 'A code with this long address would be too small to be read on these labels. Choose larger ones.',
            requestId: 'r',
          },
        },
      }),
    );
    await page.locator('main .tabler-icon-printer').first().click();
    await page.waitForTimeout(300);
    await shot('refused', true);
    await page.reload();
    await expect(page.getByRole('img').first()).toBeVisible();
    await page.locator('main .tabler-icon-plus').last().click();
    await dialog.locator('button[type=submit]').click();
    await shot('printer-dialog');
    await dialog.getByRole('textbox').first().fill('Imprimante du secrétariat de physique médicale, salle B1.114');
    await dialog.locator('button[type=submit]').click();
    await expect(dialog.locator('input[inputmode=decimal]').first()).toBeVisible();
    await dialog.locator('input[inputmode=decimal]').first().fill('99');
    await dialog.locator('button[type=submit]').click();
    await shot('calibrate');
    await dialog.locator('input[inputmode=decimal]').first().fill('31.5');
    await dialog.locator('button[type=submit]').click();
    await page.waitForTimeout(300);
    await shot('calibrate-saved');
    await dialog.locator('button[type=submit]').click();
    await expect(dialog).toBeHidden();
    await shot('printers', true);
    await page.locator('tbody').getByRole('button').last().click();
    await shot('printer-remove');
  });
}
