import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions, Rectangle } from 'electron';
import type { ElectronParts } from '../desktop-face.ts';
import { AppDouble, type AppFacts } from './app-double.ts';
import { BrowserWindowDouble } from './browser-window-double.ts';
import { IpcMainDouble } from './ipc-main-double.ts';
import type { Pages } from './page-host.ts';
import { SafeStorageDouble } from './safe-storage-double.ts';
import { SessionsDouble } from './session-double.ts';
import { MenuDouble, NativeImageDouble, NotificationDouble, ShownDouble, TrayDouble } from './shell-doubles.ts';
import { WebContentsDouble } from './web-contents-double.ts';

/** A stand-in for the `electron` module, and what tests may see and do behind it. */
export interface ElectronDouble {
  /** What the desktop host gets. */
  readonly electron: ElectronParts;
  readonly app: AppDouble;
  readonly sessions: SessionsDouble;
  readonly ipcMain: IpcMainDouble;
  readonly safeStorage: SafeStorageDouble;
  readonly shown: ShownDouble;
  readonly windows: BrowserWindowDouble[];
  readonly powerMonitor: EventEmitter;
}

/** A double of Electron whose windows are pages of `pages`. */
export function createElectronDouble(deps: {
  readonly pages: Pages;
  readonly app: AppFacts;
  readonly displays?: readonly Rectangle[];
  readonly notifications?: boolean;
}): ElectronDouble {
  const app = new AppDouble(deps.app);
  const sessions = new SessionsDouble(() => app.isReady());
  const ipcMain = new IpcMainDouble();
  const safeStorage = new SafeStorageDouble();
  const shown = new ShownDouble();
  const windows: BrowserWindowDouble[] = [];
  const powerMonitor = new EventEmitter();
  const displays = (deps.displays ?? [{ x: 0, y: 0, width: 1920, height: 1040 }]).map((workArea, id) => ({
    id,
    workArea,
  }));

  /** Electron's class; making one opens a page. */
  class BrowserWindow extends BrowserWindowDouble {
    constructor(options: BrowserWindowConstructorOptions = {}) {
      if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
      const { preload, partition = '' } = options.webPreferences ?? {};
      const session = sessions.fromPartition(partition);
      const size = { width: options.width ?? 800, height: options.height ?? 600 };
      const contents = new WebContentsDouble({ pages: deps.pages, ipcMain, session, preload, size });
      super(options, contents, (window) => {
        app.windows.delete(window);
        windows.splice(windows.indexOf(window), 1);
      });
      windows.push(this);
      app.windows.add(this);
      app.emit('web-contents-created', {}, contents);
      app.emit('browser-window-created', {}, this);
    }
  }

  class Tray extends TrayDouble {
    constructor() {
      super();
      shown.trays.push(this);
    }
  }

  class Notification extends NotificationDouble {
    static isSupported(): boolean {
      return deps.notifications ?? true;
    }
    override show(): void {
      shown.notifications.push(this);
      super.show();
    }
  }

  const parts = {
    app,
    BrowserWindow,
    dialog: { showErrorBox: (title: string, content: string) => void shown.errorBoxes.push({ title, content }) },
    ipcMain,
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => new MenuDouble(template),
      setApplicationMenu: (menu: MenuDouble | null) => {
        shown.applicationMenu = menu;
      },
    },
    nativeImage: {
      createEmpty: () => new NativeImageDouble(Buffer.alloc(0)),
      createFromBitmap: (buffer: Buffer) => new NativeImageDouble(buffer),
    },
    nativeTheme: { shouldUseDarkColors: false },
    Notification,
    powerMonitor,
    protocol: { registerSchemesAsPrivileged: sessions.registerSchemesAsPrivileged.bind(sessions) },
    safeStorage,
    screen: { getPrimaryDisplay: () => displays[0], getAllDisplays: () => displays },
    session: { fromPartition: sessions.fromPartition.bind(sessions) },
    shell: {
      openExternal: (url: string) => {
        shown.openedLinks.push(url);
        return Promise.resolve();
      },
    },
    Tray,
  } satisfies Record<keyof ElectronParts, unknown>;
  // The doubles have the members that the host uses, each checked against Electron's types where it is written.
  const electron = parts as unknown as ElectronParts;
  return { electron, app, sessions, ipcMain, safeStorage, shown, windows, powerMonitor };
}
