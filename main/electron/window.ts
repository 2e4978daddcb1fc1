import type { BrowserWindow, NativeTheme, Screen } from 'electron';
import type { Log } from '../ports.ts';
import { startUrl } from './app-origin.ts';
import { windowPreferences } from './rules/web-preferences.ts';
import { type Area, minimumSize, placeWindow } from './window-state.ts';
import type { WindowStateStore } from './window-state-file.ts';

/** The one window of the app. */
export interface MainWindow {
  /** Makes the window, or brings it back to the front. */
  show(): void;
  /** The window while there is one. */
  current(): BrowserWindow | undefined;
}

/** How long the window must rest before its place is remembered. */
const restMs = 500;

/** The main window: closing it hides it (the tray brings it back), and it opens where it was left. */
export function createMainWindow(deps: {
  readonly electron: {
    readonly BrowserWindow: typeof BrowserWindow;
    readonly screen: Screen;
    readonly nativeTheme: NativeTheme;
  };
  readonly store: WindowStateStore;
  readonly title: string;
  readonly preload: string;
  readonly packaged: boolean;
  /** Whether the app is on its way out: then closing means closing. */
  readonly quitting: () => boolean;
  readonly log: Log;
}): MainWindow {
  const { electron, store, log } = deps;
  let window: BrowserWindow | undefined;

  function current(): BrowserWindow | undefined {
    return window === undefined || window.isDestroyed() ? undefined : window;
  }

  function make(): void {
    const { maximized, ...bounds } = placeWindow(store.read(), workAreas(electron.screen));
    const made = new electron.BrowserWindow({
      ...bounds,
      minWidth: Math.min(minimumSize.width, bounds.width),
      minHeight: Math.min(minimumSize.height, bounds.height),
      show: false,
      title: deps.title,
      // What is seen before the first paint.
      backgroundColor: electron.nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
      webPreferences: windowPreferences(deps.preload, deps.packaged),
    });
    window = made;
    if (maximized) made.maximize();
    made.once('ready-to-show', () => made.show());
    remember(made);
    made.on('close', (event) => {
      if (deps.quitting()) return;
      event.preventDefault();
      made.hide();
    });
    made.loadURL(startUrl).catch((cause: unknown) => log.error('the page did not load', { cause }));
  }

  function remember(made: BrowserWindow): void {
    const save = () => {
      if (!made.isDestroyed()) store.write({ ...made.getNormalBounds(), maximized: made.isMaximized() });
    };
    let timer: NodeJS.Timeout | undefined;
    const saveSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(save, restMs);
    };
    made.on('resize', saveSoon);
    made.on('move', saveSoon);
    made.on('maximize', saveSoon);
    made.on('unmaximize', saveSoon);
    made.on('close', () => {
      clearTimeout(timer);
      save();
    });
    made.on('closed', () => clearTimeout(timer));
  }

  return {
    current,
    show() {
      const open = current();
      if (open === undefined) {
        make();
        return;
      }
      if (open.isMinimized()) open.restore();
      open.show();
      open.focus();
    },
  };
}

function workAreas(screen: Screen): readonly [Area, ...Area[]] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary.workArea, ...others.map(({ workArea }) => workArea)];
}
