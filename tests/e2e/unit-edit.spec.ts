import { expect, test } from '../support/e2e/test.ts';
import { unitList } from '../support/e2e/unit-list.ts';

const unit = '/equipment/900002';

test('a card is edited in place and sends only what was changed', async ({ open }) => {
  const page = await open('physicist', unit);
  const card = page.getByRole('region', { name: 'Location and identifiers' });
  await card.getByRole('button', { name: 'Edit Location and identifiers' }).click();
  // One card at a time.
  await expect(page.getByRole('button', { name: 'Edit Dates' })).toHaveAttribute('aria-disabled', 'true');
  await card.getByLabel('Room').fill('CT 2 north');
  const request = page.waitForRequest('**/rpc/equipment.update');
  await card.getByRole('button', { name: 'Save' }).click();
  expect((await request).postDataJSON()).toEqual({ id: 900002, version: 1, room: 'CT 2 north' });
  await expect(card.getByText('CT 2 north')).toBeVisible();
  await expect(page.getByText('Saved.')).toBeVisible();

  await page.reload();
  await expect(card.getByText('CT 2 north')).toBeVisible();
});

test('what is wrong stands beside its field, in words, and nothing is lost', async ({ open }) => {
  const page = await open('physicist', unit);
  await page.getByRole('button', { name: 'Edit Capital' }).click();
  const card = page.getByRole('region', { name: 'Capital' });
  await card.getByLabel('Capital cost').fill('about a million');
  await card.getByLabel('Capital year').fill('26');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByLabel('Capital cost')).toHaveAttribute('aria-invalid', 'true');
  await expect(card.getByLabel('Capital cost')).toHaveAccessibleDescription(/Type a whole number from 0/);
  await expect(card.getByLabel('Capital year')).toHaveAccessibleDescription(/Type a year from 1900 to 2100/);
  await expect(card.getByRole('alert')).toHaveText('2 fields need attention.');
  await expect(card.getByLabel('Capital cost')).toHaveValue('about a million');

  await card.getByLabel('Capital cost').fill('1,292');
  await card.getByLabel('Capital year').fill('2031');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('$1,292k')).toBeVisible();
  await expect(card.getByText('2031')).toBeVisible();
});

test('dates are typed or picked', async ({ open }) => {
  const page = await open('physicist', unit);
  await page.getByRole('button', { name: 'Edit Dates' }).click();
  const card = page.getByRole('region', { name: 'Dates' });
  await card.getByLabel('Refurbished', { exact: true }).fill('02/30/2022');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByLabel('Refurbished', { exact: true })).toHaveAccessibleDescription(/Type a date that exists/);
  await card.getByLabel('Refurbished', { exact: true }).fill('2/3/2022');
  await card.getByRole('button', { name: 'Pick a day for Refurbished' }).click();
  await page.getByRole('button', { name: '17 February 2022' }).click();
  await expect(card.getByLabel('Refurbished', { exact: true })).toHaveValue('02/17/2022');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Feb 17, 2022')).toBeVisible();
});

test('two people change the same field: both values are shown and one is chosen', async ({ open }) => {
  const [mine, theirs] = [await open('physicist', unit), await open('admin', unit)];
  for (const page of [mine, theirs]) await page.getByRole('button', { name: 'Edit Location and identifiers' }).click();
  await theirs.getByLabel('Room').fill('Theirs');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(theirs.getByText('Saved.')).toBeVisible();

  await mine.getByLabel('Room').fill('Mine');
  await mine.getByLabel('Asset ID').fill('A-77');
  await mine.getByRole('button', { name: 'Save' }).click();
  const dialog = mine.getByRole('dialog', { name: 'Someone else saved this unit meanwhile' });
  await expect(dialog.getByRole('radio', { name: /Stored now\s*Theirs/ })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Save my choice' })).toBeDisabled();
  await dialog.getByRole('radio', { name: /Yours\s*Mine/ }).click();
  await dialog.getByRole('button', { name: 'Save my choice' }).click();
  const card = mine.getByRole('region', { name: 'Location and identifiers' });
  await expect(card.getByText('Mine')).toBeVisible();
  await expect(card.getByText('A-77')).toBeVisible();
  await expect(theirs.getByRole('region', { name: 'Location and identifiers' }).getByText('Mine')).toBeVisible();
});

test('two people change different fields: both changes are kept without a question', async ({ open }) => {
  const [mine, theirs] = [await open('physicist', unit), await open('admin', unit)];
  await mine.getByRole('button', { name: 'Edit Location and identifiers' }).click();
  await theirs.getByRole('button', { name: 'Edit Notes' }).click();
  await theirs.getByRole('textbox', { name: 'Notes' }).fill('Collimator replaced.');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(theirs.getByText('Saved.')).toBeVisible();
  await mine.getByLabel('Room').fill('Mine');
  await mine.getByRole('button', { name: 'Save' }).click();
  await expect(mine.getByText('both changes are kept')).toBeVisible();
  await expect(mine.getByText('Collimator replaced.')).toBeVisible();
});

test('a change appears in the list and on the page of everybody else, without a reload', async ({ open, ask }) => {
  const list = await open('viewer', '/equipment?q=somatom');
  const detail = await open('technologist', unit);
  await expect(unitList(list).row('SOMATOM').first()).toBeVisible();
  await expect(detail.getByRole('region', { name: 'Details' })).toBeVisible();
  await ask('physicist', 'equipment.update', { id: 900002, version: 1, serialNumber: 'LIVE-42' });
  await expect(unitList(list).row('LIVE-42')).toBeVisible();
  await expect(detail.getByRole('region', { name: 'Details' }).getByText('LIVE-42')).toBeVisible();
});

test('unsaved changes are guarded', async ({ open }) => {
  const page = await open('physicist', unit);
  await page.getByRole('button', { name: 'Edit Notes' }).click();
  await page.getByRole('textbox', { name: 'Notes' }).fill('Not saved yet');
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Stay on this page' }).click();
  await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveValue('Not saved yet');

  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveValue('Not saved yet');

  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await question.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
});
