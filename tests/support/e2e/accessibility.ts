import { expect, type Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

const all: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  // Menus and dialogs lie over the page, outside of its landmarks, as they should.
  rules: { region: { enabled: false } },
  resultTypes: ['violations'],
};

/** The rules whose answer depends on colours: the other ones are the same by day and by night. */
const ofColours: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
};

/** Expects axe-core to find nothing on a page as it stands, light and dark; says what, where and why otherwise. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // A page that is still fetching its data is not the page that is asked about.
  await expect(page.locator('h1')).not.toHaveCount(0);
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  expect(await violations(page, all), what).toEqual([]);
  await page.emulateMedia({ colorScheme: dark ? 'light' : 'dark' });
  expect(await violations(page, ofColours), `${what}, in the other colours`).toEqual([]);
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
}

/** axe-core runs in the page itself, where it stays until the page is loaded again; what passed is not collected. */
async function violations(page: Page, options: RunOptions): Promise<string[]> {
  // Colours are measured, and halfway through an animation they are nobody's; one begins with the frame after its cause.
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
  });
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (run) => {
    // as: put there by the line before.
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const results = await inPage.run(document, run);
    return results.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary ?? ''}`),
    );
  }, options);
  return found;
}
