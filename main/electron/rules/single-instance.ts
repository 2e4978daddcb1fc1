import type { App } from 'electron';

/**
 * Takes the one place for a window on this data folder, before anything is opened (E21). A second start is told `false`
 * and ends; the first one hears of it through `onSecond`. Electron scopes the lock to the `userData` path.
 */
export function takeSingleInstance(app: App, onSecond: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => onSecond());
  return true;
}
