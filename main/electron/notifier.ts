import type { Notification } from 'electron';
import type { DesktopNotice, Log, Notifier } from '../ports.ts';
import type { Principal } from '../rpc/context.ts';

/** Whether whoever is signed in at the desktop may know a notice; a locked window tells nobody anything. */
export function mayKnow({ audience, accountId }: DesktopNotice, principal: Principal | null | undefined): boolean {
  if (!principal || principal.restriction !== null) return false;
  return principal.permissions.has(audience) && (accountId === null || accountId === principal.accountId);
}

/** Native notifications; a click brings the window to the front. */
export function createNotifier(deps: {
  readonly Notification: typeof Notification;
  readonly show: () => void;
  /** Whether the person at this desktop may know it. */
  readonly concerns: (notice: DesktopNotice) => boolean;
  readonly log: Log;
}): Notifier {
  // A notification that nobody holds is collected, and its click is lost.
  const shown = new Set<Notification>();
  return {
    notify(notice) {
      if (!deps.concerns(notice)) return;
      const { title, body } = notice;
      if (!deps.Notification.isSupported()) {
        deps.log.info('notification not shown: this desktop has none');
        return;
      }
      const notification = new deps.Notification({ title, body });
      const forget = () => shown.delete(notification);
      notification.on('click', () => {
        forget();
        deps.show();
      });
      notification.on('close', forget);
      notification.on('failed', forget);
      shown.add(notification);
      notification.show();
    },
  };
}
