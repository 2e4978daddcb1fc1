import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { dirname, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { openAsAdministrator } from '../support/e2e/administration.ts';
import { password } from '../support/e2e/installation.ts';
import { lanAddress } from '../support/e2e/other-pc.ts';
import { expect, test } from '../support/e2e/test.ts';

/** Holds a port until it is let go; the number is the system's choice. */
async function holdPort(): Promise<{ readonly port: number; letGo(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the port has no number');
  return { port: address.port, letGo: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function freePort(): Promise<number> {
  const held = await holdPort();
  await held.letGo();
  return held.port;
}

/** A fact on the page: the value below its word. */
function fact(of: Page | Locator, term: string): Locator {
  const page = 'page' in of ? of.page() : of;
  return of
    .locator('dl > div')
    .filter({ has: page.getByText(term, { exact: true }) })
    .locator('dd');
}

/** Switches access on from the page that says it is off. */
async function turnOn(page: Page, port: number, scope: string): Promise<void> {
  await page.getByRole('button', { name: 'Let other computers in…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Let other computers in' });
  await dialog.getByRole('radio', { name: scope }).click();
  await dialog.getByLabel('Port').fill(String(port));
  await expect(dialog.getByRole('listitem').filter({ hasText: 'in order' })).toContainText(`Port ${port}`);
  await expectAccessible(page, 'switching on');
  await dialog.getByRole('button', { name: 'Switch on' }).click();
  await expect(dialog).toBeHidden();
}

test('other computers are let in, the port is changed, refused, and access is switched off again', async ({
  open,
  browser,
}) => {
  test.skip(lanAddress === undefined, 'this machine is in no private network');
  test.setTimeout(120_000);
  const page = await openAsAdministrator(open, '/admin/network');
  await expect(page.getByRole('heading', { name: 'Other computers cannot open it' })).toBeVisible();
  const [first, second, taken] = [await freePort(), await freePort(), await holdPort()];
  await turnOn(page, first, 'Every private network of this computer');
  await expect(page.getByRole('heading', { name: 'Other computers can open it' })).toBeVisible();
  await expect(page.getByRole('img', { name: new RegExp(`QR code of https://.*:${first}$`) })).toBeVisible();
  await expect(fact(page, 'Fingerprint (SHA-256)')).toContainText(/^([0-9A-F]{2}:){31}[0-9A-F]{2}/);
  const bound = await fact(page, 'Really open on').locator('div').allTextContents();
  const address = bound.find((one) => !/127\.|\[::1\]/.test(one)) ?? '';
  expect(address).toMatch(new RegExp(`^https://.*:${first}$`));
  await page.getByRole('button', { name: 'Test it' }).click();
  await expect(page.getByRole('status').getByRole('listitem').first()).toContainText('in order');
  await expectAccessible(page, 'access is on');

  // A colleague follows a link: it survives the sign-in, and the administrator sees who came.
  const colleague = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en-US', reducedMotion: 'reduce' });
  const other = await colleague.newPage();
  await other.goto(`${address}/equipment/900002`);
  await expect(other.getByText('Did your browser warn before this page?')).toBeVisible();
  await other.getByLabel('Username').fill('viewer');
  await other.getByLabel('Password', { exact: true }).fill(password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other).toHaveURL(`${address}/equipment/900002`);
  await expect(other.getByRole('region', { name: 'Location and identifiers' })).toBeVisible();
  // It is looked up every ten seconds, and whenever the page is opened.
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Access' }).click();
  const row = page.getByRole('row', { name: /viewer/ });
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: /^Disconnect/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await expect(page.getByText(/connections? of .* (was|were) closed/)).toBeVisible();

  // Elsewhere the page is there to be looked at.
  await other.context().clearCookies();
  await openElsewhere(other, `${address}/admin/network`);
  await expect(other.getByText('Only at the workstation')).toBeVisible();
  await expect(other.getByRole('button', { name: 'Switch off' })).toBeDisabled();
  await expect(other.getByRole('button', { name: 'Test it' })).toBeEnabled();

  const save = async (port: number) => {
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByLabel('Port', { exact: true }).fill(String(port));
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
  };
  await save(second);
  await expect(page.getByText('The settings of the network were saved.')).toBeVisible();
  await page.getByRole('tab', { name: 'Access' }).click();
  await expect(fact(page, 'Really open on')).toContainText(`:${second}`);
  await expect(other.getByText('Not connected')).toBeVisible({ timeout: 20_000 });

  await save(taken.port);
  await expect(page.getByRole('alert').filter({ hasText: String(taken.port) })).toBeVisible();
  await expect(page.getByLabel('Port', { exact: true })).toHaveValue(String(taken.port));
  await expectAccessible(page, 'a port that is taken');
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await page.getByRole('tab', { name: 'Access' }).click();
  await expect(fact(page, 'Really open on')).toContainText(`:${second}`);
  await taken.letGo();

  const protect = page.getByRole('switch', { name: 'Protect this workstation now' });
  await protect.focus();
  await page.keyboard.press('Space');
  await expect(protect).toBeChecked();
  await expect(protect).toBeFocused();
  await expect(page.getByText('Protected', { exact: true })).toBeVisible();
  await expect(page.getByText('Protection is switched on.')).toBeVisible();
  await protect.click();
  await expect(protect).not.toBeChecked();

  await page.getByRole('button', { name: 'Switch off' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByRole('heading', { name: 'Other computers cannot open it' })).toBeVisible();
  await expect(other.goto(address.replace(`:${first}`, `:${second}`))).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
  await colleague.close();
});

/** Signs in as an administrator at an address of the network. */
async function openElsewhere(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Username').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a certificate of the clinic is imported as PFX and served at once', async ({ open, folder }) => {
  test.setTimeout(90_000);
  const page = await openAsAdministrator(open, '/admin/network');
  await turnOn(page, await freePort(), 'Only this computer');
  await expect(page.getByRole('heading', { name: 'Only browsers on this computer can open it' })).toBeVisible();

  await page.getByRole('tab', { name: 'Certificate' }).click();
  await page.getByRole('radio', { name: /^The clinic’s authority/ }).click();
  await page.getByRole('button', { name: 'Import files…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a certificate' });
  await dialog.locator('input[type=file]').setInputFiles(makePfx(dirname(folder), 'calm words'));
  await expect(dialog.getByText('The key is protected by a passphrase. Type it and try again.')).toBeVisible();
  await dialog.getByLabel('Passphrase of the file').fill('calm words');
  await dialog.getByRole('button', { name: 'Look into it' }).click();
  await expect(dialog.getByText('The key is in the files.')).toBeVisible();
  await expect(fact(dialog, 'Issued to')).toContainText('rems.clinic.test');
  const fingerprint = await fact(dialog, 'Fingerprint (SHA-256)').locator('code').textContent();
  await expectAccessible(page, 'importing a certificate');
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByText(/^The certificate is kept/)).toBeVisible();

  await page.getByRole('button', { name: 'Use this one' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Use this one' }).click();
  await expect(page.getByRole('radio', { name: /^The clinic’s authority/ })).toContainText('In use');
  await expectAccessible(page, 'certificates');
  await page.getByRole('tab', { name: 'Access' }).click();
  await expect(fact(page, 'Fingerprint (SHA-256)').locator('code')).toHaveText(fingerprint ?? '');
});

/** A certificate and its key in one file, as an authority would send it. */
function makePfx(folder: string, passphrase: string): string {
  const at = (name: string) => join(folder, name);
  const own = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => `IP:${address}`));
  const names = ['DNS:rems.clinic.test', 'DNS:localhost', ...own.filter((name) => !name.includes('%'))].join(',');
  const openssl = (args: readonly string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
  openssl([
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '200'],
    ...['-subj', '/CN=rems.clinic.test', '-addext', `subjectAltName=${names}`],
    ...['-keyout', at('key.pem'), '-out', at('certificate.pem')],
  ]);
  openssl([
    ...['pkcs12', '-export', '-inkey', at('key.pem'), '-in', at('certificate.pem')],
    ...['-passout', `pass:${passphrase}`, '-out', at('clinic.pfx')],
  ]);
  return at('clinic.pfx');
}

test('whoever signs in is told how their device trusts the workstation', async ({ open }) => {
  const page = await open('viewer', '/trust');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the authority' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.crt$/);
  await expect(fact(page, 'Fingerprint (SHA-256)')).toContainText(/^([0-9A-F]{2}:){31}[0-9A-F]{2}/);
  await expect(page.getByRole('tab', { selected: true })).toHaveText('Linux');
  await page.getByRole('tab', { name: 'iPhone, iPad' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('Certificate Trust Settings');
});

test('the keyboard goes on where it was, or with the page when what was pressed has gone', async ({ open }) => {
  const page = await openAsAdministrator(open, '/admin/network?tab=certificate');
  const press = async (button: Locator) => {
    await button.focus();
    await page.keyboard.press('Enter');
  };
  await page.getByRole('radio', { name: /^Self-signed/ }).click();
  const make = page.getByRole('button', { name: 'Make one…' });
  await press(make);
  await press(page.getByRole('dialog').getByRole('button', { name: 'Make it' }));
  await expect(make).toBeFocused();
  const remove = page.getByRole('button', { name: 'Remove', exact: true });
  await press(remove);
  await press(page.getByRole('dialog').getByRole('button', { name: 'Remove' }));
  await expect(remove).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();

  await page.goto('/account');
  await press(page.getByRole('button', { name: 'Make a token' }));
  await page.getByRole('dialog').getByLabel('Name').fill('export');
  await page.getByRole('checkbox', { name: 'See equipment' }).check();
  await press(page.getByRole('button', { name: 'Make the token' }));
  await expect(page.getByLabel('Access token', { exact: true })).toBeFocused();
  await press(page.getByRole('button', { name: 'I have copied it' }));
  await expect(page.getByRole('main')).toBeFocused();

  await page.goto('/trust');
  const download = page.waitForEvent('download');
  await press(page.getByRole('button', { name: 'Download the authority' }));
  await download;
  await expect(page.getByRole('button', { name: 'Download the authority' })).toBeFocused();
});
