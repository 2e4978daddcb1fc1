import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { emitRefusable } from './refusals.ts';
import type { WebContentsDouble } from './web-contents-double.ts';

type Doubled = Pick<
  BrowserWindow,
  | 'isDestroyed'
  | 'isVisible'
  | 'isMinimized'
  | 'isMaximized'
  | 'isFocused'
  | 'show'
  | 'hide'
  | 'focus'
  | 'restore'
  | 'minimize'
  | 'maximize'
  | 'unmaximize'
  | 'loadURL'
  | 'getNormalBounds'
  | 'setBounds'
>;

/** Electron's `BrowserWindow`: a window's state without a window; its contents may be a real page. */
export class BrowserWindowDouble extends EventEmitter implements Doubled {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: WebContentsDouble;
  private bounds: Rectangle;
  private readonly closed: () => void;
  private state = { visible: false, minimized: false, maximized: false, focused: false, destroyed: false };

  constructor(
    options: BrowserWindowConstructorOptions,
    webContents: WebContentsDouble,
    closed: (window: BrowserWindowDouble) => void,
  ) {
    super();
    this.options = options;
    this.webContents = webContents;
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.state.visible = options.show !== false;
    this.closed = () => closed(this);
    webContents.once('page-ready', () => this.emit('ready-to-show'));
  }

  isDestroyed(): boolean {
    return this.state.destroyed;
  }
  isVisible(): boolean {
    return this.state.visible;
  }
  isMinimized(): boolean {
    return this.state.minimized;
  }
  isMaximized(): boolean {
    return this.state.maximized;
  }
  isFocused(): boolean {
    return this.state.focused;
  }
  show(): void {
    this.state.visible = true;
    this.focus();
  }
  hide(): void {
    this.state.visible = false;
    this.state.focused = false;
  }
  focus(): void {
    this.state.focused = true;
  }
  minimize(): void {
    this.state.minimized = true;
  }
  restore(): void {
    this.state.minimized = false;
  }
  maximize(): void {
    this.state.maximized = true;
    this.emit('maximize');
  }
  unmaximize(): void {
    this.state.maximized = false;
    this.emit('unmaximize');
  }
  getNormalBounds(): Rectangle {
    return { ...this.bounds };
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds };
    this.emit('move');
    this.emit('resize');
  }
  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url);
  }

  /** What the close button does; answers whether the window is gone. */
  close(): boolean {
    if (this.state.destroyed) return true;
    if (!emitRefusable(this, 'close', {})) return false;
    this.destroy();
    return true;
  }

  destroy(): void {
    this.state.destroyed = true;
    this.closed();
    void this.webContents.destroy();
    this.emit('closed');
  }
}
