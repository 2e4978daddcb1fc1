import { readFileSync } from 'node:fs';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { openAsAdministrator } from '../support/e2e/administration.ts';
import { expect, test } from '../support/e2e/test.ts';

test('the audit trail is verified, searched, opened, taken along and reviewed', async ({ open }) => {
  test.setTimeout(120_000);
  const page = await openAsAdministrator(open, '/admin/audit');
  await expect(page.getByText('Not verified yet')).toBeVisible();
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.getByText('Holds together', { exact: true })).toBeVisible();

  const table = page.getByRole('table', { name: 'Entries of the audit trail' });
  await expect(table.getByRole('row', { name: /Session · signed in/ }).first()).toContainText('admin');
  await page.getByRole('searchbox').fill('set up nothing like it');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('combobox', { name: 'Kind of record' }).click();
  await page.getByRole('option', { name: 'Session', exact: true }).click();
  await expect(page).toHaveURL(/entity=session/);
  await expect(table.getByRole('row', { name: /Unit ·/ })).toHaveCount(0);

  await table
    .getByRole('button', { name: /^Entry \d+$/ })
    .first()
    .press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Hash of the entry before')).toBeVisible();
  await expectAccessible(page, 'an entry');
  const url = page.url();
  await dialog.getByRole('button', { name: 'Entry before' }).click();
  await expect(page).not.toHaveURL(url);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^JSON lines/ }).click();
  const file = await download;
  const lines = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\n');
  expect(JSON.parse(lines.at(-1) ?? '').seal.entries).toBe(lines.length - 1);

  await page.getByRole('tab', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Note a review' }).click();
  await page.getByLabel('What was found').fill('Nothing that stands out');
  await page.getByRole('dialog').getByRole('button', { name: 'Note a review' }).click();
  await expect(page.getByRole('row', { name: /Nothing that stands out/ })).toContainText('admin');
  await expectAccessible(page, 'reviews');

  await page.getByRole('tab', { name: 'Keeping' }).click();
  await page.getByLabel('Years in the database').fill('3');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Type a whole number from 6 to 100, or nothing.').first()).toBeVisible();
  await page.getByLabel('Years in the database').fill('10');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Move old entries to the archive' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Move old entries to the archive' }).click();
  await expect(page.getByText('No entry is old enough.')).toBeVisible();
  await expectAccessible(page, 'how the trail is kept');
});

test('a review is noted of what was shown: not before what stands out is there', async ({ open }) => {
  const page = await openAsAdministrator(open, '/admin/audit');
  await page.getByText('Not verified yet').waitFor();
  const held = Promise.withResolvers<void>();
  await page.route('**/rpc/audit.unusual', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.getByRole('tab', { name: 'Review' }).click();
  await expect(page.getByText('Nobody has reviewed the trail yet')).toBeVisible();
  const note = page.getByRole('button', { name: 'Note a review' });
  await expect(note).toBeDisabled();
  held.resolve();
  // Whoever runs this at night finds that it stands out.
  const atNight = page.getByRole('link', { name: 'Show the entries' }).first();
  await expect(page.getByText('Nothing stands out').or(atNight)).toBeVisible();
  await expect(note).toBeEnabled();
});
