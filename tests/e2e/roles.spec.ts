import type { Person } from '../support/e2e/installation.ts';
import { expect, test } from '../support/e2e/test.ts';
import { unitList } from '../support/e2e/unit-list.ts';

const work = ['Home', 'Equipment', 'Compliance', 'Planner', 'Capital', 'Findings', 'People', 'Report a fault'];
/** Who reads, and whether surveys are recorded too. */
const readers: readonly (readonly [Person, boolean])[] = [
  ['viewer', false],
  ['technologist', true],
];

for (const [reader, records] of readers) {
  test(`a ${reader} reads and exports, and is offered no way to change a unit`, async ({ open }) => {
    const page = await open(reader);
    const navigation = page.getByRole('navigation', { name: 'Main navigation' });
    await expect(navigation.getByRole('link', { name: 'Equipment' })).toBeVisible();
    await expect(navigation.getByRole('link')).toHaveText(work);

    await page.goto('/equipment');
    await expect(unitList(page).grid).toBeVisible();
    await expect(page.getByRole('button', { name: 'Export' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'New unit' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Import' })).toHaveCount(0);

    await page.goto('/equipment/900002');
    await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
    for (const name of [/^Edit/, 'Clone', 'Retire']) await expect(page.getByRole('button', { name })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Clone' })).toHaveCount(0);
    const record = page.getByRole('main').getByRole('link', { name: 'Record a survey' });
    await expect(record.first()).toBeVisible({ visible: records });

    for (const address of ['/equipment/new', '/equipment/import', '/admin/lookups', '/admin/backups', '/admin/audit']) {
      await page.goto(address);
      await expect(page.getByText(`The roles of ${reader} do not include this page`)).toBeVisible();
    }
    await page.keyboard.press('Control+k');
    await page.keyboard.type('new unit');
    await expect(page.getByRole('dialog').getByRole('option', { name: 'New unit' })).toHaveCount(0);
  });
}

test('a physicist edits and imports, but does not administer', async ({ open }) => {
  const page = await open('physicist');
  const navigation = page.getByRole('navigation', { name: 'Main navigation' });
  await expect(navigation.getByRole('link')).toHaveText([...work, 'Import']);
  await page.goto('/admin/lookups');
  await expect(page.getByText('The roles of physicist do not include this page')).toBeVisible();
});

test('an address that leads nowhere says so inside the shell', async ({ open }) => {
  const page = await open('viewer', '/no/such/page');
  await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Go to home' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
});
