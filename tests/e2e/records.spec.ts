import { expectAccessible } from '../support/e2e/accessibility.ts';
import { expect, test } from '../support/e2e/test.ts';
import { photo } from '../support/pictures.ts';
import { jpeg } from '../support/sample-files.ts';

const unit = '/equipment/900002';

test('the history of a unit shows an edit, and an earlier value is put back after a look at both', async ({
  open,
  ask,
}) => {
  const page = await open('physicist', unit);
  const before = (await ask('physicist', 'equipment.get', { id: 900002 })) as { room: string };
  await ask('admin', 'equipment.update', { id: 900002, version: 1, room: 'Basement 7' });
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('button', { name: 'History' }).click();
  const history = page.getByRole('region', { name: 'History' });
  const edit = history.getByRole('listitem').first();
  await expect(edit).toContainText('Changed by admin');
  await expect(edit.getByRole('row', { name: /^Room/ })).toContainText('Basement 7');
  await expectAccessible(page, 'a unit with its history');

  await edit.getByRole('button', { name: `Put back Room: ${before.room}` }).click();
  const dialog = page.getByRole('dialog', { name: 'Put an earlier value back: Room' });
  await expect(dialog).toContainText('Basement 7');
  await expectAccessible(page, 'putting a value back');
  // Somebody else is quicker: the dialog shows the newer value and asks again.
  await ask('admin', 'equipment.update', { id: 900002, version: 2, room: 'Basement 8' });
  await dialog.getByRole('button', { name: 'Put back' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Somebody changed this record meanwhile');
  await expect(dialog).toContainText('Basement 8');
  await dialog.getByRole('button', { name: 'Put back' }).click();
  await expect(page.getByText('Room: the earlier value is back.')).toBeVisible();
  await expect(history.getByRole('listitem').first()).toContainText(before.room);
  await expect(page.getByRole('region', { name: 'Location and identifiers' })).toContainText(before.room);

  const viewer = await open('viewer', unit, { viewport: { width: 390, height: 844 } });
  const reading = viewer.getByRole('region', { name: 'History' });
  await reading.scrollIntoViewIfNeeded();
  await expect(reading.getByRole('listitem').first()).toContainText('Changed by physicist');
  await expect(reading.getByRole('button', { name: /^Put back/ })).toHaveCount(0);
  await expectAccessible(viewer, 'a history on a phone');
});

test('Ctrl+K finds a unit, a person, a facility, a document and an action by the keyboard alone', async ({
  open,
  ask,
}) => {
  const clinic = { kind: 'facility', name: 'Zürich Annex' };
  await ask('admin', 'lookups.create', clinic);
  await ask('physicist', 'people.create', { name: 'Zürn, Élodie', email: 'e.zurn@example.org', roles: ['contact'] });
  const page = await open('physicist', unit);
  await page
    .locator('#unit-section-documents input[type=file]')
    .first()
    .setInputFiles({
      name: 'Zurich protocol.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Scan slowly.'),
    });
  await expect(page.getByRole('button', { name: /^Zurich protocol/ })).toBeVisible();

  const dialog = page.getByRole('dialog', { name: 'Search everything' });
  const option = (name: RegExp) => dialog.getByRole('option', { name });
  await page.keyboard.press('Control+k');
  await dialog.getByRole('combobox').fill('ZUR');
  await expect(option(/Zurich protocol/)).toBeVisible();
  await expect(option(/Zürn, Élodie/)).toBeVisible();
  await expect(option(/Zürich Annex/)).toBeVisible();
  await expectAccessible(page, 'the search with findings');
  await dialog.getByRole('combobox').fill('900001');
  await expect(dialog.getByRole('option').first()).toContainText('#900001');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/equipment\/900001$/);

  await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
  // What was opened comes back first; a word of an action stands above everything that holds it.
  await page.keyboard.press('Control+k');
  await expect(dialog.getByRole('group', { name: 'Opened last' }).getByRole('option')).toContainText('#900001');
  await page.keyboard.type('book');
  await expect(dialog.getByRole('option').first()).toHaveText('Book a visit');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/planner\/visits/);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zurich prot');
  await expect(dialog.getByRole('option').first()).toContainText('Zurich protocol');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/equipment\/900002#documents$/);

  const phone = await open('viewer', '/', { viewport: { width: 390, height: 844 } });
  await phone.getByRole('button', { name: 'Search everything' }).click();
  await phone.getByRole('dialog').getByRole('combobox').fill('zur');
  await expect(phone.getByRole('option', { name: /Zürn/ })).toBeVisible();
  await expectAccessible(phone, 'the search on a phone');
});

test('a photo gets a small picture, opens in large by the keyboard, and a pasted screenshot joins it', async ({
  open,
}) => {
  const page = await open('physicist', unit);
  const card = page.getByRole('region', { name: 'Documents' });
  await card
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      { name: 'gantry.jpg', mimeType: 'image/jpeg', buffer: await photo(900, 600) },
      { name: 'half.jpg', mimeType: 'image/jpeg', buffer: jpeg },
    ]);
  const small = card.getByRole('button', { name: 'Look at gantry.jpg' });
  await expect(small.locator('img')).toHaveJSProperty('naturalWidth', 240);
  await expect(card.getByText('No preview: this picture is damaged')).toBeVisible();
  await expectAccessible(page, 'documents with small pictures');

  await small.focus();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog', { name: 'gantry.jpg' });
  await expect(viewer.getByRole('img', { name: 'gantry.jpg' })).toHaveJSProperty('naturalWidth', 900);
  await expectAccessible(page, 'a picture in large');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('dialog', { name: 'half.jpg' }).getByRole('alert')).toContainText('cannot be shown');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(small).toBeFocused();

  const bytes = [...(await photo(60, 40))];
  await page.evaluate((data) => {
    const clipboard = new DataTransfer();
    clipboard.items.add(new File([new Uint8Array(data)], 'image.png', { type: 'image/png' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true }));
  }, bytes);
  await expect(card.getByRole('button', { name: /^screenshot .*\.jpg, .*download$/ })).toBeVisible();
});
