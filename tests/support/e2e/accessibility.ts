import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Menus and dialogs lie over the page, outside of its landmarks, as they should. */
const overlays = ['region'];

/** The rules whose answer depends on colours: the other ones are the same by day and by night. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Expects axe-core to find nothing on a page as it stands, light and dark; says what, where and why otherwise. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  expect(await violations(page, (axe) => axe.withTags(rules).disableRules(overlays)), what).toEqual([]);
  await page.emulateMedia({ colorScheme: dark ? 'light' : 'dark' });
  expect(await violations(page, (axe) => axe.withRules(colourRules)), `${what}, in the other colours`).toEqual([]);
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
}

async function violations(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // Colours are measured, and halfway through an animation they are nobody's.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
  const { violations: found } = await choose(new AxeBuilder({ page, axeSource: axe.source })).analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary ?? ''}`),
  );
}
