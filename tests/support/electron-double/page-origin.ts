import { appOrigin } from '../desktop-face.ts';

/**
 * Chromium knows `app://` only inside Electron. Here the page lives under a secure origin that no network can answer, and every
 * address is translated on its way between the page and the double: origins are compared for what they are, on both sides.
 */
export const pageOrigin = 'https://bundle';

/** An address as the host knows it. */
export function toApp(url: string): string {
  return translate(url, pageOrigin, appOrigin);
}

/** An address as the page knows it. */
export function toPage(url: string): string {
  return translate(url, appOrigin, pageOrigin);
}

function translate(url: string, from: string, to: string): string {
  if (url !== from && !url.startsWith(`${from}/`)) return url;
  return to + url.slice(from.length);
}
