import { join } from 'node:path';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { checkout } from '../checkout.ts';

/** One way to look at a screen. */
export interface Look {
  readonly size: 'wide' | 'narrow';
  readonly theme: 'light' | 'dark';
  readonly language: 'en' | 'fr';
}

const sizes = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } } as const;

/** Every combination of size, theme and language. */
export const looks: readonly Look[] = (['wide', 'narrow'] as const).flatMap((size) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['en', 'fr'] as const).map((language) => ({ size, theme, language })),
  ),
);

/** The browser of a look. */
export function browserOf({ size, theme, language }: Look): BrowserContextOptions {
  return {
    viewport: sizes[size],
    colorScheme: theme,
    locale: language === 'fr' ? 'fr-CA' : 'en-US',
    reducedMotion: 'reduce',
    ...(size === 'narrow' && { hasTouch: true, isMobile: true }),
  };
}

/** Takes a picture of what the window shows, once nothing loads or moves any more. */
export async function takePicture(page: Page, look: Look, name: string, whole = false): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const file = `${name}.${look.size}.${look.theme}.${look.language}.png`;
  const path = join(checkout, 'test-results', 'screens', file);
  // A picture of the whole page is taken without touch; a window that is as high as the page keeps it.
  const high = whole ? await page.evaluate(() => document.documentElement.scrollHeight) : 0;
  const tall = high > sizes[look.size].height;
  if (tall) await page.setViewportSize({ width: sizes[look.size].width, height: high });
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  if (tall) await page.setViewportSize(sizes[look.size]);
}
