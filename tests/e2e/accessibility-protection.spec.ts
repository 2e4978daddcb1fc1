import { expectAccessible } from '../support/e2e/accessibility.ts';
import { to } from '../support/e2e/go-to.ts';
import { expect, test } from '../support/e2e/test.ts';

/** The pages that protect the data; their own tests look at them on a wide screen. */
const workstation = [
  ['/admin/backups?tab=settings', 'Backups'],
  ['/admin/backups', 'Backups'],
  ['/admin/readiness', 'Readiness'],
  ['/admin/maintenance', 'Maintenance'],
  ['/admin/health', 'Health'],
  ['/admin/keys', 'Keys'],
  ['/admin/damaged', 'Unreadable records'],
  ['/admin/audit', 'Audit trail'],
  ['/admin/logs', 'Logs'],
  ['/admin/network', 'Network'],
  ['/admin/network?tab=settings', 'Network'],
  ['/admin/network?tab=certificate', 'Network'],
  ['/trust', 'Trust this workstation'],
] as const;

test('axe finds nothing on a narrow screen of what protects the data', async ({ open, ask }) => {
  test.setTimeout(240_000);
  const made = await ask('admin', 'backup.run', {});
  expect(made).toMatchObject({ result: 'done' });
  const page = await open('admin', '/', { viewport: { width: 390, height: 844 } });
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  const look = async (what: string) => {
    await expect(page.getByRole('main').locator('.mantine-Skeleton-root')).toHaveCount(0);
    await expectAccessible(page, what);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(390);
  };
  for (const [address, heading] of workstation) {
    await to(page, address, heading);
    await look(address);
    if (address === '/admin/backups') {
      await page.getByRole('button', { name: /^Details of/ }).click();
      await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(9);
      await look('a backup');
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: /^Restore the backup/ }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Restore a backup');
      await page.getByRole('button', { name: 'Restore this backup' }).click();
      await look('restoring, with problems');
      await page.getByRole('link', { name: /Bring it back alone/ }).click();
      await page.getByRole('switch', { name: 'Only what differs from now' }).click();
      await page
        .getByRole('link', { name: /^Compare / })
        .first()
        .click();
      await expect(page.getByText('There is nothing to bring back.')).toBeVisible();
      await look('a unit of a backup');
    }
  }
});
