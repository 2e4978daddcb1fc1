import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createStartWithComputer } from '../../main/electron/start-with-computer.ts';
import { temporaryFolder } from '../support/core.ts';
import { createUnitDouble } from '../support/electron-double/unit-double.ts';

function startOn(platform: NodeJS.Platform, packaged = true) {
  const { app } = createUnitDouble({ packaged });
  const appData = temporaryFolder();
  app.setPath('appData', appData);
  const program = '/opt/REMS "$1" 100%/rems';
  return { app, appData, start: createStartWithComputer({ app, platform, program, args: ['--data', '/srv/rems'] }) };
}

describe('starting with the computer', () => {
  it.each(['win32', 'darwin'] as const)('is a login item on %s', (platform) => {
    const { app, start } = startOn(platform);
    expect(start?.present()).toBe(false);
    start?.set(true);
    expect(start?.present()).toBe(true);
    expect(app.loginItem).toMatchObject({ openAtLogin: true, args: ['--data', '/srv/rems'] });
    start?.set(false);
    expect(start?.present()).toBe(false);
  });

  it('is a file of the desktop on Linux, which starts the same program on the same data', () => {
    const { appData, start } = startOn('linux');
    const file = join(appData, 'autostart', 'rems-workstation.desktop');
    start?.set(true);
    expect(start?.present()).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(
      String.raw`Exec="/opt/REMS \\"\\$1\\" 100%%/rems" "--data" "/srv/rems"`,
    );
    start?.set(false);
    expect(existsSync(file)).toBe(false);
    start?.set(false);
    expect(start?.present()).toBe(false);
  });

  it('is nothing that a development copy decides', () => {
    expect(startOn('win32', false).start).toBeUndefined();
  });
});
