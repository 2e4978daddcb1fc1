import type { Session } from 'electron';
import { isAppUrl } from '../app-origin.ts';
import type { Rule } from './rule.ts';

/** What the page may do without asking: put text on the clipboard after a click. */
const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Electron grants every permission unless told otherwise; here every one is refused except the list above (E5). */
export const denyPermissions: Rule<Session> = {
  row: 'E5',
  name: 'deny-permissions',
  apply(session) {
    session.setPermissionRequestHandler((_contents, permission, answer, details) => {
      answer(allowed.has(permission) && details.isMainFrame && isAppUrl(details.requestingUrl));
    });
    session.setPermissionCheckHandler((_contents, permission, origin, details) => {
      return allowed.has(permission) && details.isMainFrame && isAppUrl(origin);
    });
    session.setDevicePermissionHandler(() => false);
    // Electron takes an empty answer as a refusal; its types know no other.
    session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
    session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  },
};
