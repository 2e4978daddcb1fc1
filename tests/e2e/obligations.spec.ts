import { expectAccessible } from '../support/e2e/accessibility.ts';
import { expect, test } from '../support/e2e/test.ts';

const letter = Buffer.from('The part arrives in September.\n');

test('an administrator makes a rule, a physicist puts a unit under it, extends its limit and ends it', async ({
  open,
}) => {
  const rules = await open('admin', '/admin/rules');
  await expect(rules.getByRole('row', { name: /Annual - TJC/ })).toContainText(
    'Window: 30 days before to 30 days after the target.',
  );
  await rules.getByRole('button', { name: 'New rule' }).click();
  const editor = rules.getByRole('dialog', { name: 'New rule' });
  await editor.getByLabel('Name').fill('House inspection');
  await editor.getByLabel('Last day').selectOption({ label: 'Days after the target' });
  await editor.getByLabel('There is a window around the target').check();
  await editor.getByLabel('Days after', { exact: true }).fill('45');
  await editor.getByRole('button', { name: 'Add rule' }).click();
  await expect(editor.getByText('The window ends after the limit.')).toBeVisible();
  await editor.getByLabel('Days after', { exact: true }).fill('20');
  await editor.getByLabel('A unit that was never tested has a first date').check();
  await editor.getByLabel('Days after installation').fill('10');
  await editor.getByRole('textbox', { name: 'For a test on' }).fill('2024-02-29');
  await expect(editor.getByText('Jan 29, 2025 to Mar 20, 2025')).toBeVisible();
  await expect(editor.getByText('Mar 30, 2025')).toBeVisible();
  await expectAccessible(rules, 'the editor of a rule');
  await editor.getByRole('button', { name: 'Add rule' }).click();
  await expect(rules.getByText('The rule “House inspection” was added.')).toBeVisible();
  await rules.getByRole('button', { name: 'Edit House inspection' }).click();
  await rules.getByLabel('Source').fill('House rule 7');
  await rules.getByRole('button', { name: 'Save' }).click();
  await expect(rules.getByText('Type a reason; it stays with the version.')).toBeVisible();
  await rules.getByLabel('Reason for the change').fill('Named at last');
  await rules.getByRole('button', { name: 'Save' }).click();
  await rules.getByRole('button', { name: 'Versions of House inspection' }).click();
  await expect(rules.getByRole('region', { name: 'Version 2' })).toContainText('Named at last');
  await rules.keyboard.press('Escape');
  await rules.getByRole('link', { name: 'Survey settings' }).click();
  await rules.getByLabel('Minor finding').fill('soon');
  await rules.getByRole('button', { name: 'Save' }).click();
  await expect(rules.getByText('Type a whole number from 0 to 3,650.')).toBeVisible();
  await rules.getByLabel('Minor finding').fill('45');
  await expectAccessible(rules, 'the settings of surveys');
  await rules.getByRole('button', { name: 'Save' }).click();
  await expect(rules.getByText('The survey settings were saved.')).toBeVisible();

  const page = await open('physicist', '/equipment/900002');
  const card = page.getByRole('region', { name: 'Obligations' });
  await card.getByRole('button', { name: 'Add obligation' }).click();
  const add = page.getByRole('dialog', { name: 'Add an obligation' });
  await add.getByRole('button', { name: 'Add obligation' }).click();
  await expect(add.getByText('Choose a rule.')).toBeVisible();
  await add.getByRole('combobox', { name: 'Rule' }).fill('House');
  await page.getByRole('option', { name: 'House inspection' }).click();
  await expect(add.getByText('Source: House rule 7')).toBeVisible();
  await add.getByRole('button', { name: 'Add obligation' }).click();
  await expect(card.getByRole('img', { name: /^House inspection: last test/ })).toBeVisible();
  await expectAccessible(page, 'the clocks of a unit');

  await card.getByRole('button', { name: 'Actions for House inspection' }).click();
  await page.getByRole('menuitem', { name: 'Extend' }).click();
  const extend = page.getByRole('dialog', { name: 'Extend House inspection' });
  await extend.getByRole('textbox', { name: 'New last day' }).fill('2099-09-30');
  await extend.getByLabel('Reason').fill('Part on order');
  await extend.getByRole('button', { name: 'Extend' }).click();
  await expect(extend.getByText('Choose the file that proves the extension.')).toBeVisible();
  const chosen = page.waitForEvent('filechooser');
  await extend.getByText('Choose a file').click();
  await (await chosen).setFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: letter });
  await extend.getByRole('button', { name: 'Extend' }).click();
  await expect(card.getByText(/extended to Sep 30, 2099/)).toBeVisible();
  await card.getByText('1 extension on record').click();
  await expect(card.getByText(/to Sep 30, 2099: Part on order$/)).toBeVisible();
  const download = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Document of the extension to Sep 30, 2099' }).click();
  expect((await download).suggestedFilename()).toBe('letter.txt');
  await card.getByText('Table', { exact: true }).click();
  await expect(card.getByRole('row', { name: /House inspection/ })).toContainText('extended to Sep 30, 2099');
  await card.getByText('Picture', { exact: true }).click();

  await card.getByRole('button', { name: 'Actions for House inspection' }).click();
  await page.getByRole('menuitem', { name: 'End', exact: true }).click();
  const end = page.getByRole('dialog', { name: 'End House inspection' });
  await end.getByRole('textbox', { name: 'Last day it holds' }).fill('2020-01-31');
  await end.getByRole('button', { name: 'End obligation' }).click();
  await card.getByText('1 obligation that has ended').click();
  await expect(card.getByText('House inspection, ended on Jan 31, 2020')).toBeVisible();
});

test('on a phone and in French the clocks and the rules stand within the page', async ({ open }) => {
  const options = { viewport: { width: 390, height: 844 }, locale: 'fr-CA', colorScheme: 'dark' as const };
  const page = await open('technologist', '/equipment/900002', options);
  const card = page.getByRole('region', { name: 'Obligations' });
  await card.getByRole('button', { name: 'Consigner un événement' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').first().click();
  await page.getByRole('option').nth(1).click();
  await dialog.locator('button[type=submit]').click();
  await expect(card.getByText('1 événement consigné')).toBeVisible();
  await expect(card.getByRole('button', { name: 'Ajouter une obligation' })).toHaveCount(0);
  await expectAccessible(page, 'the clocks of a unit on a phone');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
