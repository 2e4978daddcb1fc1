import { expectAccessible } from '../support/e2e/accessibility.ts';
import { expect, test } from '../support/e2e/test.ts';
import { unitList } from '../support/e2e/unit-list.ts';

test('capital categories do not overlap, nor after one is reactivated', async ({ open }) => {
  const page = await open('admin', '/admin/lookups/capital-category');
  const add = async (name: string, from: string, to: string) => {
    await page.getByRole('button', { name: 'Add a capital category' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a capital category' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('From').fill(from);
    await dialog.getByLabel('To').fill(to);
    await page.keyboard.press('Control+s');
    return dialog;
  };
  await add('Major', '500', '');
  await expect(page.getByRole('row', { name: /^Major/ })).toContainText('$500k and more');

  const dialog = await add('Middle', '100', '500');
  await expect(dialog.getByLabel('From')).toHaveAccessibleDescription(/"Major" holds some of these costs already/);
  await dialog.getByLabel('To').fill('100');
  await page.keyboard.press('Control+s');
  await expect(dialog.getByLabel('To')).toHaveAccessibleDescription(/above the lower bound/);
  await expectAccessible(page, 'the dialog of a capital category');
  await dialog.getByLabel('To').fill('499');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('row', { name: /^Middle/ })).toContainText('$100k to $499k');

  await page.getByRole('button', { name: 'Deactivate Major' }).click();
  await expect(page.getByRole('row', { name: /^Major/ })).toContainText('Inactive');
  await add('Large', '600', '');
  await expect(page.getByRole('row', { name: /^Large/ })).toBeVisible();
  await page.getByRole('button', { name: 'Reactivate Major' }).click();
  await expect(page.getByText('"Large" holds some of these costs already.')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Major/ })).toContainText('Inactive');
  await expectAccessible(page, 'the capital categories');
});

test('a duplicate is merged after a preview, says where it went, and is taken back', async ({ open, ask }) => {
  await ask('admin', 'lookups.create', { kind: 'manufacturer', name: 'Elekta AB' });
  const page = await open('admin', '/admin/lookups/manufacturer');
  const row = page.getByRole('row', { name: /^Elekta(?! AB)/ });
  const units = Number(await row.getByRole('link').textContent());
  expect(units).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Merge Elekta into another' }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge “Elekta”' });
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(dialog.getByRole('combobox', { name: 'Merge into' })).toHaveAccessibleDescription(/Choose the entry/);
  await dialog.getByRole('combobox', { name: 'Merge into' }).fill('elekta ab');
  await page.getByRole('option', { name: 'Elekta AB' }).click();
  await expect(dialog.getByText(new RegExp(`^${units} units? gets? “Elekta AB”`))).toBeVisible();
  await expectAccessible(page, 'the dialog of a merge');
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByText(/“Elekta” was merged into “Elekta AB”/)).toBeVisible();
  await expect(row).toContainText('Merged into Elekta AB');
  await expectAccessible(page, 'lookups with a merged entry');

  // A bookmark that names the merged entry goes on with the other one.
  const { items } = (await ask('admin', 'lookups.list', { kind: 'manufacturer' })) as {
    items: { id: number; name: string }[]; // as: wire
  };
  const elekta = items.find(({ name }) => name === 'Elekta')?.id;
  const other = await open('viewer', `/equipment?manufacturer=${elekta}&retired=1&uncovered=1&planned=1`);
  await expect(other.getByText('“Elekta” was merged into “Elekta AB”: the list shows that one.')).toBeVisible();
  await unitList(other).expectCount(units);

  await page.getByRole('button', { name: 'Undo the merge of Elekta' }).click();
  await expect(page.getByText(/“Elekta” is an entry of its own again/)).toBeVisible();
  await expect(row.getByRole('link')).toHaveText(String(units));
});

test('the page of a facility leads to its units, rooms and people', async ({ open, ask }) => {
  const { items } = (await ask('admin', 'facilities.list', { search: 'Lakeside' })) as { items: { id: number }[] }; // as: wire
  const id = items[0]?.id ?? 0;
  const page = await open('admin', '/facilities');
  await expectAccessible(page, 'the list of facilities');
  await page.getByRole('searchbox', { name: 'Search by name' }).fill('lakeside');
  await expect(page).toHaveURL(/q=lakeside/);
  await page.getByRole('link', { name: 'Lakeside Imaging', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lakeside Imaging' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Units of this facility' })).toBeVisible();
  await expectAccessible(page, 'the page of a facility');

  const rooms = page.getByRole('region', { name: 'Rooms of this facility' });
  const typed = rooms.getByRole('button', { name: /^Add to the list: / }).first();
  const room = /^Add to the list: (.*)$/.exec((await typed.getAttribute('aria-label')) ?? '')?.[1] ?? '';
  await typed.click();
  await expect(page.getByText(`The room “${room}” is in the list now.`)).toBeVisible();

  const form = await open('physicist', '/equipment/new');
  await form.getByRole('combobox', { name: 'Facility' }).fill('lakeside');
  await form.getByRole('option', { name: 'Lakeside Imaging' }).click();
  // What the browser offers while one types is its own; the list behind it is ours.
  await expect(form.getByLabel('Room')).toHaveAttribute('list', /.+/);
  await expect(form.locator('datalist option')).toHaveCount(1);
  await expect(form.locator('datalist option')).toHaveAttribute('value', room);

  const phone = await open('viewer', `/facilities/${id}`, { viewport: { width: 390, height: 844 } });
  await expect(phone.getByRole('heading', { level: 1, name: 'Lakeside Imaging' })).toBeVisible();
  await expect(phone.getByRole('button', { name: /^Add to the list/ })).toHaveCount(0);
  await expectAccessible(phone, 'the page of a facility on a phone');
});

test('a view is shared, seen by others, renamed and taken away; the table is copied for a spreadsheet', async ({
  open,
  ask,
}) => {
  const page = await open('physicist', '/equipment?q=versa', { permissions: ['clipboard-read', 'clipboard-write'] });
  await expect(unitList(page).row('Versa HD')).toBeVisible();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByLabel('Name of the view').fill('Linacs');
  await page.getByRole('checkbox', { name: 'Share it with everybody' }).check();
  await page.getByRole('button', { name: 'Save this view' }).click();
  await expect(page.getByText('Everybody sees the view “Linacs” now.')).toBeVisible();
  await page.getByRole('button', { name: 'Rename the view Linacs' }).click();
  await page.getByRole('textbox', { name: 'New name of the view Linacs' }).fill('All linacs');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Shared views' })).toContainText('All linacs');
  await expectAccessible(page, 'the menu of views');

  const other = await open('viewer', '/equipment');
  await other.getByRole('button', { name: 'Views' }).click();
  await other.getByRole('button', { name: /^All linacs/ }).click();
  await expect(unitList(other).row('Versa HD')).toBeVisible();
  await expect(other).toHaveURL(/q=versa/);

  await page.getByRole('button', { name: 'Delete the view All linacs' }).click();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await page.getByRole('button', { name: 'Views' }).click();
  await expect(page.getByRole('group', { name: 'Shared views' })).toContainText('All linacs');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /^Copy the table/ }).click();
  await expect(page.getByText(/rows? (was|were) copied/)).toBeVisible();
  const { items } = (await ask('admin', 'audit.list', { filters: { action: 'exports.noteCopy' } })) as {
    items: unknown[];
  }; // as: wire edge
  expect(items).toHaveLength(1);
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (await item?.getType(type))?.text();
    return { text: await read('text/plain'), html: await read('text/html') };
  });
  expect(copied.text?.split('\r\n')[1]).toContain('Versa HD');
  expect(copied.text).toContain('\t');
  expect(copied.html).toContain('<table>');
});
