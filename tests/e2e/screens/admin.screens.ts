import { askAsAdministrator, fillAdministration, openAsAdministrator } from '../../support/e2e/administration.ts';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

for (const look of looks) {
  const name = `${look.size} ${look.theme} ${look.language}`;

  test(`administration, ${name}`, async ({ open, host, installation }) => {
    const ask = await askAsAdministrator(host, installation);
    await ask('preferences.set', { theme: look.theme, language: look.language });
    await fillAdministration(ask);
    const page = await openAsAdministrator(open, '/admin/accounts', browserOf(look));
    const visit = async (address: string, picture: string, whole = false) => {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await takePicture(page, look, picture, whole);
    };
    const confirm = () => page.getByRole('dialog').getByRole('button').last().click();
    await visit('/admin/accounts', 'admin-accounts', true);
    await visit('/admin/accounts?q=nobody%20at%20all', 'admin-accounts-none');
    await visit('/admin/accounts/new', 'admin-account-new', true);
    await page.locator('main button[type=submit]').click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await takePicture(page, look, 'admin-account-new-errors', true);
    await page.goto('/admin/accounts?q=engineer');
    await page.getByRole('link', { name: 'engineer', exact: true }).click();
    await expect(page.locator('main ol > li').first()).toBeVisible();
    await takePicture(page, look, 'admin-account', true);
    await page.locator('main section').nth(1).getByRole('button').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await confirm();
    await expect(page.getByRole('dialog').locator('code, pre')).toBeVisible();
    await takePicture(page, look, 'admin-temporary-password');
    await confirm();
    await page.locator('main .tabler-icon-pencil').nth(1).click();
    await takePicture(page, look, 'admin-account-roles', true);
    await page.goto('/admin/accounts?q=outsider');
    await page.getByRole('link', { name: 'outsider', exact: true }).click();
    await expect(page.locator('main ol > li').first()).toBeVisible();
    await takePicture(page, look, 'admin-account-outside', true);
    await visit('/admin/accounts/why?name=Enginer', 'admin-why', true);
    await visit('/admin/accounts/1', 'admin-account-own', true);
    await visit('/admin/roles', 'admin-roles', true);
    await page.locator('main .tabler-icon-plus').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await takePicture(page, look, 'admin-role-dialog');
    await visit('/admin/whitelist', 'admin-whitelist', true);
    await page.locator('main .tabler-icon-plus').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await takePicture(page, look, 'admin-whitelist-add');
    await page.goto('/admin/whitelist');
    await page.locator('main .tabler-icon-file-import').click();
    await page.getByRole('dialog').getByRole('textbox').fill('admin, former; newcomer.two\na\u0001b, zoë');
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await expect(page.getByRole('dialog').locator('table')).toBeVisible();
    await takePicture(page, look, 'admin-whitelist-import');
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await expect(page.getByRole('dialog').locator('dl')).toBeVisible();
    await takePicture(page, look, 'admin-whitelist-imported');
    await visit('/admin/sessions', 'admin-sessions', true);
    await visit('/admin/access', 'admin-access', true);
  });

  test(`directory, ${name}`, async ({ open, host, installation }) => {
    const ask = await askAsAdministrator(host, installation);
    await ask('preferences.set', { theme: look.theme, language: look.language });
    const page = await openAsAdministrator(open, '/admin/directory', browserOf(look));
    await expect(page.getByRole('switch').first()).toBeVisible();
    await takePicture(page, look, 'admin-directory-empty', true);
    await page.locator('main .tabler-icon-plus').first().click();
    await page.locator('#directory-servers-0-host').fill('localhost');
    await page.locator('#directory-servers-0-port').fill('1');
    await page.locator('#directory-userBaseDn').fill('dc=clinic,dc=org');
    await page.locator('#directory-groupBaseDn').fill('ou=groups,dc=clinic,dc=org');
    await page.locator('main .tabler-icon-plus').last().click();
    await page.locator('aside button[type=submit]').click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await takePicture(page, look, 'admin-directory-errors', true);
    await page.locator('[id="directory-groupRoles-0-role"]').click();
    await page.getByRole('option').nth(1).click();
    await page.locator('[id="directory-groupRoles-0-groupDn"]').fill('cn=physics,ou=groups,dc=clinic,dc=org');
    await page.locator('aside button[type=submit]').click();
    await expect(page.locator('aside ol > li').first()).toBeVisible();
    await takePicture(page, look, 'admin-directory-test', true);
    await page.locator('main .tabler-icon-file-import').click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('dialog').getByRole('button').nth(1).click(),
    ]);
    const text = [
      'LDAP_URL=ldaps://dc1.clinic.org',
      'LDAP_BASE_DN=dc=clinic,dc=org',
      'LDAP_BIND_USER_DN=cn=rems,dc=clinic,dc=org',
      'LDAP_BIND_USER_PASSWORD=secret words',
      'LDAP_COLOUR=blue',
    ].join('\n');
    await chooser.setFiles({ name: 'ldap.env', mimeType: 'text/plain', buffer: Buffer.from(text) });
    await expect(page.getByRole('dialog').locator('dl')).toBeVisible();
    await takePicture(page, look, 'admin-directory-import');
  });
}
