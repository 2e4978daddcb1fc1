import { EventEmitter } from 'node:events';
import type { HandlerDetails, IpcMainInvokeEvent, WebContents } from 'electron';
import { FrameDouble } from './frame-double.ts';
import type { IpcMainDouble } from './ipc-main-double.ts';
import type { Page, PageHost, Pages } from './page-host.ts';
import { emitRefusable, refusable } from './refusals.ts';
import type { SessionDouble } from './session-double.ts';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];
type Doubled = Pick<WebContents, 'isDestroyed' | 'send' | 'reload' | 'closeDevTools' | 'setWindowOpenHandler'>;

/** Electron's `webContents`: events of the page become Electron's events, answers of the listeners are honoured. */
export class WebContentsDouble extends EventEmitter implements Doubled {
  readonly mainFrame = new FrameDouble('');
  readonly session: SessionDouble;
  devToolsClosed = 0;
  private destroyed = false;
  private openHandler: OpenHandler | undefined;
  private readonly ipcMain: IpcMainDouble;
  private readonly page: Promise<Page>;

  constructor(deps: {
    readonly pages: Pages;
    readonly ipcMain: IpcMainDouble;
    readonly session: SessionDouble;
    readonly preload: string | undefined;
    readonly size: PageHost['size'];
  }) {
    super();
    this.ipcMain = deps.ipcMain;
    this.session = deps.session;
    const host: PageHost = {
      session: deps.session,
      preload: deps.preload,
      size: deps.size,
      invoke: (frame, channel, args) => this.invoke(frame, channel, args),
      mayNavigate: (frame, url) => this.mayNavigate(frame, url),
      mayOpen: (url) => this.mayOpen(url),
      mayDownload: (url) => this.mayDownload(url),
      gone: () => {
        this.emit('render-process-gone', refusable({}), { reason: 'crashed', exitCode: 139 });
      },
      ready: () => {
        this.emit('page-ready');
      },
    };
    this.page = deps.pages.open(host, this.mainFrame);
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }
  async loadURL(url: string): Promise<void> {
    await (await this.page).load(url);
  }
  reload(): void {
    void this.page.then((page) => page.reload());
  }
  async crash(): Promise<void> {
    await (await this.page).crash();
  }
  send(channel: string, ...args: readonly unknown[]): void {
    const message = structuredClone(args);
    void this.page.then((page) => (this.destroyed ? undefined : page.send(channel, message)));
  }
  closeDevTools(): void {
    this.devToolsClosed += 1;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  async destroy(): Promise<void> {
    this.destroyed = true;
    this.emit('destroyed');
    await (await this.page).close();
  }

  /** A message as the page of `frame` sends it. */
  invoke(frame: FrameDouble | null, channel: string, args: readonly unknown[]): Promise<unknown> {
    // The double stands for the whole event; the host reads nothing else of it.
    const event = { sender: this, senderFrame: frame, type: 'frame' } as unknown as IpcMainInvokeEvent;
    return this.ipcMain.invoke(event, channel, ...args);
  }

  /** Asks the navigation listeners in Electron's order. */
  mayNavigate(frame: FrameDouble, url: string): boolean {
    const facts = { url, isMainFrame: frame === this.mainFrame, isSameDocument: false, frame, initiator: frame };
    const allowed = emitRefusable(this, 'will-frame-navigate', facts);
    return frame === this.mainFrame ? emitRefusable(this, 'will-navigate', facts) && allowed : allowed;
  }

  /** Asks the redirect listeners. */
  mayRedirect(url: string): boolean {
    return emitRefusable(this, 'will-redirect', { url, isMainFrame: true });
  }

  /** Asks the window-open handler; without one Electron opens. */
  mayOpen(url: string): boolean {
    const details: HandlerDetails = {
      url,
      frameName: '',
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: this.mainFrame.url, policy: 'no-referrer' },
    };
    return this.openHandler === undefined || this.openHandler(details).action === 'allow';
  }

  private mayDownload(url: string): boolean {
    return emitRefusable(this.session, 'will-download', {}, { getURL: () => url }, this);
  }
}
