import type { Session } from 'electron';
import type { Log } from '../../ports.ts';
import { isAppUrl } from '../app-origin.ts';
import type { Rule } from './rule.ts';

/** Files come from the app's own tickets or from what the page itself made; any other download is refused (E10). */
export function ownDownloadsOnly(log: Log): Rule<Session> {
  return {
    row: 'E10',
    name: 'own-downloads-only',
    apply(session) {
      session.on('will-download', (event, item) => {
        if (isOwn(item.getURL())) return;
        event.preventDefault();
        log.warn('download refused');
      });
    },
  };
}

/** Chromium gives `blob:` URLs the origin of their maker: `blob:app://bundle/<id>`. */
function isOwn(url: string): boolean {
  return isAppUrl(url.startsWith('blob:') ? url.slice('blob:'.length) : url);
}
