import { expect, type Page } from '@playwright/test';

/** Goes to an address within the page that is open, as a link does: loading everything again would show nothing else. */
export async function to(page: Page, address: string, heading: string): Promise<void> {
  await page.evaluate((next) => {
    history.pushState(null, '', next);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
}
