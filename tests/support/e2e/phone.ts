import { type BrowserContextOptions, expect, type Page } from '@playwright/test';

/** A phone in the hand: touch, no mouse, a narrow screen. */
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};

/** Expects that a thumb hits what can be touched, and that nothing is to be found by scrolling sideways. */
export async function expectThumbable(page: Page, what: string): Promise<void> {
  const found = await page.evaluate(() => {
    const small: string[] = [];
    const targets = document.querySelectorAll<HTMLElement>(
      'button, [role=button], [role=option], [role=tab], [role=menuitem], input:not([type=hidden]), textarea, select, a[class*=Button]',
    );
    for (const target of targets) {
      if (!target.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      // What stands inside a line of text is as high as the line (WCAG 2.5.5, inline).
      if (getComputedStyle(target).display === 'inline' || target.matches('[class*=Anchor]')) continue;
      const box = target.getBoundingClientRect();
      if (box.width <= 2 || box.height <= 2) continue;
      // A box to tick is hit by its words as well, and by all of a card that is its label.
      const labelled = target.matches('input[type=checkbox], input[type=radio]')
        ? (target.closest('label') ?? target.closest('[class*=-body]') ?? target).getBoundingClientRect()
        : box;
      if (Math.min(labelled.width, labelled.height) < 43.5)
        small.push(
          `${target.tagName} "${(target.getAttribute('aria-label') ?? target.textContent ?? '').slice(0, 40)}" ${Math.round(labelled.width)}×${Math.round(labelled.height)}`,
        );
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    return { small, sideways: scrollWidth - clientWidth };
  });
  expect(found, what).toEqual({ small: [], sideways: 0 });
}

/** A photograph as a phone takes it: a JPEG by its first bytes, of this size. */
export function photograph(megabytes: number): Buffer {
  const bytes = Buffer.alloc(megabytes * 1_000_000, 0x5a);
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex').copy(bytes);
  Buffer.from('ffd9', 'hex').copy(bytes, bytes.length - 2);
  return bytes;
}
