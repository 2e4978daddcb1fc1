import { spawn } from 'node:child_process';
import { hasDisplay } from './display.ts';

/** Opens an address in the person's browser where there is one; answers whether that was tried. */
export function openAddress(url: string): boolean {
  if (!hasDisplay()) return false;
  const [command, ...args] = opener(url);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  // No browser is no failure: the address is printed as well.
  child.on('error', () => undefined);
  child.unref();
  return true;
}

function opener(url: string): readonly [string, ...string[]] {
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  if (process.platform === 'darwin') return ['open', url];
  return ['xdg-open', url];
}
