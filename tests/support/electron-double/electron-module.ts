import { createChromiumPages } from './chromium-pages.ts';
import { chromiumPath } from './chromium-path.ts';
import type { ControlReply, ControlRequest } from './control.ts';
import { controlCommands } from './control-commands.ts';
import { createElectronDouble } from './double.ts';
import { lockInstance } from './instance-lock.ts';
import { utilityProcessDouble } from './utility-process-double.ts';

// Stands in for the module `electron` in a process of its own: see register.ts.
const pages = createChromiumPages(chromiumPath());
const double = createElectronDouble({
  pages,
  app: {
    isPackaged: process.env.ELECTRON_DOUBLE_PACKAGED === '1',
    name: 'REMS Workstation',
    locale: process.env.ELECTRON_DOUBLE_LOCALE ?? 'en-US',
    paths: {},
    lock: lockInstance,
    exit(code) {
      void pages.close().finally(() => process.exit(code));
    },
  },
});

export const {
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
} = double.electron;

export const utilityProcess = utilityProcessDouble;

// Electron becomes ready some time after the entry file has run.
setTimeout(() => double.app.becomeReady(), 0);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => double.app.quit());

const commands = controlCommands(double, pages);
process.on('message', (request: ControlRequest) => {
  void perform(request).then((reply) => process.send?.(reply));
});
// A test that died leaves no desktop behind.
process.on('disconnect', () => double.app.exit(1));

async function perform({ id, command, args }: ControlRequest): Promise<ControlReply> {
  try {
    const run = commands[command];
    if (run === undefined) throw new Error(`the double knows no command "${command}"`);
    return { id, result: await run(...args) };
  } catch (cause) {
    return { id, error: String(cause) };
  }
}
