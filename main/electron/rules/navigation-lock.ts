import type { WebContents } from 'electron';
import type { Log } from '../../ports.ts';
import { isAppUrl } from '../app-origin.ts';
import type { Rule } from './rule.ts';

/** No frame leaves the app's own origin: not by a link, a script, a form or a redirect (E10). */
export function navigationLock(log: Log): Rule<WebContents> {
  return {
    row: 'E10',
    name: 'navigation-lock',
    apply(contents) {
      const refuse = (details: { readonly url: string; preventDefault(): void }): void => {
        if (isAppUrl(details.url)) return;
        details.preventDefault();
        // The address may carry text from a record: only its scheme is logged.
        log.warn('navigation refused', { scheme: URL.parse(details.url)?.protocol ?? '(none)' });
      };
      contents.on('will-navigate', refuse);
      contents.on('will-frame-navigate', refuse);
      contents.on('will-redirect', refuse);
    },
  };
}
