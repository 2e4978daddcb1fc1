import { appHost } from '../https/profile.ts';

/** The scheme that the page is served under. */
export const appScheme = 'app';
/** The origin as Chromium writes it. */
export const appOrigin = `${appScheme}://${appHost}`;
/** What the window loads; nothing else is ever loaded (E1). */
export const startUrl = `${appOrigin}/index.html`;

/** Whether a URL belongs to the bundled page. Decided by a URL parser: `app://bundle.evil.com` begins the same way. */
export function isAppUrl(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === '';
}

/** The same for what the page made itself: Chromium gives `blob:` URLs the origin of their maker (`blob:app://bundle/<id>`). */
export function isOwnData(text: string): boolean {
  return isAppUrl(text.startsWith('blob:') ? text.slice('blob:'.length) : text);
}
