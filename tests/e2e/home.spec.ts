import { expect, test } from '../support/e2e/test.ts';
import { unitList } from '../support/e2e/unit-list.ts';

const tiles = ['All units', 'In service', 'Planned', 'Not covered by physics', 'Retired'];

test('every count opens the list that it counts', async ({ open }) => {
  const page = await open('viewer');
  const section = page.getByRole('region', { name: 'Units' });
  for (const tile of tiles) {
    const link = section.getByRole('link', { name: tile });
    const count = Number(/\d+$/.exec((await link.textContent()) ?? '')?.[0]);
    expect(count, tile).toBeGreaterThan(0);
    await link.click();
    await unitList(page).expectCount(count);
    await page.goBack();
  }
});

test('recent changes and imports lead to what they name', async ({ open, ask }) => {
  await ask('physicist', 'equipment.update', { id: 900002, version: 1, room: 'CT 2b' });
  const page = await open('physicist');
  const changes = page.getByRole('region', { name: 'Recent changes' });
  await expect(changes.getByRole('listitem').first()).toContainText('physicist');
  await changes.getByRole('link', { name: /SOMATOM go.Top/ }).click();
  await expect(page.getByText('CT 2b')).toBeVisible();
  await page.goBack();
  await page.getByRole('region', { name: 'Recent imports' }).getByRole('link', { name: 'Sample clinic' }).click();
  await expect(page.getByRole('heading', { name: 'Summary' })).toBeVisible();
});

test('the sample clinic goes with one click and comes back with another', async ({ open }) => {
  const page = await open('admin');
  await page.getByRole('button', { name: 'Remove the sample clinic' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove the sample clinic?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Remove the sample clinic' }).click();
  await dialog.getByRole('button', { name: 'Remove the sample clinic' }).click();
  await expect(page.getByRole('heading', { name: 'Begin with your equipment' })).toBeVisible();
  await page.getByRole('button', { name: 'Load the sample clinic' }).click();
  await expect(page.getByText('This is the sample clinic')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Units' }).getByRole('link', { name: 'In service' })).toBeVisible();
});

test('the sample clinic stays while something real hangs on it, and says why', async ({ open, ask }) => {
  await ask('physicist', 'equipment.update', { id: 900002, version: 1, room: 'CT 2b' });
  const page = await open('admin');
  const banner = page.getByRole('alert').filter({ hasText: 'This is the sample clinic' });
  await expect(banner).toContainText(/changed|edited/i);
  await expect(banner.getByRole('button')).toHaveCount(0);
});
