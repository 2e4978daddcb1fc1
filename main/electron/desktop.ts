import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import type { HealthState } from '../../shared/health.ts';
import { exitCodes } from '../boot-config.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { Caller } from '../rpc/context.ts';
import { memoryCarrier } from '../rpc/memory-carrier.ts';
import { appSchemePrivileges, serveApp } from './app-protocol.ts';
import type { Backend, OpenBackend } from './backend.ts';
import type { ElectronParts } from './electron-parts.ts';
import { openExternalLink } from './external-links.ts';
import { applyRules, createHardening } from './hardening.ts';
import { createIpc } from './ipc.ts';
import { createKeyVault } from './key-vault.ts';
import { lockWithSystem } from './lock-with-system.ts';
import { menuTemplate } from './menu.ts';
import { createNotifier, mayKnow } from './notifier.ts';
import { createOrderlyQuit } from './orderly-quit.ts';
import type { Refusal } from './refuse-start.ts';
import { takeSingleInstance } from './rules/single-instance.ts';
import { partition } from './rules/web-preferences.ts';
import { createStartWithComputer } from './start-with-computer.ts';
import { shellTexts, statusText } from './texts.ts';
import { createTrayIcon } from './tray.ts';
import { createMainWindow } from './window.ts';
import { createWindowStateFile } from './window-state-file.ts';

/** What the entry file knows of this start. */
export interface DesktopDeps {
  readonly electron: ElectronParts;
  readonly openBackend: OpenBackend;
  /** Absolute path of the built preload script. */
  readonly preload: string;
  /** An existing folder of this data folder's own for Chromium's profile and the window's place. */
  readonly profile: string;
  readonly windowStateFile: string;
  /** What is started when the app starts with the computer, and with what. */
  readonly program: string;
  readonly args: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Ends the process at once and says why where a terminal can see it. */
  readonly exit: (refusal: Refusal) => void;
}

/** Under which Windows knows the installed app, and shows its notifications; the installer's own. */
export const appId = 'org.rems.workstation';

/**
 * The desktop host. What must happen before Electron is ready happens before this returns; the rest follows when it is.
 */
export function startDesktop(deps: DesktopDeps): void {
  const { electron, log, clock, exit } = deps;
  const { app } = electron;
  const packaged = app.isPackaged;
  app.setPath('userData', deps.profile);
  if (deps.platform === 'win32') app.setAppUserModelId(appId);
  const window = createMainWindow({
    electron,
    store: createWindowStateFile(deps.windowStateFile, log),
    title: app.getName(),
    preload: deps.preload,
    packaged,
    quitting: () => quit.quitting(),
    log,
  });
  let backend: Backend | undefined;
  // A second start may be seen before the first one is done.
  const showWhenOpen = () => {
    if (backend !== undefined) window.show();
  };
  if (!takeSingleInstance(app, showWhenOpen)) {
    exit({
      code: exitCodes.refused,
      message: 'REMS Workstation already runs on this data folder; its window was brought to the front.',
    });
    return;
  }
  const close = async () => await backend?.close();
  const quit = createOrderlyQuit({ app, close, log });
  const hardening = createHardening({ log, packaged, monotonic: clock.monotonic });
  applyRules(hardening.app, app);
  app.on('web-contents-created', (_event, contents) => applyRules(hardening.contents, contents));
  electron.protocol.registerSchemesAsPrivileged([appSchemePrivileges]);

  async function run(): Promise<void> {
    await app.whenReady();
    // The session token stays in this process: the page never sees it, and it is gone when the app ends.
    const caller: Caller = { origin: 'ipc', address: null, session: memoryCarrier() };
    const opened = await deps.openBackend({
      caller,
      startWithComputer: createStartWithComputer({
        app,
        platform: deps.platform,
        program: deps.program,
        args: deps.args,
      }),
      keyVault: createKeyVault({ app, safeStorage: electron.safeStorage, platform: deps.platform, pause }),
      notifier: createNotifier({
        Notification: electron.Notification,
        show: window.show,
        concerns: (notice) => mayKnow(notice, backend?.core.authenticate({ ...caller, background: true })),
        log,
      }),
    });
    backend = opened;
    const session = electron.session.fromPartition(partition, { cache: false });
    applyRules(hardening.session, session);
    serveApp({ session, fetch: opened.fetch, log });
    const contents = () => window.current()?.webContents;
    createIpc({ ipcMain: electron.ipcMain, contents, core: opened.core, caller, log, random: deps.random });
    lockWithSystem({ powerMonitor: electron.powerMonitor, core: opened.core, caller, log });
    furnish(opened);
    window.show();
  }

  /** Menu, tray, and the events of the operating system. */
  function furnish({ core, network }: Backend): void {
    const texts = shellTexts(app.getLocale());
    const openLink = (id: string) => {
      openExternalLink(electron.shell, id).catch((cause: unknown) => log.warn('link not opened', { id, cause }));
    };
    const template = menuTemplate({ texts, platform: deps.platform, packaged, openLink });
    electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template));
    const tray = createTrayIcon({
      electron,
      title: app.getName(),
      texts,
      onOpen: window.show,
      onQuit: () => app.quit(),
    });
    let health: HealthState | null = null;
    const showStatus = () => {
      const { state } = core.state();
      const letIn = network.facts().state === 'up' ? texts.othersLetIn : undefined;
      tray.setStatus(statusText(texts, state, health), state === 'READY' ? (health ?? 'ok') : 'closed', letIn);
    };
    showStatus();
    core.onState(showStatus);
    network.onChange(showStatus);
    core.onHealth((state) => {
      health = state;
      showStatus();
    });
    app.on('activate', window.show);
    // The window only hides: the app goes on in the tray until someone quits it.
    app.on('window-all-closed', () => undefined);
    electron.powerMonitor.on('shutdown', () => app.quit());
    // Windows ends a user's session without asking apps to quit.
    app.on('browser-window-created', (_event, made) => {
      made.on(
        'session-end',
        () => void close().catch((cause: unknown) => log.error('not closed at the end of the session', { cause })),
      );
    });
  }

  run().catch((cause: unknown) => {
    log.error('start failed', { cause });
    const message = cause instanceof AppError ? cause.message : String(cause);
    electron.dialog.showErrorBox(shellTexts(app.getLocale()).cannotStart, message);
    exit({
      code: cause instanceof AppError && cause.code === 'UNAVAILABLE' ? exitCodes.notOpen : exitCodes.refused,
      message,
    });
  });
}
