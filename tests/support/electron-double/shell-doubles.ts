import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions, NativeImage, Notification, Tray } from 'electron';

/** What the desktop was told to show, for tests to look at. */
export class ShownDouble {
  readonly notifications: NotificationDouble[] = [];
  readonly trays: TrayDouble[] = [];
  readonly openedLinks: string[] = [];
  readonly errorBoxes: { readonly title: string; readonly content: string }[] = [];
  applicationMenu: MenuDouble | null = null;
}

/** Electron's `Menu`: the template, whose entries can be clicked. */
export class MenuDouble {
  readonly items: readonly MenuItemConstructorOptions[];

  constructor(items: readonly MenuItemConstructorOptions[]) {
    this.items = items;
  }

  /** Clicks the first entry with this label, at any depth. */
  click(label: string): void {
    const item = flatten(this.items).find((entry) => entry.label === label);
    if (item?.click === undefined) throw new Error(`no menu entry "${label}" that does something`);
    // Electron passes the item, the window and the event; the host uses none of them.
    const click = item.click as () => void;
    click();
  }

  labels(): readonly string[] {
    return flatten(this.items).flatMap(({ label }) => label ?? []);
  }
}

function flatten(items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
}

/** Electron's `Tray`. */
export class TrayDouble extends EventEmitter implements Pick<Tray, 'setToolTip' | 'destroy'> {
  toolTip = '';
  menu: MenuDouble | null = null;
  destroyed = false;

  /** What was shown in the notification area, the newest last. */
  readonly images: unknown[] = [];

  setImage(image: unknown): void {
    this.images.push(image);
  }
  setToolTip(toolTip: string): void {
    this.toolTip = toolTip;
  }
  setContextMenu(menu: MenuDouble | null): void {
    this.menu = menu;
  }
  destroy(): void {
    this.destroyed = true;
  }
}

/** Electron's `Notification`. */
export class NotificationDouble extends EventEmitter implements Pick<Notification, 'title' | 'body' | 'show'> {
  title: string;
  body: string;

  constructor(options: { readonly title?: string; readonly body?: string }) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  show(): void {
    this.emit('show');
  }
}

/** Electron's `nativeImage`: sizes only. */
export class NativeImageDouble implements Pick<NativeImage, 'toPNG' | 'addRepresentation' | 'isEmpty'> {
  readonly representations: number[] = [];
  private readonly bitmap: Buffer;

  constructor(bitmap: Buffer) {
    this.bitmap = bitmap;
  }

  toPNG(): Buffer {
    return this.bitmap;
  }
  addRepresentation(options: { readonly scaleFactor?: number }): void {
    this.representations.push(options.scaleFactor ?? 1);
  }
  isEmpty(): boolean {
    return this.representations.length === 0 && this.bitmap.length === 0;
  }
}
