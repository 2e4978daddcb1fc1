import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { password, rems } from '../support/e2e/installation.ts';
import { expect, test } from '../support/e2e/test.ts';

test.use({ installed: false });

test('a new machine starts from a backup of the old one, with the key from the sheet', async ({
  open,
  host,
  installation,
}) => {
  test.setTimeout(120_000);
  const drive = mkdtempSync(join(tmpdir(), 'rems-e2e-drive-'));
  try {
    const old = join(drive, 'old');
    cpSync(installation.folder, old, { recursive: true });
    await rems(['backup', 'now', '--data', old]);
    const sheet = readFileSync(join(dirname(installation.folder), 'recovery-sheet.txt'), 'utf8');
    const key = [...sheet.matchAll(/^ {2}(\S+)$/gm)].map(([, line]) => line).join('-');

    const page = await open('nobody', '/', { ignoreHTTPSErrors: true });
    await page.getByLabel('Set-up code').fill(/Set-up code: (\S+)/.exec(host.stderr())?.[1] ?? '');
    await page.getByRole('radio', { name: /Start again from a backup/ }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Look there' }).click();
    await expect(page.getByText('Type the folder in full.')).toBeVisible();
    await page.getByLabel('Folder of the backups').fill(join(drive, 'elsewhere'));
    await page.getByRole('button', { name: 'Look there' }).click();
    await expect(page.getByText(/^There is no such folder/)).toBeVisible();
    await page.getByLabel('Folder of the backups').fill(join(old, 'backups'));
    await page.getByRole('button', { name: 'Look there' }).click();
    await expect(page.getByRole('radio', { name: /On request/ })).toBeChecked();
    await page.getByRole('button', { name: 'Start from this backup' }).click();
    await expect(page.getByText('Type the recovery key from the printed sheet.')).toBeVisible();
    await expectAccessible(page, 'starting from a backup');
    await page.getByLabel('Recovery key').fill(key.toLowerCase());
    await page.getByRole('button', { name: 'Start from this backup' }).click();

    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible({ timeout: 60_000 });
    await page.getByLabel('Username').fill('admin');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('This is the sample clinic')).toBeVisible();
  } finally {
    rmSync(drive, { recursive: true, force: true });
  }
});
