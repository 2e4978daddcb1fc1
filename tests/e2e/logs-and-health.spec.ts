import { expectAccessible } from '../support/e2e/accessibility.ts';
import { openAsAdministrator } from '../support/e2e/administration.ts';
import { expect, test } from '../support/e2e/test.ts';

test('the log is filtered, followed and kept in another way; health says what it found', async ({ open }) => {
  test.setTimeout(120_000);
  const page = await openAsAdministrator(open, '/admin/logs');
  const lines = page.getByRole('table', { name: 'Lines of the log' });
  await expect(lines.getByRole('row').nth(1)).toBeVisible();

  await page.getByLabel('Files kept').fill('0');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('From 1 to 1000 files.').first()).toBeVisible();
  await page.getByLabel('Files kept').fill('10');
  await page.getByRole('combobox', { name: 'What is written' }).click();
  await page.getByRole('option', { name: 'Everything' }).click();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('The log is kept in this way from now on.')).toBeVisible();

  await page.getByRole('switch', { name: 'Follow' }).click();
  await page.evaluate(async () => {
    await fetch('/rpc/equipment.get', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"id":987654}',
    });
  });
  const line = lines.getByRole('row', { name: /equipment/ }).filter({ hasText: 'NOT_FOUND' });
  await expect(line.first()).toBeAttached();
  await line.first().getByText('call', { exact: true }).click();
  await expectAccessible(page, 'the log');
  await line.first().getByRole('button', { name: 'Same request' }).click();
  await expect(page.getByText(/Only request/)).toBeVisible();
  await expect(lines.getByRole('row')).toHaveCount(2);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Bundle for support' }).click();
  expect((await download).suggestedFilename()).toMatch(/^rems-diagnostics-.*\.zip$/);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/admin/health');
  const parts = page.getByRole('table', { name: 'Parts of the self-check' });
  await expect(parts.getByRole('row', { name: /Database.*In order/ })).toBeVisible();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText('Everything was looked at.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Changes of state' })).toBeVisible();
  await expectAccessible(page, 'health');
});
