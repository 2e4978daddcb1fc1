import { hasDisplay } from './display.ts';

/** Why no Electron window can be opened here even with the runtime, or undefined. */
export function windowObstacle(): string | undefined {
  if (!hasDisplay()) return 'there is no display to open an Electron window on';
  // Chromium refuses to start as root with its sandbox on, and the sandbox stays on.
  if (process.platform === 'linux' && process.getuid?.() === 0) return 'Electron does not run as root';
  return undefined;
}
