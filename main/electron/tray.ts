import type { Menu, nativeImage, Tray } from 'electron';
import { trefoil } from './tray-icon.ts';

/** The icon in the notification area. */
export interface TrayIcon {
  /** Replaces the status line. */
  setStatus(status: string): void;
  destroy(): void;
}

/** Two entries and a status line: open, quit, how it goes. */
export function createTrayIcon(deps: {
  readonly electron: {
    readonly Tray: typeof Tray;
    readonly Menu: typeof Menu;
    readonly nativeImage: typeof nativeImage;
  };
  readonly title: string;
  readonly texts: { readonly open: string; readonly quit: string };
  readonly onOpen: () => void;
  readonly onQuit: () => void;
}): TrayIcon {
  const { electron, title, texts, onOpen, onQuit } = deps;
  const image = electron.nativeImage.createEmpty();
  for (const scaleFactor of [1, 2]) {
    const { size, pixels } = trefoil(16 * scaleFactor);
    image.addRepresentation({
      scaleFactor,
      width: size,
      height: size,
      buffer: electron.nativeImage.createFromBitmap(pixels, { width: size, height: size }).toPNG(),
    });
  }
  const tray = new electron.Tray(image);
  tray.on('click', onOpen);
  return {
    setStatus(status) {
      tray.setToolTip(`${title}: ${status}`);
      tray.setContextMenu(
        electron.Menu.buildFromTemplate([
          { label: status, enabled: false },
          { type: 'separator' },
          { label: texts.open, click: onOpen },
          { label: texts.quit, click: onQuit },
        ]),
      );
    },
    destroy: () => tray.destroy(),
  };
}
