import { openAsAdministrator } from '../../support/e2e/administration.ts';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

for (const look of looks) {
  test(`tokens and calls, ${look.size} ${look.theme} ${look.language}`, async ({ open, ask }) => {
    await ask('admin', 'preferences.set', { theme: look.theme, language: look.language });
    const page = await openAsAdministrator(open, '/admin/sessions?tab=tokens', browserOf(look));
    await expect(page.getByRole('tabpanel')).toBeVisible();
    await takePicture(page, look, 'tokens-all-none', true);
    await page.goto('/account');
    const make = page.getByRole('button', { name: /^(Make a token|Créer un jeton)/ });
    await expect(make).toBeVisible();
    const dialog = page.getByRole('dialog');
    await make.click();
    await dialog.locator('button[type=submit]').click();
    await takePicture(page, look, 'token-dialog-errors');
    await dialog.getByRole('textbox').fill('nightly export of doses and surveys to the warehouse, server 3');
    await dialog.getByRole('checkbox').first().check();
    await dialog.getByRole('checkbox').nth(1).check();
    await dialog.locator('button[type=submit]').scrollIntoViewIfNeeded();
    await takePicture(page, look, 'token-dialog-end');
    await dialog.locator('button[type=submit]').click();
    await expect(page.locator('input[readonly]').first()).toBeVisible();
    await takePicture(page, look, 'token-made');
    const day = (days: number) => new Date(Date.parse('2026-11-22T00:00:00Z') + days * 86_400_000).toISOString();
    const token = {
      id: 1,
      owner: 'admin',
      ownerName: null,
      scopes: ['equipment:read', 'compliance:record', 'equipment:export'],
      createdAt: day(-10),
      lastUsedAt: day(-1),
      lastAddress: '192.168.10.61',
    };
    const real = await page.evaluate(
      async () =>
        (
          await (
            await fetch('/rpc/tokens.own', {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: '{}',
            })
          ).json()
        ).data,
    );
    const first = real.items[0];
    const many = [
      first,
      { ...first, ...pick(first, token), id: 901, name: 'warehouse', expiresAt: day(5) },
      { ...first, id: 902, name: 'old', state: 'expired', expiresAt: day(-5) },
      { ...first, id: 903, name: 'gone', state: 'revoked' },
    ];
    await page.route('**/rpc/tokens.own', (route) =>
      route.fulfill({ json: { ok: true, data: { ...real, items: many } } }),
    );
    await page.goto('/account');
    await expect(page.getByRole('table').first()).toBeVisible();
    await page.getByRole('switch').last().click({ force: true });
    await takePicture(page, look, 'tokens-own', true);
    await page.goto('/admin/sessions?tab=tokens');
    await expect(page.getByRole('table')).toBeVisible();
    await takePicture(page, look, 'tokens-all', true);
    await page.locator('tbody').getByRole('button').first().click();
    await takePicture(page, look, 'token-revoke');
    await page.goto('/help/api');
    await expect(
      page.getByRole('searchbox').or(page.locator('input[type=search], main input[type=text]')).first(),
    ).toBeVisible();
    await takePicture(page, look, 'api-help');
    await page.getByRole('main').getByRole('searchbox').last().fill('accounts.create');
    await page.locator('summary, main button[aria-expanded]').last().click();
    await takePicture(page, look, 'api-help-call', true);
    await page.getByRole('main').getByRole('searchbox').last().fill('nothing of this kind');
    await page.getByRole('main').getByRole('searchbox').last().scrollIntoViewIfNeeded();
    await takePicture(page, look, 'api-help-none');
  });
}

function pick<T extends object>(shape: T, from: object): Partial<T> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => key in shape && key !== 'id')) as Partial<T>;
}
