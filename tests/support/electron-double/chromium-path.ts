import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/**
 * The Chromium that pages run in: the one named by the environment, the system's, or Playwright's own. The shell without a window,
 * where there is one, draws the same pages with a quarter less work.
 */
export function chromiumPath(): string {
  const places = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    chromium.executablePath(),
  ];
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (found === undefined) throw new Error('No Chromium was found. Install the package chromium.');
  return found;
}
