import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rems } from '../support/e2e/installation.ts';
import { expect, test } from '../support/e2e/test.ts';
import { unitList } from '../support/e2e/unit-list.ts';
import { generatedFleet } from '../support/generated-fleet.ts';

const units = 20_000;

test('20,000 units: scrolled to the end, searched, sorted and reproduced by the back button', async ({
  open,
  folder,
}) => {
  test.setTimeout(120_000);
  const file = join(dirname(folder), 'fleet.csv');
  writeFileSync(file, generatedFleet(units));
  await rems(['import', 'equipment', file, '--data', folder]);

  const page = await open('viewer', '/equipment?state=in-service.planned.not-covered.retired&sort=id');
  const list = unitList(page);
  const total = units + 60;
  await expect.poll(async () => Number(await list.grid.getAttribute('aria-rowcount'))).toBeGreaterThan(units);
  expect(Math.abs(Number(await list.grid.getAttribute('aria-rowcount')) - total)).toBeLessThan(20);

  // Only what is in sight exists.
  expect(await list.grid.getByRole('row').count()).toBeLessThan(80);
  await expect(list.grid).toHaveAttribute('aria-busy', 'false');
  await list.grid.getByRole('row').nth(1).focus();
  await page.keyboard.press('End');
  const last = String(Number(await list.grid.getAttribute('aria-rowcount')));
  const lastRow = list.grid.locator(`tr[aria-rowindex="${last}"]`);
  await expect(lastRow).toBeFocused();
  await expect(lastRow).toContainText('9000');
  await expect(page).toHaveURL(/at=\d{5}/);

  // Into a unit from deep in the list, and back to the same place.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Back to the list' })).toBeVisible();
  await page.goBack();
  await expect(lastRow).toBeVisible();

  await list.search.fill('sn7919000');
  await list.expectCount(1);
  await expect(list.row('SN7919000')).toBeVisible();
  await list.search.fill('Model 299');
  await expect(list.grid).toHaveAttribute('aria-busy', 'false');
  await expect(list.row('Model 299').first()).toBeVisible();
  await list.grid.getByRole('button', { name: /^Serial number/ }).click();
  const serials = await list.column('Serial number');
  expect(serials).toEqual([...serials].sort());
});
