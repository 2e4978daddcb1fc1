import { networkInterfaces } from 'node:os';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { openAsAdministrator } from '../support/e2e/administration.ts';
import { startHost } from '../support/e2e/headless-host.ts';
import { password } from '../support/e2e/installation.ts';
import { test as base, expect } from '../support/e2e/test.ts';

/** An address of this machine under which its own browser counts as one of another PC; undefined where there is none. */
const address = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .find((one) => !one.internal && /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/.test(one.address))?.address;

const test = base.extend({
  host: async ({ folder }, use) => {
    const host = await startHost(folder, 0, address);
    await use(host);
    expect(await host.stop()).toBe(0);
  },
});

/** The certificate for this address is not what this is about. */
const browser = { ignoreHTTPSErrors: true };

test.skip(address === undefined, 'this machine has no address in a private network');

test('a browser of another PC is let in by a code, and signed out when it is withdrawn', async ({ open }) => {
  const page = await openAsAdministrator(open, '/admin/devices', browser);
  const makeCode = async (name: string) => {
    await page.getByRole('button', { name: 'Let a browser in' }).click();
    await page.getByRole('dialog', { name: 'Let a browser in' }).getByLabel('Name').fill(name);
    await page.getByRole('button', { name: 'Make a code' }).click();
    const shown = page.getByRole('dialog', { name: `Code for “${name}”` });
    const code = await shown.getByLabel('Enrolment code').textContent();
    await expectAccessible(page, 'code of a browser');
    await shown.getByRole('button', { name: 'Done' }).click();
    return code ?? '';
  };
  const own = await makeCode('Office');
  const code = await makeCode('Reading room 2');

  // Nobody shuts their own browser out.
  await page.goto('/admin/access');
  const rule = page.getByRole('switch', { name: 'Browsers of other PCs must be let in first' });
  await rule.click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('This browser is not known itself.').first()).toBeVisible();
  await page.reload();
  await page.goto('/enrol-device');
  await page.getByLabel('Enrolment code').fill(own);
  await page.getByRole('button', { name: 'Let this browser in' }).click();
  await expect(page.getByText('This browser is known.')).toBeVisible();
  await page.goto('/admin/access');
  await rule.click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The rules of access were saved.')).toBeVisible();

  const other = await open('nobody', '/equipment', browser);
  await expect(other.getByRole('heading', { name: 'This browser is not known here yet' })).toBeVisible();
  await expect(other.getByLabel('Username')).toHaveCount(0);
  await expectAccessible(other, 'unknown browser');
  await other.getByLabel('Enrolment code').fill('00000-00000');
  await other.getByRole('button', { name: 'Let this browser in' }).click();
  await expect(other.getByText(/^This code opens nothing/)).toBeVisible();
  await other.getByLabel('Enrolment code').fill(code.toLowerCase());
  await other.getByRole('button', { name: 'Let this browser in' }).click();
  await other.getByLabel('Username').fill('viewer');
  await other.getByLabel('Password', { exact: true }).fill(password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();

  await page.goto('/admin/devices');
  await expectAccessible(page, 'devices');
  await page.getByRole('button', { name: 'Withdraw Reading room 2' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await expect(other.getByRole('heading', { name: 'This browser is not known here yet' })).toBeVisible();
});
