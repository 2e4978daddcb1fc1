import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import type { StartWithComputer } from '../ports.ts';

/** The name of our file among those that a Linux desktop starts at sign-in. */
const fileName = 'rems-workstation.desktop';

/**
 * Whether the app starts when somebody signs in to this computer (row 000-030): a login item of Windows and macOS, a file of the
 * freedesktop autostart folder on Linux. Undefined in a development copy, which is no program of its own.
 */
export function createStartWithComputer(deps: {
  readonly app: Pick<App, 'isPackaged' | 'getPath' | 'getName' | 'getLoginItemSettings' | 'setLoginItemSettings'>;
  readonly platform: NodeJS.Platform;
  /** What is started, and with what. */
  readonly program: string;
  readonly args: readonly string[];
}): StartWithComputer | undefined {
  const { app, platform, program, args } = deps;
  if (!app.isPackaged) return undefined;
  if (platform === 'linux')
    return autostartFile({
      folder: () => join(app.getPath('appData'), 'autostart'),
      name: app.getName(),
      program,
      args,
    });
  const item = { path: program, args: [...args] };
  return {
    present: () => app.getLoginItemSettings(item).openAtLogin,
    set: (on) => app.setLoginItemSettings({ ...item, openAtLogin: on }),
  };
}

function autostartFile(deps: {
  readonly folder: () => string;
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}): StartWithComputer {
  const { folder, name, program, args } = deps;
  const file = () => join(folder(), fileName);
  return {
    present: () => existsSync(file()),
    set(on) {
      if (!on) return rmSync(file(), { force: true });
      mkdirSync(folder(), { recursive: true });
      const exec = [program, ...args].map(quoted).join(' ');
      writeFileSync(file(), `[Desktop Entry]\nType=Application\nName=${name}\nExec=${exec}\nTerminal=false\n`);
    },
  };
}

/** A word of a command line as a desktop entry writes it (Desktop Entry Specification, the key Exec). */
function quoted(word: string): string {
  const escaped = word
    .replaceAll(/["`$\\]/g, String.raw`\$&`)
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%');
  return `"${escaped}"`;
}
