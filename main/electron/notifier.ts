import type { Notification } from 'electron';
import type { Log, Notifier } from '../ports.ts';

/** Native notifications; a click brings the window to the front. */
export function createNotifier(deps: {
  readonly Notification: typeof Notification;
  readonly show: () => void;
  readonly log: Log;
}): Notifier {
  // A notification that nobody holds is collected, and its click is lost.
  const shown = new Set<Notification>();
  return {
    notify({ title, body }) {
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
