import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { administrator, setUpDesktop } from '../support/e2e/desktop-first-run.ts';
import { expectGuardedWindow, expectLockedNavigation, sendFrom, transfer } from '../support/e2e/desktop-window.ts';
import { rems } from '../support/e2e/installation.ts';
import { type LaunchedDesktop, type LaunchOptions, launchDesktop } from '../support/electron-double/launch.ts';

/** Starts desktops; what a test leaves running is ended, and its folder removed. */
const test = base.extend<{ folder: string; launch: (options?: Partial<LaunchOptions>) => LaunchedDesktop }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'rems-desktop-e2e-'));
    await use(join(folder, 'data'));
    rmSync(folder, { recursive: true, force: true });
  },
  launch: async ({ folder }, use) => {
    const started: LaunchedDesktop[] = [];
    await use((options) => {
      const desktop = launchDesktop({ dataFolder: folder, ...options });
      started.push(desktop);
      return desktop;
    });
    await Promise.all(started.map((desktop) => desktop.close()));
  },
});

test('a new clinic is set up, closed and opened again with the key store of the computer', async ({ launch }) => {
  const first = launch();
  const page = await first.page();
  await expectGuardedWindow(page);
  await setUpDesktop(page);
  // Whether all is well depends on how far the first self-check is: there is no backup yet.
  await expect.poll(async () => (await first.view()).tray?.toolTip).toMatch(/^REMS Workstation: Running/);
  await page.getByRole('link', { name: 'Equipment' }).click();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  expect(await first.close()).toBe(0);

  const second = launch();
  const again = await second.page();
  // The session lived in the closed process only.
  expect(await sendFrom(again, 'auth.me', {})).toMatchObject({ ok: false, error: { code: 'UNAUTHENTICATED' } });
  await again.getByLabel('Username').fill(administrator.username);
  await again.locator('input[type=password]').fill(administrator.password);
  await again.getByRole('button', { name: 'Sign in' }).click();
  await again.getByRole('link', { name: 'Equipment' }).click();
  await expect(again.getByRole('row').nth(1)).toBeVisible();
});

test('a command reaches the data through the running app, which alone has the key', async ({ folder, launch }) => {
  const desktop = launch();
  await setUpDesktop(await desktop.page());
  const accounts = await rems(['users', 'list', '--data', folder, '--json']);
  expect(accounts).toContain(administrator.username);
  expect(await rems(['export', 'equipment', '--data', folder])).toContain('eq_id');
  await desktop.close();
  await expect(rems(['users', 'list', '--data', folder])).rejects.toThrow(/ended with 3.*Start the desktop app/s);
});

test('a destroyed database is answered from the window: the newest proven backup takes its place', async ({
  folder,
  launch,
}) => {
  test.setTimeout(120_000);
  const first = launch();
  const page = await first.page();
  await setUpDesktop(page);
  expect(await sendFrom(page, 'backup.run', {})).toMatchObject({ ok: true, data: { result: 'done' } });
  expect(await first.close()).toBe(0);
  const file = openSync(join(folder, 'rems.db'), 'r+');
  writeSync(file, Buffer.alloc(64 * 1024, 7), 0, 64 * 1024, 0);
  closeSync(file);

  const again = await launch().page();
  await expect(again.getByText('The database file is damaged. Nothing was changed.')).toBeVisible();
  await again.getByText('The last lines of the log').click();
  await expect(again.getByRole('region', { name: 'The last lines of the log' })).toBeVisible();
  await expect(again.getByRole('radio', { name: /On request/ })).toBeChecked();
  await again.getByRole('button', { name: 'Start from this backup' }).click();
  await expect(again.getByRole('button', { name: 'Sign in' })).toBeVisible({ timeout: 60_000 });
  await again.getByLabel('Username').fill(administrator.username);
  await again.locator('input[type=password]').fill(administrator.password);
  await again.getByRole('button', { name: 'Sign in' }).click();
  await again.getByRole('link', { name: 'Equipment' }).click();
  await expect(again.getByRole('row').nth(1)).toBeVisible();
});

test('files travel over app://, for the session of the window only', async ({ launch }) => {
  const page = await launch().page();
  const ask = async <T>(name: string, input: unknown): Promise<T> => {
    const reply = await sendFrom(page, name, input);
    expect(reply, name).toMatchObject({ ok: true });
    // as: the wire edge; the procedures answer what their contract says.
    return (reply as { data: T }).data;
  };
  const sheet = await ask<{ setupId: string; groups: string[]; confirm: number[] }>('setup.prepare', {});
  const confirm = sheet.confirm.map((index) => ({ index, text: sheet.groups[index] ?? '' }));
  await ask('setup.complete', { setupId: sheet.setupId, confirm, administrator, language: 'en', start: 'sample' });

  const exported = await ask<{ path: string }>('equipment.export', { layout: { kind: 'rems' } });
  const first = await transfer(page, 'GET', exported.path);
  expect(first.status).toBe(200);
  expect(first.text).toMatch(/^(\uFEFF)?.*eq_id/);
  expect((await transfer(page, 'GET', exported.path)).status).toBe(404);

  const { importId, upload } = await ask<{ importId: number; upload: { path: string } }>('imports.begin', {
    kind: 'equipment',
    fileName: 'fleet.csv',
  });
  expect((await transfer(page, 'POST', upload.path, first.text)).status).toBe(200);
  await ask('imports.check', { importId });
  await expect
    .poll(() => ask<unknown>('imports.get', { importId }).then((run) => JSON.stringify(run)))
    .toMatch(/"unchanged":[1-9]/);
});

test('the window stays on the app, and opens no other', async ({ folder, launch }) => {
  const desktop = launch();
  await expectLockedNavigation(await desktop.page());
  // Each attempt came to a listener and was refused there.
  const log = () => readFileSync(join(folder, 'logs', 'desktop.log'), 'utf8');
  await expect.poll(() => log().match(/"navigation refused"/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
  await expect.poll(() => log().match(/"new window refused"/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
  expect((await desktop.view()).windows).toHaveLength(1);
});

test('only the main frame of the window may call', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  expect(await sendFrom(page, 'system.status', {})).toMatchObject({ ok: true });
  expect(await desktop.control('invokeAs', 'page', 'system.status', {})).toMatchObject({ ok: true });
  for (const sender of ['subframe', 'elsewhere', 'gone']) {
    expect(await desktop.control('invokeAs', sender, 'system.status', {}), sender).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    });
  }
});

test('app:// serves the bundle and nothing beside it', async ({ launch }) => {
  const desktop = launch();
  await desktop.page();
  const get = (path: string) =>
    desktop.control<{ status: number; body: string; headers: Record<string, string> }>('fetchApp', path);
  const index = await get('app://bundle/index.html');
  expect(index.status).toBe(200);
  expect(index.headers['content-security-policy']).toContain("script-src 'self'");
  for (const path of [
    '../package.json',
    '..%2f..%2fpackage.json',
    '%2e%2e/main/electron.js',
    'renderer-manifest.json',
    '..\\..\\rems.db',
    'C:/Windows/win.ini',
  ]) {
    const answer = await get(`app://bundle/${path}`);
    expect(answer.status, path).toBe(404);
  }
  expect((await get('app://bundle.evil.example/index.html')).status).toBe(404);
});

test('text in the page never becomes code (E7)', async ({ launch }) => {
  const page = await launch().page();
  const outcome = await page.evaluate(async () => {
    Reflect.set(window, 'ran', 0);
    const stopped: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => stopped.push(event.effectiveDirective));
    const script = document.createElement('script');
    const image = document.createElement('img');
    const attempts = [
      () => Object.assign(script, { textContent: 'window.ran += 1' }),
      () => document.head.append(script),
      () => image.setAttribute('onerror', 'window.ran += 1'),
      () => Object.assign(image, { src: 'https://evil.example/pixel.png' }),
      () => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran += 1">'),
      () => Reflect.apply(Reflect.get(window, 'eval'), window, ['window.ran += 1']),
    ];
    // The debugger may use eval for as long as its own call lasts; a later task has the page's rights only.
    await new Promise((resume) => setTimeout(resume, 0));
    for (const attempt of attempts) {
      try {
        attempt();
      } catch (cause) {
        stopped.push(String(cause));
      }
    }
    document.body.append(image);
    await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));
    return { stopped, ran: Reflect.get(window, 'ran') };
  });
  expect(outcome.ran).toBe(0);
  // Each was stopped by trusted types, the policy, or both.
  expect(outcome.stopped.join('\n')).toMatch(/img-src/);
  expect(outcome.stopped.length).toBeGreaterThanOrEqual(5);
});

test('a second start shows the first window and ends', async ({ launch }) => {
  const first = launch();
  await first.page();
  await first.control('closeWindow');
  expect((await first.view()).windows[0]?.visible).toBe(false);
  const second = launch();
  expect(await second.exited).toBe(1);
  expect(second.stderr()).toContain('already runs');
  await expect.poll(async () => (await first.view()).windows[0]?.visible).toBe(true);
});

test('of many starts at once exactly one opens the data (E21)', async ({ launch }) => {
  const starts = Array.from({ length: 5 }, () => launch());
  const ended: (number | null)[] = [];
  for (const { exited } of starts) void exited.then((code) => ended.push(code));
  await expect.poll(() => ended.length).toBe(starts.length - 1);
  expect(ended).toEqual([1, 1, 1, 1]);
  const [alive] = starts.filter(({ process: child }) => child.exitCode === null);
  if (alive === undefined) throw new Error('no start is left');
  expect(await sendFrom(await alive.page(), 'system.status', {})).toMatchObject({ ok: true });
});

test('the window locks with the computer, keeps what was typed, and opens for its owner', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  await setUpDesktop(page);
  await page.getByRole('link', { name: 'Equipment' }).click();
  await page.getByRole('searchbox', { name: 'Search equipment' }).fill('siemens');
  await expect(page.getByRole('row').filter({ hasText: 'Siemens' }).first()).toBeVisible();
  await desktop.control('lockScreen');
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('Siemens');
  expect(await sendFrom(page, 'equipment.list', {})).toMatchObject({ ok: false, error: { code: 'LOCKED' } });

  await page.locator('input[type=password]').fill(administrator.password);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('searchbox', { name: 'Search equipment' })).toHaveValue('siemens');
  await expect(page.getByRole('row').filter({ hasText: 'Siemens' }).first()).toBeVisible();
  // Changes arrive again.
  const touched = await sendFrom(page, 'preferences.set', { language: 'fr' });
  expect(touched).toMatchObject({ ok: true });
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
});

test('the tray shows the window again and ends the app', async ({ launch }) => {
  const desktop = launch({ locale: 'fr-CA' });
  await desktop.page();
  await desktop.control('closeWindow');
  expect((await desktop.view()).windows).toMatchObject([{ visible: false }]);
  await desktop.control('clickTrayMenu', 'Ouvrir REMS Workstation');
  expect((await desktop.view()).windows).toMatchObject([{ visible: true }]);
  await desktop.control('closeWindow');
  await desktop.control('clickTray');
  expect((await desktop.view()).windows).toMatchObject([{ visible: true }]);
  await desktop.control('clickTrayMenu', 'Quitter').catch(() => undefined);
  expect(await desktop.exited).toBe(0);
});

test('the window opens where it was left', async ({ launch }) => {
  const bounds = { x: 60, y: 70, width: 1000, height: 720 };
  const first = launch();
  await first.page();
  await first.control('moveWindow', bounds);
  await first.close();
  const second = launch();
  await second.page();
  expect((await second.view()).windows).toMatchObject([{ bounds, maximized: false }]);
});

test('a page that dies comes back, and the core did not notice', async ({ launch }) => {
  const desktop = launch();
  await desktop.page();
  for (let death = 0; death < 3; death += 1) {
    await desktop.control('crashRenderer');
    await expect
      .poll(async () => {
        const page = await desktop.page();
        return await sendFrom(page, 'system.status', {}).catch(() => undefined);
      })
      .toMatchObject({ ok: true });
  }
});

test('a packaged app does not start with a debugger, and no app on an old Electron', async ({ launch }) => {
  const debugged = launch({ packaged: true, args: ['--remote-debugging-port=9222'] });
  expect(await debugged.exited).toBe(2);
  expect(debugged.stderr()).toContain('--remote-debugging-port=9222');
  const old = launch({ version: '45.4.0' });
  expect(await old.exited).toBe(1);
  expect(old.stderr()).toContain('needs Electron');
});

test('SIGTERM closes the core and exits with 0', async ({ launch }) => {
  test.skip(process.platform === 'win32', 'Windows has no SIGTERM');
  const desktop = launch();
  await desktop.page();
  desktop.process.kill('SIGTERM');
  expect(await desktop.exited).toBe(0);
});
