import { codeOf } from '../../support/e2e/authenticator.ts';
import { password } from '../../support/e2e/installation.ts';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { askedBySelf, expect, test } from '../../support/e2e/test.ts';

for (const look of looks) {
  const name = `${look.size} ${look.theme} ${look.language}`;
  const preferences = { theme: look.theme, language: look.language };

  test(`own account, ${name}`, async ({ open, ask }) => {
    await ask('physicist', 'preferences.set', preferences);
    const page = await open('physicist', '/account', browserOf(look));
    const shot = (what: string) => takePicture(page, look, what, true);
    const submit = page.locator('form button[type=submit]');
    await expect(page.getByRole('table')).toBeVisible();
    await shot('account');
    await page.locator('section').nth(1).getByRole('button').click();
    await page.locator('input[type=password]').nth(1).fill('physicist 2026');
    await expect(page.getByRole('status').locator('strong')).toBeVisible();
    await submit.click();
    await shot('account-password-weak');
    await page.locator('input[type=password]').nth(1).fill('seven quiet lamps below the harbour');
    await expect(page.locator('[data-state=enough]')).toBeVisible();
    await shot('account-password-strong');
    await page.reload();
    await page.locator('section').nth(2).getByRole('button').first().click();
    await expect(page.locator('svg[shape-rendering] path')).toBeAttached();
    await shot('second-factor-enrol');
    const key = (await page.locator('code').textContent()) ?? '';
    await page.locator('section').nth(2).getByRole('textbox').fill(codeOf(key));
    await submit.click();
    await expect(page.getByRole('listitem')).not.toHaveCount(0);
    await shot('recovery-codes');
    await page.emulateMedia({ media: 'print' });
    await shot('recovery-codes-printed');
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('checkbox').check();
    await page.locator('section').nth(2).getByRole('button').last().click();
    await expect(page.locator('.tabler-icon-shield-check')).toBeVisible();
    await shot('second-factor');
    await ask('physicist', 'auth.lock', {});
    await expect(page.locator('.tabler-icon-lock')).toBeVisible();
    await shot('locked');
    await page.locator('input[type=password]').fill(password);
    await submit.click();
    await expect(page.locator('input[autocomplete=one-time-code]')).toBeVisible();
    await shot('locked-code');
  });

  test(`questions, ${name}`, async ({ open, ask }) => {
    await ask('admin', 'preferences.set', preferences);
    const page = await open('admin', '/account', browserOf(look));
    await askedBySelf(page);
    const refusal = {
      ok: false,
      error: { code: 'REAUTH_REQUIRED', message: 'Type your password again to go on with this.', requestId: 'r' },
    };
    await page.route('**/rpc/secondFactor.begin', (route) => route.fulfill({ status: 403, json: refusal }));
    await page.locator('section').nth(2).getByRole('button').first().click();
    await expect(page.getByRole('dialog').locator('input[type=password]')).toBeVisible();
    await takePicture(page, look, 'step-up');
    await page.reload();
    await page.locator('.tabler-icon-bell').click();
    await takePicture(page, look, 'notices-none');
    await page.route('**/rpc/notices.list', (route) => route.fulfill({ json: { ok: true, data: notices } }));
    await page.reload();
    await page.locator('.tabler-icon-bell').click();
    await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(2);
    await takePicture(page, look, 'notices');
  });

  test(`ways in, ${name}`, async ({ open }) => {
    const page = await open('nobody', '/about', browserOf(look));
    const options = { methods: ['local', 'directory'], clinicName: 'Riverside Hospital', passwordMinLength: 15 };
    await page.route('**/rpc/auth.options', (route) => route.fulfill({ json: { ok: true, data: options } }));
    await page.reload();
    await page.getByRole('radiogroup').last().locator('label').last().click();
    await takePicture(page, look, 'sign-in-methods');
    const asks = {
      ok: false,
      error: {
        code: 'SECOND_FACTOR_REQUIRED',
        message: 'Type the code of your authenticator app, or a recovery code.',
        requestId: 'r',
        details: { secondFactor: 'code' },
      },
    };
    await page.route('**/rpc/auth.signIn', (route) => route.fulfill({ status: 401, json: asks }));
    await page.getByRole('textbox').first().fill('mlopez');
    await page.locator('input[type=password]').fill(password);
    await page.locator('form button[type=submit]').click();
    await expect(page.locator('input[autocomplete=one-time-code]')).toBeVisible();
    await takePicture(page, look, 'sign-in-code');
  });
}

const notices = {
  total: 2,
  items: [
    {
      id: 2,
      kind: 'sign-in.throttled',
      severity: 'warning',
      message: 'Too many attempts. Wait 1 minute and try again.',
      link: '/admin/accounts',
      count: 3,
      firstAt: '2026-03-01T08:00:00.000Z',
      lastAt: '2026-03-01T09:00:00.000Z',
    },
    {
      id: 1,
      kind: 'directory.local-name',
      severity: 'danger',
      message: 'This installation is already set up. Sign in instead.',
      link: null,
      count: 1,
      firstAt: '2026-02-27T08:00:00.000Z',
      lastAt: '2026-02-27T08:00:00.000Z',
    },
  ],
};
