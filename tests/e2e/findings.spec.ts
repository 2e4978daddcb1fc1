import { expectAccessible } from '../support/e2e/accessibility.ts';
import { expect, test } from '../support/e2e/test.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

test('a fault is reported with a photo from a phone, forbids the use of its unit, and is resolved', async ({
  open,
}) => {
  const phone = await open('viewer', '/', { viewport: { width: 390, height: 844 } });
  await phone.getByRole('button', { name: 'Open the menu' }).click();
  await phone.getByRole('link', { name: 'Report a fault' }).click();
  await phone.getByRole('button', { name: 'Send report' }).click();
  await expect(phone.getByText('Choose the unit.')).toBeVisible();
  await phone.getByRole('combobox', { name: 'Unit' }).fill('900002');
  await phone.getByRole('option', { name: /#900002/ }).click();
  await phone.getByRole('radio', { name: 'Blocking' }).check();
  await phone.getByRole('textbox', { name: 'What is wrong' }).fill('The gantry stops with error 451');
  const chooser = phone.locator('input[type=file]').first();
  await chooser.setInputFiles([
    { name: 'display.png', mimeType: 'image/png', buffer: png },
    { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<html><script>alert(1)</script></html>') },
  ]);
  await expectAccessible(phone, 'the form of a report');
  await phone.getByRole('button', { name: 'Send report' }).click();
  await expect(phone.getByText(/Reported as finding \d+/)).toBeVisible();
  await expect(phone.getByRole('button', { name: /^display\.png, .*download$/ })).toBeVisible();
  await expect(phone.getByRole('alert').filter({ hasText: 'page.html was not added.' })).toContainText('scripts');
  await expectAccessible(phone, 'a report that was sent');

  const page = await open('physicist', '/findings?severity=blocking');
  const row = page.getByRole('row', { name: /The gantry stops with error 451/ });
  await expect(row).toContainText('Do not use');
  await expectAccessible(page, 'the list of findings');
  await row.getByRole('link', { name: /The gantry stops/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Finding \d+/ })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^display\.png, / }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('display.png');
  await expectAccessible(page, 'a finding');
  await page.getByRole('button', { name: 'Resolve' }).click();
  const dialog = page.getByRole('dialog', { name: 'Resolve the finding' });
  await dialog.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(dialog.getByText('Say what was done.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'What was done' }).fill('The vendor replaced the encoder');
  await dialog.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(page.getByText('it no longer forbids the use of the unit')).toBeVisible();
  await expect(page.getByText(/^Resolved /).first()).toBeVisible();
  await expect(page.getByText('Do not use')).toHaveCount(0);
});
