import { expectAccessible } from '../support/e2e/accessibility.ts';
import { startHost } from '../support/e2e/headless-host.ts';
import { expect, test } from '../support/e2e/test.ts';
import { unitList } from '../support/e2e/unit-list.ts';

test('a page says that the host is gone, keeps what was typed, and recovers when it is back', async ({
  open,
  host,
  folder,
}) => {
  const page = await open('physicist', '/equipment/900002');
  await page.getByRole('button', { name: 'Edit Notes' }).click();
  await page.getByRole('textbox', { name: 'Notes' }).fill('Typed while the host was away');
  await host.stop();
  await expect(page.getByText('Not connected')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The workstation cannot be reached.' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveValue('Typed while the host was away');

  const again = await startHost(folder, host.port);
  try {
    await expect(page.getByText('Not connected')).toBeHidden({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
  } finally {
    await again.stop();
  }
});

test('a page that is opened while the host is away waits for it', async ({ open, host, folder }) => {
  const page = await open('viewer', '/about');
  await expect(page.getByRole('heading', { level: 1, name: 'About' })).toBeVisible();
  await page.route('**/rpc/equipment.list', (route) => route.abort());
  await page.getByRole('link', { name: 'Equipment', exact: true }).click();
  const failed = page.getByRole('alert').filter({ hasText: 'The workstation cannot be reached.' });
  await expect(failed).toBeVisible({ timeout: 20_000 });
  await page.unroute('**/rpc/equipment.list');
  await failed.getByRole('button', { name: 'Try again' }).click();
  await expect(unitList(page).grid).toBeVisible();

  await host.stop();
  await expect(page.getByText('Not connected')).toBeVisible();
  const again = await startHost(folder, host.port);
  await expect(page.getByText('Not connected')).toBeHidden({ timeout: 30_000 });
  await again.stop();
});

test('an error of the core names the id that is in the log', async ({ open }) => {
  const page = await open('viewer', '/about');
  const error = { code: 'INTERNAL', message: 'x', requestId: 'r-12345' };
  await page.route('**/rpc/home.summary', (route) => route.fulfill({ status: 500, json: { ok: false, error } }));
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await expect(page.getByText('Reference for the log: r-12345')).toBeVisible();
});

test('a disk that takes no changes is said on every page, and no longer once it does', async ({ open }) => {
  const page = await open('physicist', '/equipment');
  const writeTrouble = 'The disk is full; nothing was saved. Free some space on the data volume and try again.';
  let full = true;
  const ready = { state: 'READY', message: '', readOnly: false, setupCodeRequired: false, dataFolder: null };
  await page.route('**/rpc/system.status', (route) =>
    full
      ? route.fulfill({ json: { ok: true, data: { ...ready, version: '1', host: 'headless', writeTrouble } } })
      : route.fallback(),
  );
  await page.reload();
  const banner = page.getByRole('alert').filter({ hasText: 'Saving does not work as it should right now' });
  await expect(banner).toContainText('Free some space on the data volume');
  await expectAccessible(page, 'the disk takes no changes');
  await page.goto('/findings');
  await expect(banner).toBeVisible();
  full = false;
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(banner).toBeHidden();
});
