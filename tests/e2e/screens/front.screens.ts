import { enterSetupCode } from '../../support/e2e/first-run.ts';
import { password } from '../../support/e2e/installation.ts';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

for (const look of looks) {
  const name = `${look.size} ${look.theme} ${look.language}`;

  test.describe(`first run, ${name}`, () => {
    test.use({ installed: false });
    test('wizard', async ({ open, host }) => {
      const page = await open('nobody', '/', { ...browserOf(look), ignoreHTTPSErrors: true });
      const next = () => page.locator('button[type=submit]').click();
      const shot = (step: string) => takePicture(page, look, `wizard-${step}`, true);
      await expect(page.getByRole('textbox').first()).toBeVisible();
      await shot('1-folder');
      if (look.language === 'en') await enterSetupCode(page, host.stderr());
      else {
        await page
          .getByRole('textbox')
          .first()
          .fill(/Set-up code: (\S+)/.exec(host.stderr())?.[1] ?? '');
        await next();
      }
      await expect(page.locator('input[type=password]')).toHaveCount(2);
      await shot('2-administrator');
      await next();
      await shot('2-administrator-errors');
      await page.getByRole('textbox').first().fill('anna.admin');
      for (const field of await page.locator('input[type=password]').all()) await field.fill(password);
      await next();
      await expect(page.getByRole('listitem').first()).toBeVisible();
      await shot('3-recovery');
      await next();
      await shot('3-recovery-errors');
      const groups = page.getByRole('listitem');
      for (const field of await page.getByRole('textbox').all()) {
        const label = await field.evaluate((input) =>
          input instanceof HTMLInputElement ? input.labels?.[0]?.textContent : '',
        );
        const place = Number(/\d+/.exec(label ?? '')?.[0]) - 1;
        await field.fill((await groups.nth(place).locator('span').last().textContent()) ?? '');
      }
      await next();
      await expect(page.locator('form').getByRole('radio')).toHaveCount(3);
      await shot('4-start');
      await page.locator('form').getByRole('radio').nth(2).click();
      await next();
      await expect(page.getByRole('navigation')).toBeAttached();
      await takePicture(page, look, 'home-empty', true);
      await page.goto('/equipment');
      await takePicture(page, look, 'equipment-empty');
      await page.goto('/equipment/import');
      await takePicture(page, look, 'import-empty');
    });
  });

  test(`sign-in, ${name}`, async ({ open }) => {
    const page = await open('nobody', '/', browserOf(look));
    await expect(page.getByRole('textbox').first()).toBeVisible();
    await takePicture(page, look, 'sign-in');
    await page.getByRole('textbox').first().fill('newcomer');
    const submit = () => page.locator('button[type=submit]').click();
    const secret = page.locator('input[type=password]');
    for (let failure = 1; failure <= 5; failure += 1) {
      const answered = page.waitForResponse('**/rpc/auth.signIn');
      await secret.fill('wrong');
      await submit();
      await answered;
      await expect(page.getByRole('alert')).toBeVisible();
      if (failure === 1) await takePicture(page, look, 'sign-in-refused');
    }
    const answered = page.waitForResponse('**/rpc/auth.signIn');
    await secret.fill('wrong');
    await submit();
    await answered;
    await expect(page.locator('button[type=submit]')).toBeDisabled();
    await takePicture(page, look, 'sign-in-wait');
  });

  test(`change of password, ${name}`, async ({ open }) => {
    const page = await open('nobody', '/', browserOf(look));
    await page.getByRole('textbox').first().fill('newcomer');
    await page.locator('input[type=password]').fill(password);
    await page.locator('button[type=submit]').click();
    await expect(page.locator('input[type=password]')).toHaveCount(3);
    await page.locator('button[type=submit]').click();
    await takePicture(page, look, 'change-password-errors');
  });
}
