import { expectAccessible } from '../support/e2e/accessibility.ts';
import { openAsAdministrator } from '../support/e2e/administration.ts';
import { password } from '../support/e2e/installation.ts';
import { lanAddress, testFromOtherPc as test } from '../support/e2e/other-pc.ts';
import { expect } from '../support/e2e/test.ts';

/** The certificate for this address is not what this is about. */
const browser = { ignoreHTTPSErrors: true };

test.skip(lanAddress === undefined, 'this machine has no address in a private network');

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
