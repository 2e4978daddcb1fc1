import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
} from 'electron';
import { exitCodes } from '../boot-config.ts';
import { guardAgainstCrash } from '../host/crash-guard.ts';
import { createFileLog } from '../host/file-log.ts';
import { systemClock, systemRandom } from '../host/system-ports.ts';
import { dataFolderOf, isCommandLine } from './arguments.ts';
import { startDesktop } from './desktop.ts';
import { createStartProcess } from './helper-process.ts';
import { type Refusal, refuseStart } from './refuse-start.ts';

/** Everything that the host takes from Electron. */
const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
};

function exit({ message, code }: Refusal): void {
  process.stderr.write(`${message}\n`);
  app.exit(code);
}

// A development copy is started with the path of the app as its first argument.
const args = process.argv.slice(process.defaultApp ? 2 : 1);
const folder = dataFolderOf(args);
const refusal =
  refuseStart({ electron: process.versions.electron, args, packaged: app.isPackaged, platform: process.platform }) ??
  (folder === undefined ? { message: 'Usage: --data DIR', code: exitCodes.usage } : undefined);
if (refusal !== undefined) exit(refusal);
else if (isCommandLine(args)) app.exit(await answerCommand(args));
else if (folder !== undefined) start(folder);

/** The packaged app answers `rems` commands too: before any window, as one more writer beside a running app. */
async function answerCommand(line: readonly string[]): Promise<number> {
  const { runCommand } = await import('../cli/run-command.ts');
  return await runCommand(line);
}

function start(data: string): void {
  const profile = join(data, 'desktop');
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const message = `${profile} cannot be made. Check the folder's permissions. (${String(cause)})`;
    dialog.showErrorBox(app.getName(), message);
    exit({ message, code: exitCodes.refused });
    return;
  }
  const log = createFileLog(data, 'desktop');
  let close = async () => {};
  guardAgainstCrash({
    process,
    dataFolder: data,
    host: 'desktop',
    log,
    now: systemClock.now,
    close: () => close(),
    exit: () => app.exit(exitCodes.refused),
  });
  // The bundle runs from out/main.
  const out = join(import.meta.dirname, '..');
  startDesktop({
    electron,
    // Loaded only now: the database driver must not load in a process that is about to be refused.
    openBackend: async (desktop) => {
      const { createOpenBackend } = await import('./open-backend.ts');
      const backend = await createOpenBackend({
        dataFolder: data,
        out,
        log,
        logKeeping: log.keeping,
        access: log.access,
        startProcess: createStartProcess(utilityProcess),
      })(desktop);
      close = backend.close;
      return backend;
    },
    preload: join(out, 'preload', 'index.cjs'),
    profile,
    windowStateFile: join(profile, 'window.json'),
    // An AppImage runs from a place that is gone afterwards.
    program: process.env.APPIMAGE ?? process.execPath,
    args,
    platform: process.platform,
    clock: systemClock,
    random: systemRandom,
    log,
    exit,
  });
}
