import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron as electron, expect, test } from '@playwright/test';
import { windowObstacle } from '../../build/desktop/obstacle.ts';
import { root } from '../../build/root.ts';
import { expectGuardedWindow, expectLockedNavigation, sendFrom } from '../support/e2e/desktop-window.ts';

/** The installed runtime, or why there is none to test with. Nothing is downloaded here: `npm start` does that. */
function runtime(): { readonly program: string } | { readonly obstacle: string } {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return { obstacle: 'the Electron runtime is not installed' };
  const obstacle = windowObstacle();
  return obstacle === undefined ? { program: join(folder, 'dist', readFileSync(pathFile, 'utf8')) } : { obstacle };
}

const found = runtime();
test.skip('obstacle' in found, 'obstacle' in found ? found.obstacle : '');

test('the built app opens a guarded window in Electron itself', async () => {
  if ('obstacle' in found) return;
  const folder = mkdtempSync(join(tmpdir(), 'rems-electron-'));
  const app = await electron.launch({ executablePath: found.program, args: [root, '--data', join(folder, 'data')] });
  try {
    const page = await app.firstWindow();
    await page.waitForURL('app://bundle/**');
    expect(await page.evaluate(() => location.origin)).toBe('app://bundle');
    await expectGuardedWindow(page);
    expect(await sendFrom(page, 'system.status', {})).toMatchObject({
      ok: true,
      data: { state: 'SETUP', host: 'desktop' },
    });
    await expectLockedNavigation(page);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
