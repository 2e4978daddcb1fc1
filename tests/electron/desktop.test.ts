import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { appId, startDesktop } from '../../main/electron/desktop.ts';
import { createOpenBackend } from '../../main/electron/open-backend.ts';
import type { Refusal } from '../../main/electron/refuse-start.ts';
import { partition, windowPreferences } from '../../main/electron/rules/web-preferences.ts';
import { systemClock, systemRandom } from '../../main/host/system-ports.ts';
import { requestChannel } from '../../shared/bridge.ts';
import { freePort, statusOf } from '../network/network-desk.ts';
import { copyInstallation, templatePassword } from '../support/core.ts';
import { createUnitDouble, type UnitDouble, type UnitDoubleOptions } from '../support/electron-double/unit-double.ts';
import { eventually } from '../support/eventually.ts';
import { memoryLog } from '../support/ports.ts';

const listenerEntry = new URL('../../main/host/listener-worker.ts', import.meta.url);

/** A folder for data and a folder with a built page of no files. */
function folders() {
  const root = mkdtempSync(join(tmpdir(), 'rems-desktop-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [data, out] = [join(root, 'data'), join(root, 'out')];
  mkdirSync(join(data, 'desktop'), { recursive: true });
  mkdirSync(out);
  writeFileSync(join(out, 'renderer-manifest.json'), '[]');
  return { data, out };
}

/** Starts the whole desktop host on the double, in front of a real core. */
function start(
  options: UnitDoubleOptions & {
    readonly places?: ReturnType<typeof folders>;
    readonly platform?: NodeJS.Platform;
  } = {},
) {
  const { data, out } = options.places ?? folders();
  const unit = createUnitDouble(options);
  const log = memoryLog();
  const refusals: Refusal[] = [];
  startDesktop({
    electron: unit.electron,
    openBackend: createOpenBackend({ dataFolder: data, out, log, listenerEntry }),
    preload: join(out, 'preload', 'index.cjs'),
    profile: join(data, 'desktop'),
    windowStateFile: join(data, 'desktop', 'window.json'),
    program: '/opt/rems/rems-workstation',
    args: ['--data', data],
    platform: options.platform ?? 'linux',
    clock: systemClock,
    random: systemRandom,
    log,
    exit: (refusal) => {
      refusals.push(refusal);
      unit.app.exit(refusal.code);
    },
  });
  onTestFinished(() => quit(unit));
  return { ...unit, unit, data, out, log, refusals };
}

/** Quits as a user does and waits for the end. */
async function quit(unit: UnitDouble): Promise<void> {
  unit.app.quit();
  await eventually(() => expect(unit.app.exitCode).toBeDefined());
}

/** Starts and waits for the window. */
async function open(options: Parameters<typeof start>[0] = {}) {
  const started = start(options);
  started.unit.ready();
  await eventually(() => expect(started.pages.loaded).not.toHaveLength(0));
  const [window] = started.windows;
  if (window === undefined) throw new Error('there is no window');
  return { ...started, window };
}

describe('the desktop host', () => {
  it('prepares what must be ready before Electron is, and opens nothing yet', () => {
    const { app, sessions, windows } = start();
    expect(app.sandboxed).toBe(true);
    expect(app.switches).toContain('disable-background-networking');
    expect(sessions.schemes.map(({ scheme }) => scheme)).toEqual(['app']);
    expect(windows).toEqual([]);
  });

  it('is known to Windows under the id of its installer', () => {
    expect(start({ platform: 'win32' }).app.userModelId).toBe(appId);
    expect(readFileSync('electron-builder.yml', 'utf8')).toContain(`appId: ${appId}\n`);
  });

  it('opens one window on the bundled page with the fixed preferences (E1, E22)', async () => {
    const { pages, window, windows, out } = await open();
    expect(pages.loaded).toEqual(['app://bundle/index.html']);
    expect(windows).toHaveLength(1);
    expect(window.options.webPreferences).toEqual(windowPreferences(join(out, 'preload', 'index.cjs'), false));
    expect(window.isVisible()).toBe(true);
  });

  it('hardens the session and the contents of that window', async () => {
    const { window, sessions } = await open();
    const session = sessions.fromPartition(partition);
    expect(window.webContents.session).toBe(session);
    expect(session).toMatchObject({ cache: false, spellChecker: false });
    expect(await session.allows({ url: 'https://example.com/', resourceType: 'image' })).toBe(false);
    expect(window.webContents.mayNavigate(window.webContents.mainFrame, 'https://example.com/')).toBe(false);
    expect(window.webContents.mayOpen('app://bundle/')).toBe(false);
  });

  it('answers the page: an empty folder waits for set-up', async () => {
    const { window, shown } = await open();
    const { webContents } = window;
    const reply = await webContents.invoke(webContents.mainFrame, requestChannel, ['system.status', {}]);
    expect(reply).toMatchObject({ ok: true, data: { state: 'SETUP', host: 'desktop' } });
    expect(shown.trays[0]?.toolTip).toBe('REMS Workstation: Waiting for set-up');
  });

  it('gives a second start on the same folder its way out, and shows the first window (E21)', async () => {
    const second = start({ taken: true });
    expect(second.refusals).toMatchObject([{ code: 1, message: expect.stringMatching(/already runs/) }]);
    second.unit.ready();
    expect(second.windows).toEqual([]);

    const first = await open();
    first.window.hide();
    first.app.emit('second-instance', {}, [], '', undefined);
    expect(first.window.isVisible()).toBe(true);
    expect(first.windows).toHaveLength(1);
  });

  it('does not open a folder that another host serves', async () => {
    const places = folders();
    await open({ places });
    const second = start({ places });
    second.unit.ready();
    await eventually(() => expect(second.refusals).toHaveLength(1));
    expect(second.refusals).toMatchObject([{ code: 1, message: expect.stringContaining(places.data) }]);
    expect(second.shown.errorBoxes).toHaveLength(1);
    expect(second.windows).toEqual([]);
  });

  it('lets the next host in after an orderly end', async () => {
    const places = folders();
    const first = await open({ places });
    await quit(first.unit);
    expect(first.app.exitCode).toBe(0);
    await open({ places });
  });
});

describe('other computers', () => {
  it('open the same app over HTTPS once they are let in, are told of on the tray, and stay outside after the end', async () => {
    const { out } = folders();
    const data = copyInstallation();
    mkdirSync(join(data, 'desktop'));
    const { unit, window, shown, log } = await open({ places: { data, out } });
    const { webContents } = window;
    const call = (name: string, input: unknown) =>
      webContents.invoke(webContents.mainFrame, requestChannel, [name, input]);
    expect(await call('auth.signIn', { username: 'administrator', password: templatePassword })).toMatchObject({
      ok: true,
    });
    const port = await freePort();
    const on = { version: 0, enabled: true, scope: 'loopback', port };
    expect(await call('network.save', on)).toMatchObject({ ok: true, data: { enabled: true } });
    expect(await statusOf(data, '127.0.0.1', port)).toBe(200);
    expect(shown.trays[0]?.menu?.labels()).toContain('Other computers can open it');
    await quit(unit);
    expect(await statusOf(data, '127.0.0.1', port)).toBe('ECONNREFUSED');
    // Jobs whose time came since the data were made look for their threads beside the bundle, and this host runs from its sources.
    const isThread = (data: unknown) => /-worker\.js'/.test(String((data as { cause?: unknown } | undefined)?.cause)); // absent elsewhere
    const errors = log.entries.filter(({ level, data }) => level === 'error' && !isThread(data));
    expect(errors).toEqual([]);
  });
});

describe('window, tray and menu', () => {
  it('hides the window when it is closed and shows it again from the tray', async () => {
    const { window, app, shown } = await open();
    window.close();
    expect(window.isVisible()).toBe(false);
    expect(app.exitCode).toBeUndefined();
    shown.trays[0]?.menu?.click('Open REMS Workstation');
    expect(window.isVisible()).toBe(true);
    window.minimize();
    shown.trays[0]?.emit('click');
    expect(window.isMinimized()).toBe(false);
  });

  it('ends from the tray, closing the core first', async () => {
    const { unit, app, shown, window } = await open();
    shown.trays[0]?.menu?.click('Quit');
    const { webContents } = window;
    const late = await webContents.invoke(webContents.mainFrame, requestChannel, ['system.status', {}]);
    expect(late).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
    await eventually(() => expect(app.exitCode).toBe(0));
    expect(unit.windows).toEqual([]);
  });

  it('remembers where the window was', async () => {
    const places = folders();
    const first = await open({ places });
    first.window.setBounds({ x: 40, y: 50, width: 900, height: 700 });
    first.window.maximize();
    await quit(first.unit);
    expect(JSON.parse(readFileSync(join(places.data, 'desktop', 'window.json'), 'utf8'))).toEqual({
      x: 40,
      y: 50,
      width: 900,
      height: 700,
      maximized: true,
    });
    const { window } = await open({ places });
    expect(window.getNormalBounds()).toEqual({ x: 40, y: 50, width: 900, height: 700 });
    expect(window.isMaximized()).toBe(true);
  });

  it('speaks the language of the operating system', async () => {
    const { shown } = await open({ locale: 'fr-CA' });
    expect(shown.applicationMenu?.labels()).toEqual(
      expect.arrayContaining(['Fichier', 'Édition', 'Affichage', 'Fenêtre', 'Aide', 'Quitter']),
    );
    expect(shown.trays[0]?.menu?.labels()).toEqual([
      "En attente de l'installation",
      'Ouvrir REMS Workstation',
      'Quitter',
    ]);
  });

  it('opens a page outside from the menu only', async () => {
    const { shown } = await open();
    shown.applicationMenu?.click('MQSA regulations (21 CFR 900)');
    expect(shown.openedLinks).toEqual(['https://www.ecfr.gov/current/title-21/chapter-I/subchapter-I/part-900']);
  });

  it('offers developer tools in a development copy only', async () => {
    const roles = (unit: UnitDouble) => JSON.stringify(unit.shown.applicationMenu?.items);
    expect(roles((await open()).unit)).toContain('toggleDevTools');
    expect(roles((await open({ packaged: true })).unit)).not.toContain('toggleDevTools');
  });

  it('brings the window back when the page dies', async () => {
    const { window, pages } = await open();
    await window.webContents.crash();
    await eventually(() => expect(pages.loaded).toHaveLength(2));
  });
});
