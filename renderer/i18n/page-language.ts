import type { Language } from '../ui/formats.ts';
import { manifestPath } from './web-app.ts';

/** Tells the browser in which language the page is, and under which words it may be installed. */
export function setPageLanguage(language: Language): void {
  document.documentElement.lang = language;
  document.querySelector('link[rel="manifest"]')?.setAttribute('href', manifestPath(language));
}
