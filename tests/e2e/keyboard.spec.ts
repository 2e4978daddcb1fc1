import { expect, test } from '../support/e2e/test.ts';
import { unitList } from '../support/e2e/unit-list.ts';

test('Ctrl+K finds units, pages and actions; Enter opens, Esc closes', async ({ open }) => {
  const page = await open('physicist');
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  const dialog = page.getByRole('dialog', { name: 'Search everything' });
  await page.keyboard.press('Control+k');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('truebeam');
  await expect(dialog.getByRole('option', { name: /TrueBeam/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('TrueBeam');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('new unit');
  await expect(dialog.getByRole('option', { name: 'New unit' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'New unit' })).toBeVisible();
});

test('/ focuses the search, Esc clears it, and the rows follow the arrow keys', async ({ open }) => {
  const page = await open('physicist', '/equipment');
  const list = unitList(page);
  await expect(list.grid).toBeVisible();
  await page.keyboard.press('/');
  await expect(list.search).toBeFocused();
  await page.keyboard.type('mri');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=mri/);
  await page.keyboard.press('Escape');
  await expect(list.search).toHaveValue('');
  await expect(page).toHaveURL(/\/equipment$/);

  const rows = list.grid.locator('tbody tr[data-index]');
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Back to the list' })).toBeVisible();
});

test('Ctrl+S saves a card, Esc leaves it and asks when something would be lost', async ({ open }) => {
  const page = await open('physicist', '/equipment/900002');
  const card = page.getByRole('region', { name: 'Location and identifiers' });
  const edit = card.getByRole('button', { name: 'Edit Location and identifiers' });
  await edit.click();
  await expect(card.getByRole('combobox', { name: 'Facility' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(edit).toBeVisible();

  await edit.click();
  await card.getByLabel('Room').fill('By keyboard');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').getByRole('button', { name: 'Stay on this page' }).click();
  await expect(card.getByLabel('Room')).toHaveValue('By keyboard');
  await page.keyboard.press('Control+s');
  await expect(card.getByText('By keyboard')).toBeVisible();
});

test('the skip link and Tab lead into the page', async ({ open }) => {
  const page = await open('viewer', '/equipment');
  await expect(unitList(page).grid).toBeVisible();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(unitList(page).search).toBeFocused();
});
