import type { Page, Route } from '@playwright/test';
import { expect, test } from '../support/e2e/test.ts';

/** What the unit and the parts of its page take, milliseconds: each comes at a moment of its own, the upper ones late. */
const delays: Readonly<Record<string, number>> = {
  'equipment.get': 100,
  'documents.list': 200,
  'findings.list': 300,
  'bookings.list': 450,
  'compliance.tests': 600,
  'obligations.ofUnit': 800,
};

async function slowly(route: Route): Promise<void> {
  const name = route.request().url().split('/rpc/')[1] ?? '';
  await new Promise((resolve) => setTimeout(resolve, delays[name] ?? 0));
  await route.continue();
}

/** Counts from now on what moves although nobody touched anything, as the browser itself measures it. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const moved: number[] = [];
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      // as: the DOM library does not know this kind of entry.
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) moved.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  // as: put there above.
  return () => page.evaluate(() => (window as unknown as { moved: number[] }).moved.reduce((sum, one) => sum + one, 0));
}

test('nothing on the page of a unit moves while its parts come one after the other', async ({ open }) => {
  const page = await open('physicist', '/about');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const moved = await watchShifts(page);
  await page.route(/\/rpc\//, slowly);
  await page.goto('/equipment/900002');
  await expect(page.getByRole('region', { name: 'Surveys' }).getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Bookings' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Edit Location and identifiers' })).toBeVisible();
  // The history is asked for when it comes into view.
  await page.getByRole('region', { name: 'History' }).scrollIntoViewIfNeeded();
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
  expect(await moved()).toBeLessThan(0.01);
});
