import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Menus and dialogs lie over the page, outside of its landmarks, as they should. */
const overlays = ['region'];

/** Expects axe-core to find nothing on a page as it stands; says what, where and why otherwise. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // Colours are measured, and halfway through an animation they are nobody's.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
  const { violations } = await new AxeBuilder({ page, axeSource: axe.source })
    .withTags(rules)
    .disableRules(overlays)
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary ?? ''}`),
  );
  expect(found, what).toEqual([]);
}
