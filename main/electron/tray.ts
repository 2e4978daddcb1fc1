import type { Menu, NativeImage, nativeImage, Tray } from 'electron';
import { type Tone, trefoil } from './tray-icon.ts';

/** The icon in the notification area. */
export interface TrayIcon {
  /** Replaces the status line, what else is to be said below it, and the colour. */
  setStatus(status: string, tone: Tone, also?: string): void;
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
  const images = new Map<Tone, NativeImage>();

  function imageOf(tone: Tone): NativeImage {
    const present = images.get(tone);
    if (present) return present;
    const image = electron.nativeImage.createEmpty();
    for (const scaleFactor of [1, 2]) {
      const { size, pixels } = trefoil(16 * scaleFactor, tone);
      image.addRepresentation({
        scaleFactor,
        width: size,
        height: size,
        buffer: electron.nativeImage.createFromBitmap(pixels, { width: size, height: size }).toPNG(),
      });
    }
    images.set(tone, image);
    return image;
  }

  let shown: Tone = 'closed';
  const tray = new electron.Tray(imageOf(shown));
  tray.on('click', onOpen);
  return {
    setStatus(status, tone, also) {
      if (tone !== shown) tray.setImage(imageOf(tone));
      shown = tone;
      tray.setToolTip(`${title}: ${status}`);
      tray.setContextMenu(
        electron.Menu.buildFromTemplate([
          { label: status, enabled: false },
          ...(also === undefined ? [] : [{ label: also, enabled: false }]),
          { type: 'separator' },
          { label: texts.open, click: onOpen },
          { label: texts.quit, click: onQuit },
        ]),
      );
    },
    destroy: () => tray.destroy(),
  };
}
