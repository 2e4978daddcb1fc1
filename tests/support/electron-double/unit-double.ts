import type { Rectangle } from 'electron';
import { createElectronDouble, type ElectronDouble } from './double.ts';
import { createBlankPages } from './page-host.ts';
import type { WebContentsDouble } from './web-contents-double.ts';

/** What a unit test of the desktop host may choose. */
export interface UnitDoubleOptions {
  readonly packaged?: boolean;
  readonly locale?: string;
  readonly displays?: readonly Rectangle[];
  readonly notifications?: boolean;
  /** Another instance holds the place. */
  readonly taken?: boolean;
}

/** A double of Electron in this process, with blank pages. */
export type UnitDouble = ElectronDouble & {
  readonly pages: ReturnType<typeof createBlankPages>;
  /** Makes the app ready, as Electron does by itself. */
  ready(): UnitDouble;
  /** Contents with a fresh window of no preferences, to apply rules to. */
  contents(): WebContentsDouble;
};

/** A double of Electron for tests that look at the main process only. */
export function createUnitDouble(options: UnitDoubleOptions = {}): UnitDouble {
  const pages = createBlankPages();
  const double = createElectronDouble({
    pages,
    app: {
      isPackaged: options.packaged ?? false,
      name: 'REMS Workstation',
      locale: options.locale ?? 'en-US',
      paths: { userData: '/nowhere' },
      lock: () => ({ held: options.taken !== true, release: () => undefined }),
      exit: () => undefined,
    },
    ...(options.displays && { displays: options.displays }),
    ...(options.notifications !== undefined && { notifications: options.notifications }),
  });
  const unit: UnitDouble = {
    ...double,
    pages,
    ready() {
      double.app.becomeReady();
      return unit;
    },
    contents() {
      new double.electron.BrowserWindow({});
      const window = double.windows.at(-1);
      if (window === undefined) throw new Error('no window was made');
      return window.webContents;
    },
  };
  return unit;
}

/** A double as the Electron object it stands for; its members are checked against Electron's types where it is written. */
export function standingFor<Real>(double: object): Real {
  return double as Real;
}
