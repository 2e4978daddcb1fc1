import type { Session } from 'electron';
import type { Log } from '../../ports.ts';
import { isOwnData } from '../app-origin.ts';
import type { Rule } from './rule.ts';

/** Files come from the app's own tickets or from what the page itself made; any other download is refused (E10). */
export function ownDownloadsOnly(log: Log): Rule<Session> {
  return {
    row: 'E10',
    name: 'own-downloads-only',
    apply(session) {
      session.on('will-download', (event, item) => {
        if (isOwnData(item.getURL())) return;
        event.preventDefault();
        log.warn('download refused');
      });
    },
  };
}
