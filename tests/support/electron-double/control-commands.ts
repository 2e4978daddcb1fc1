import { requestChannel } from '../desktop-face.ts';
import type { ChromiumPages } from './chromium-pages.ts';
import type { DesktopView } from './control.ts';
import type { ElectronDouble } from './double.ts';
import { FrameDouble } from './frame-double.ts';

type Command = (...args: readonly unknown[]) => unknown;

/** The commands by which a test looks at the desktop and acts on it from outside the page. */
export function controlCommands(double: ElectronDouble, pages: ChromiumPages): Readonly<Record<string, Command>> {
  function window() {
    const [first] = double.windows;
    if (first === undefined) throw new Error('there is no window');
    return first;
  }

  function view(): DesktopView {
    const tray = double.shown.trays.at(-1);
    return {
      ready: double.app.isReady(),
      endpoint: pages.endpoint() ?? null,
      windows: double.windows.map((one) => ({
        url: one.webContents.mainFrame.url,
        visible: one.isVisible(),
        focused: one.isFocused(),
        minimized: one.isMinimized(),
        maximized: one.isMaximized(),
        bounds: one.getNormalBounds(),
      })),
      tray: tray === undefined ? null : { toolTip: tray.toolTip, labels: tray.menu?.labels() ?? [] },
      menu: double.shown.applicationMenu?.labels() ?? [],
      notifications: double.shown.notifications.map(({ title, body }) => ({ title, body })),
      openedLinks: double.shown.openedLinks,
      errorBoxes: double.shown.errorBoxes,
    };
  }

  /** A message as if it came from another frame than the page's own. */
  function invokeAs(sender: unknown, name: unknown, input: unknown): Promise<unknown> {
    const contents = window().webContents;
    const senders: Readonly<Record<string, FrameDouble | null>> = {
      page: contents.mainFrame,
      gone: null,
      subframe: new FrameDouble('app://bundle/index.html', contents.mainFrame),
      elsewhere: new FrameDouble('https://evil.example/'),
    };
    const frame = senders[String(sender)];
    if (frame === undefined) throw new Error(`no sender "${String(sender)}"`);
    return contents.invoke(frame, requestChannel, [name, input]);
  }

  /** An address straight to the protocol handler, before any parser of Chromium has tidied it. */
  async function fetchApp(url: unknown): Promise<{ status: number; headers: Record<string, string>; body: string }> {
    const response = await window().webContents.session.answer(new Request(String(url)));
    if (response === undefined) return { status: 0, headers: {}, body: '' };
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  }

  return {
    view,
    invokeAs,
    fetchApp,
    clickTray: () => double.shown.trays.at(-1)?.emit('click'),
    clickTrayMenu: (label) => double.shown.trays.at(-1)?.menu?.click(String(label)),
    clickMenu: (label) => double.shown.applicationMenu?.click(String(label)),
    clickNotification: (index) => double.shown.notifications[Number(index)]?.emit('click'),
    lockScreen: () => double.powerMonitor.emit('lock-screen'),
    closeWindow: () => window().close(),
    minimizeWindow: () => window().minimize(),
    moveWindow: (bounds) => window().setBounds(bounds as Parameters<ReturnType<typeof window>['setBounds']>[0]),
    crashRenderer: () => window().webContents.crash(),
    quit: () => setImmediate(() => double.app.quit()) && undefined,
  };
}
