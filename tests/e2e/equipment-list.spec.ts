import { expect, test } from '../support/e2e/test.ts';
import { unitList } from '../support/e2e/unit-list.ts';

test.describe('search', () => {
  test('finds a unit by a fragment of its serial number', async ({ open, ask }) => {
    await ask('physicist', 'equipment.update', { id: 900005, version: 1, serialNumber: 'QX7731-BETA' });
    const page = await open('viewer', '/equipment');
    const list = unitList(page);
    await list.search.fill('7731-b');
    await list.expectCount(1);
    await expect(list.row('QX7731-BETA')).toContainText('MAGNETOM Sola');
    await expect(page).toHaveURL(/\?q=7731-b$/);
    await list.row('QX7731-BETA').getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('MAGNETOM Sola');
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await expect(list.search).toHaveValue('7731-b');
    await list.expectCount(1);
  });

  test('takes several words in any order, whatever their case and accents', async ({ open, ask }) => {
    await ask('physicist', 'equipment.update', { id: 900005, version: 1, notes: 'Salle rénovée près de l’Hôtel-Dieu' });
    const page = await open('viewer', '/equipment');
    const list = unitList(page);
    await list.search.fill('HOTEL sola renovee');
    await list.expectCount(1);
    await list.search.fill('hôtel Aquilion');
    await expect(page.getByText('No unit matches')).toBeVisible();
    await page.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect(list.search).toHaveValue('');
    await expect(list.grid).toBeVisible();
  });

  test('looks into people, rooms and ids', async ({ open }) => {
    const page = await open('viewer', '/equipment');
    const list = unitList(page);
    for (const [text, shown] of [
      ['okafor versa', 'Versa HD'],
      ['vault 1', 'TrueBeam'],
      ['900041', 'Discovery MI'],
    ] as const) {
      await list.search.fill(text);
      await list.expectCount(1);
      await expect(list.row(shown)).toBeVisible();
    }
  });
});

test('filters take several values, show as chips and are removed one by one', async ({ open }) => {
  const page = await open('viewer', '/equipment');
  const list = unitList(page);
  const filter = page.getByRole('button', { name: /^Filter by Class/ });
  await filter.click();
  await page.getByRole('option', { name: 'CT', exact: true }).click();
  await page.getByRole('option', { name: 'MRI', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(filter).toHaveAccessibleName('Filter by Class (2)');
  await expect.poll(async () => [...new Set(await list.column('Class'))].sort()).toEqual(['CT', 'MRI']);
  await expect(page.getByText('Class: CT')).toBeVisible();

  await page.getByRole('button', { name: 'Remove the filter Class: CT' }).click();
  await expect.poll(async () => [...new Set(await list.column('Class'))]).toEqual(['MRI']);

  const facility = page.getByRole('button', { name: /^Filter by Facility/ });
  await facility.click();
  await page.getByRole('combobox', { name: 'Find in Facility' }).or(page.getByLabel('Find in Facility')).fill('lake');
  await page.getByRole('option', { name: 'Lakeside Imaging' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => list.column('Facility')).toEqual(['Lakeside Imaging']);
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await expect(page).toHaveURL(/\/equipment$/);
});

test('the switches show what is hidden otherwise', async ({ open }) => {
  const page = await open('viewer', '/equipment');
  const list = unitList(page);
  await expect(list.grid).toBeVisible();
  const before = Number(await list.grid.getAttribute('aria-rowcount')) - 1;
  const switches = page.getByRole('group', { name: 'Also show' });
  for (const name of ['Retired', 'Not covered', 'Planned']) {
    const box = switches.getByRole('checkbox', { name });
    // The box shows what the address says, a moment after the click.
    await box.click();
    await expect(box).toBeChecked();
    await expect(list.grid).not.toHaveAttribute('aria-rowcount', String(before + 1));
    await box.click();
    await expect(box).not.toBeChecked();
    await list.expectCount(before);
  }
  await switches.getByRole('checkbox', { name: 'Retired' }).click();
  await expect(page).toHaveURL(/retired=1/);
  await page.reload();
  await expect(switches.getByRole('checkbox', { name: 'Retired' })).toBeChecked();
});

test('several columns sort together, and the back button undoes one after the other', async ({ open }) => {
  const page = await open('viewer', '/equipment');
  const list = unitList(page);
  await list.grid.getByRole('button', { name: /^Model/ }).click();
  await expect(list.grid.getByRole('columnheader', { name: /^Model/ })).toHaveAttribute('aria-sort', 'ascending');
  await list.grid.getByRole('button', { name: /^Class/ }).click();
  await expect(list.grid.getByRole('columnheader', { name: /^Class/ })).toHaveAttribute('aria-sort', 'ascending');
  await list.grid.getByRole('button', { name: /^Class/ }).click();
  await expect(page).toHaveURL(/sort=-className\.model/);
  const rows = async () => {
    const [classes, models] = [await list.column('Class'), await list.column('Model')];
    return classes.map((name, index) => `${name}|${models[index]}`);
  };
  const shown = await rows();
  const expected = [...shown].sort((a, b) => {
    const [classA = '', modelA = ''] = a.split('|');
    const [classB = '', modelB = ''] = b.split('|');
    return classB.localeCompare(classA) || modelA.localeCompare(modelB);
  });
  expect(shown).toEqual(expected);
  expect(new Set(await list.column('Class')).size).toBeGreaterThan(2);

  await page.goBack();
  await expect(list.grid.getByRole('columnheader', { name: /^Class/ })).toHaveAttribute('aria-sort', 'ascending');
  await page.goBack();
  await expect(list.grid.getByRole('columnheader', { name: /^Class/ })).toHaveAttribute('aria-sort', 'none');
  await page.goForward();
  await expect(page).toHaveURL(/sort=className\.model/);
});

test('columns are chosen, moved, and stay for this person on any machine', async ({ open }) => {
  const page = await open('physicist', '/equipment');
  const list = unitList(page);
  let kept = 0;
  page.on('response', (response) => {
    if (response.url().endsWith('/rpc/preferences.set')) kept += 1;
  });
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  const chooser = page.getByRole('dialog', { name: 'Columns' });
  // A click moves the box to the other half of the list.
  await chooser.getByRole('checkbox', { name: 'Room' }).click();
  await expect(chooser.getByRole('checkbox', { name: 'Room' })).not.toBeChecked();
  await chooser.getByRole('checkbox', { name: 'Asset ID' }).click();
  await expect(chooser.getByRole('checkbox', { name: 'Asset ID' })).toBeChecked();
  await chooser.getByRole('button', { name: 'Move Model up' }).click();
  await chooser.getByRole('button', { name: 'Move Asset ID up' }).click();
  await expect.poll(() => kept).toBe(4);
  const wanted = await list.headings();
  expect(wanted).toContain('Asset ID');
  expect(wanted).not.toContain('Room');
  expect(wanted.indexOf('Model')).toBeLessThan(wanted.indexOf('Manufacturer'));

  const elsewhere = await open('physicist', '/equipment');
  await expect(elsewhere.getByRole('columnheader', { name: 'Asset ID' })).toBeVisible();
  expect(await unitList(elsewhere).headings()).toEqual(wanted);
  const other = await open('viewer', '/equipment');
  await expect(other.getByRole('columnheader', { name: 'Room' })).toBeVisible();

  await chooser.getByRole('button', { name: 'Reset to the usual columns' }).click();
  await expect(list.grid.getByRole('columnheader', { name: 'Room' })).toBeVisible();
});

test('columns that are chosen faster than they are kept all stay', async ({ open }) => {
  const page = await open('physicist', '/equipment');
  const held = Promise.withResolvers<void>();
  let asked = 0;
  await page.route('**/rpc/preferences.set', async (route) => {
    asked += 1;
    if (asked === 1) await held.promise;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  const chooser = page.getByRole('dialog', { name: 'Columns' });
  await chooser.getByRole('checkbox', { name: 'Asset ID' }).click();
  await expect(chooser.getByRole('checkbox', { name: 'Asset ID' })).toBeChecked();
  const last = page.waitForResponse(
    (response) =>
      response.url().endsWith('/rpc/preferences.set') && !(response.request().postData() ?? '').includes('"room"'),
  );
  await chooser.getByRole('checkbox', { name: 'Room' }).click();
  await expect(chooser.getByRole('checkbox', { name: 'Room' })).not.toBeChecked();
  held.resolve();
  await last;
  await page.reload();
  const { grid } = unitList(page);
  await expect(grid.getByRole('columnheader', { name: 'Asset ID' })).toBeVisible();
  await expect(grid.getByRole('columnheader', { name: 'Room' })).toHaveCount(0);
});

test('a view is saved under a name and brings everything back', async ({ open }) => {
  const page = await open('physicist', '/equipment?q=ct&retired=1&sort=-model');
  const list = unitList(page);
  await expect(list.grid).toBeVisible();
  const count = await list.grid.getAttribute('aria-rowcount');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByLabel('Name of the view').fill('Old scanners');
  await page.getByRole('button', { name: 'Save this view' }).click();
  await expect(page.getByText('The view “Old scanners” was saved.')).toBeVisible();

  await page.goto('/equipment');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Old scanners', exact: true }).click();
  await expect(page).toHaveURL(/\?q=ct&retired=1&sort=-model$/);
  await expect(list.search).toHaveValue('ct');
  await expect(list.grid).toHaveAttribute('aria-rowcount', count ?? '');

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Delete the view Old scanners' }).click();
  await expect(page.getByRole('button', { name: 'Old scanners', exact: true })).toHaveCount(0);
});

test('a narrow window shows cards and filters in a drawer', async ({ open }) => {
  const page = await open('viewer', '/equipment', { viewport: { width: 390, height: 844 } });
  const cards = page.getByRole('feed', { name: 'Units' });
  await expect(cards.getByRole('link').first()).toBeVisible();
  await page.getByRole('button', { name: 'Filters' }).click();
  const drawer = page.getByRole('dialog', { name: 'Filters' });
  await drawer.getByRole('button', { name: 'Filter by Class' }).click();
  await drawer.getByRole('option', { name: 'MRI' }).click();
  await page.keyboard.press('Escape');
  await drawer.getByRole('button', { name: 'Done' }).click();
  await expect(cards.getByRole('link').first()).toContainText('MRI');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
