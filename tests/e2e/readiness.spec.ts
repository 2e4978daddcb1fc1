import { expectAccessible } from '../support/e2e/accessibility.ts';
import { openAsAdministrator } from '../support/e2e/administration.ts';
import { expect, test } from '../support/e2e/test.ts';

test('everything is examined and signed, maintenance and access are reviewed', async ({ open }) => {
  test.setTimeout(120_000);
  const page = await openAsAdministrator(open, '/admin/readiness');
  await expect(page.getByRole('heading', { level: 1, name: 'Readiness' })).toBeVisible();
  // The first start has examined everything by itself.
  await expect(page.getByText('This was not examined yet.')).toHaveCount(0, { timeout: 40_000 });
  await page.getByRole('button', { name: 'Examine everything' }).click();
  await page.getByRole('radiogroup', { name: 'Show' }).getByText(/^All/).click();
  const network = page.getByRole('region', { name: 'Network' });
  await expect(network).toContainText('TLS 1.2 and 1.3 are spoken, 1.1 is refused');
  await expect(network).toContainText('Every security header has its exact value.');
  await expect(network).toContainText('/health answers healthy, with its data.');
  await expect(network).toContainText('The page for signing in is served.');
  await expect(network).toContainText('This program listens on what was asked for only');
  await expect(network).toContainText('Too many requests at once are refused, with the time to wait.');
  await expect(network).toContainText('Pages of other servers are refused.');
  await expect(page.getByRole('region', { name: 'Data' })).toContainText('Every page reads and every reference holds.');
  await expectAccessible(page, 'readiness, every check');

  await page.getByRole('button', { name: 'Sign the checklist' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Note').fill('Handed over');
  await dialog.getByRole('button', { name: 'Sign the checklist' }).click();
  const signed = page.getByRole('table', { name: 'Signed checklists' }).getByRole('row', { name: /Handed over/ });
  await expect(signed).toContainText('admin');
  const download = page.waitForEvent('download');
  await signed.getByRole('button').click();
  expect((await download).suggestedFilename()).toMatch(/^checklist_\d{8}\.pdf$/);

  await page.goto('/admin/maintenance');
  const todo = page.getByRole('table', { name: 'To do' });
  await todo.getByRole('button', { name: 'Sign: Look for updates of the program' }).click();
  await page.getByRole('dialog').getByLabel('Note').fill('None');
  await page.getByRole('dialog').getByRole('button', { name: 'Sign' }).click();
  const closed = page.getByRole('table', { name: 'Closed in the present periods' });
  await expect(closed.getByRole('row', { name: /Look for updates/ })).toContainText('None');
  await closed.getByRole('button', { name: 'Open again: Look for updates of the program' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open again' }).click();
  await expect(todo.getByRole('row', { name: /Look for updates/ })).toBeVisible();

  await page.getByRole('link', { name: 'Review of access' }).click();
  await expect(page.getByRole('row', { name: /^admin/ })).toContainText('May administer accounts.');
  await expectAccessible(page, 'review of access');
  await page.getByRole('button', { name: 'Sign the review' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign the review' }).click();
  await expect(page.getByText(/Signed last by admin/)).toBeVisible();
});
