import type { Page } from '@playwright/test';
import { clinic } from '../support/directory/clinic.ts';
import { type Slapd, slapdMissing, startSlapd } from '../support/directory/slapd.ts';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { askAsAdministrator, openAsAdministrator } from '../support/e2e/administration.ts';
import { expect, test } from '../support/e2e/test.ts';

let slapd: Slapd | undefined;
test.beforeAll(async () => {
  if (slapdMissing() === undefined) slapd = await startSlapd();
});
test.afterAll(async () => {
  await slapd?.kill();
});

function server(): Slapd {
  if (!slapd) throw new Error('the directory server does not run');
  return slapd;
}
const stage = (page: Page, title: string) =>
  page.getByRole('complementary').getByRole('listitem').filter({ hasText: title });

/** Types the settings that reach the test directory. */
async function describeClinic(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'OpenLDAP' }).click();
  await page.getByRole('button', { name: 'Add a server' }).click();
  await page.getByLabel('Server 1', { exact: true }).fill('localhost');
  await page.getByLabel('Port of server 1').fill(String(server().tlsPort));
  await page.getByLabel('Certificate of the authority').fill(server().authority);
  await page.getByLabel('Name', { exact: true }).fill(clinic.serviceDn);
  await page.getByLabel('Password of the service account').fill(clinic.servicePassword);
  await page.getByLabel('Search people below').fill(clinic.people);
  await page.getByLabel('Search groups below').fill(clinic.groups);
}

test('settings are tested stage by stage, saved, and a person of the directory signs in', async ({
  open,
  host,
  installation,
}) => {
  test.skip(slapdMissing() !== undefined, slapdMissing());
  const page = await openAsAdministrator(open, '/admin/directory');
  await describeClinic(page);
  await expect(page.getByText(/^It holds: /)).toBeVisible();
  await page.getByLabel('Username of a person').fill('alice');
  await page.getByLabel('Password of this person').fill(clinic.password);
  await page.getByRole('button', { name: 'Run the test' }).click();
  await expect(page.getByText('Everything works.')).toBeVisible();
  for (const title of ['Find the server', 'Encrypt', 'Search people', 'Try the password of the person', 'Read groups'])
    await expect(stage(page, title)).toContainText('Works');
  await expect(page.getByRole('complementary')).toContainText(`uid=alice,${clinic.people}`);
  await expect(page.getByLabel('Password of this person')).toHaveValue('');
  await expectAccessible(page, 'a tested directory');

  await page.getByRole('switch', { name: 'People may sign in with the directory' }).click();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('The directory settings were saved.')).toBeVisible();
  await expect(page.getByText('Switched on')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Password of the service account')).toHaveValue('');
  await expect(page.getByText('A password is stored. Leave this empty to keep it')).toBeVisible();
  expect(await page.content()).not.toContain(clinic.servicePassword);

  const ask = await askAsAdministrator(host, installation);
  await ask('whitelist.add', { username: 'alice' });
  const theirs = await open('nobody');
  await expect(theirs.getByRole('radio', { name: 'Organisation' })).toBeChecked();
  await theirs.getByLabel('Username').fill('alice');
  await theirs.getByLabel('Password', { exact: true }).fill(clinic.password);
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await expect(theirs.getByRole('button', { name: 'Account of alice' })).toBeVisible();
  await page.goto('/admin/accounts?q=alice');
  await expect(page.getByRole('row', { name: /^alice/ })).toContainText('Directory');
});

test('a failing stage says why and leads to its field', async ({ open }) => {
  test.skip(slapdMissing() !== undefined, slapdMissing());
  const page = await openAsAdministrator(open, '/admin/directory');
  await describeClinic(page);
  await page.getByLabel('Password of the service account').fill('not the password of it');
  await page.getByRole('button', { name: 'Run the test' }).click();
  await expect(stage(page, 'Sign in the service account')).toContainText('refuses the service account');
  await expect(stage(page, 'Search people')).toContainText('Left out');
  await page.getByRole('button', { name: 'Go to the field: Sign in the service account' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();

  await page.getByLabel('Password of the service account').fill(clinic.servicePassword);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Run the test' }).click();
  await expect(stage(page, 'Encrypt')).toContainText('authority that is not trusted');
  await page.getByRole('button', { name: 'Go to the field: Encrypt' }).click();
  await expect(page.getByLabel('Certificate of the authority')).toBeFocused();
});

test('groups are found, mapped to roles, and administration asks for its own permission', async ({ open }) => {
  test.skip(slapdMissing() !== undefined, slapdMissing());
  const page = await openAsAdministrator(open, '/admin/directory');
  await describeClinic(page);
  await page.getByRole('button', { name: 'Find a group' }).click();
  await expect(page.getByRole('dialog')).toContainText('Save the settings first');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The directory settings were saved.')).toBeVisible();

  await page.getByRole('button', { name: 'Find a group' }).click();
  await page.getByLabel('Part of the name').fill('admin');
  await page.getByRole('dialog').getByRole('button', { name: 'Search' }).click();
  const found = page
    .getByRole('dialog')
    .getByRole('button', { name: /,ou=groups/ })
    .first();
  await expectAccessible(page, 'found groups');
  await found.click();
  await expect(page.getByLabel('Group 1', { exact: true })).toHaveValue(/ou=groups/i);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Choose a role for this group.').first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Role of group 1' }).click();
  await page.getByRole('option', { name: 'Administrator' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/This role may administer/).first()).toBeVisible();
  await page.getByRole('switch', { name: 'Groups may give administrative rights' }).click();
  await expect(page.getByText('then decides who administers this installation')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The directory settings were saved.').last()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
});

test('a stored password never travels to another server unseen', async ({ open }) => {
  test.skip(slapdMissing() !== undefined, slapdMissing());
  const page = await openAsAdministrator(open, '/admin/directory');
  await describeClinic(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The directory settings were saved.')).toBeVisible();
  await page.getByLabel('Server 1', { exact: true }).fill('elsewhere.example');
  await expect(page.getByText(/type the password again/)).toBeVisible();
  await page.getByRole('button', { name: 'Run the test' }).click();
  await expect(page.getByLabel('Password of the service account')).toBeFocused();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByLabel('Server 1', { exact: true })).toHaveValue('localhost');
});

test('no encryption is possible on this machine only, and only when it was acknowledged', async ({ open }) => {
  const page = await openAsAdministrator(open, '/admin/directory');
  const plain = page.getByRole('radio', { name: /^None:/ });
  await page.getByRole('button', { name: 'Add a server' }).click();
  await page.getByLabel('Server 1', { exact: true }).fill('dc1.clinic.org');
  await expect(plain).toBeDisabled();
  await page.getByLabel('Server 1', { exact: true }).fill('127.0.0.1');
  await plain.check();
  await expect(page.getByLabel('Port of server 1')).toHaveValue('389');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Confirm it, or choose LDAPS or StartTLS.' }).click();
  const acknowledged = page.getByRole('checkbox', { name: /passwords then travel in clear/ });
  await expect(acknowledged).toBeFocused();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The directory settings were saved.')).toBeVisible();
});

test('servers change places by keyboard and pointer', async ({ open }) => {
  const page = await open('admin', '/admin/directory');
  for (const [place, host] of [
    [1, 'dc1.clinic.org'],
    [2, 'dc2.clinic.org'],
  ] as const) {
    await page.getByRole('button', { name: 'Add a server' }).click();
    await page.getByLabel(`Server ${place}`, { exact: true }).fill(host);
  }
  await page.getByRole('button', { name: 'Move server 2 up' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Server 1', { exact: true })).toHaveValue('dc2.clinic.org');
  await page.getByRole('button', { name: 'Remove server 1' }).click();
  await expect(page.getByLabel('Server 1', { exact: true })).toHaveValue('dc1.clinic.org');
});

test('a file of LDAP_* variables is shown before it replaces the settings, switched off', async ({ open }) => {
  const page = await openAsAdministrator(open, '/admin/directory');
  await page.getByRole('button', { name: 'Import a file of LDAP_* variables' }).click();
  const dialog = page.getByRole('dialog');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    dialog.getByRole('button', { name: 'Choose a file' }).click(),
  ]);
  const lines = [
    'LDAP_URL=ldaps://dc1.clinic.org',
    'LDAP_BASE_DN=dc=clinic,dc=org',
    'LDAP_BIND_USER_DN=cn=rems,dc=clinic,dc=org',
    'LDAP_BIND_USER_PASSWORD=a word that nobody sees',
    'LDAP_COLOUR=blue',
  ];
  await chooser.setFiles({ name: 'ldap.env', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) });
  await expect(dialog).toContainText('dc1.clinic.org:636');
  await expect(dialog).toContainText('LDAP_COLOUR is not known here.');
  await expectAccessible(page, 'an environment file');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByText('The settings were imported.')).toBeVisible();
  await expect(page.getByLabel('Server 1', { exact: true })).toHaveValue('dc1.clinic.org');
  await expect(page.getByText('Switched off')).toBeVisible();
  expect(await page.content()).not.toContain('a word that nobody sees');
});
