import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refuseStart } from '../../main/electron/refuse-start.ts';
import { oldestElectron, tooOldElectron } from '../../main/electron/rules/electron-floor.ts';

const fine = { electron: oldestElectron, args: [], packaged: true, platform: 'linux' } as const;

describe('the Electron that runs (E13)', () => {
  it.each(['45.4.1', '45.4.2', '45.10.0', '46.0.0', '100.0.0'])('takes %s', (version) => {
    expect(tooOldElectron(version)).toBeUndefined();
  });

  it.each(['45.4.0', '45.3.9', '44.9.9', '9.0.0', '45.4.1-beta.1', '', undefined])('refuses %s', (version) => {
    expect(tooOldElectron(version)).toMatch(/needs Electron 45\.4\.1/);
  });

  it('is the one that package.json pins, or a newer one', () => {
    // as: our own file.
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: Record<string, string> };
    expect(tooOldElectron(manifest.devDependencies.electron)).toBeUndefined();
    expect(manifest.devDependencies.electron).toMatch(/^\d/);
  });
});

describe('switches of a packaged app (E4, E20)', () => {
  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-allow-origins=*',
    '--inspect',
    '--inspect=0.0.0.0:9229',
    '--inspect-brk',
    '--inspect-brk-node',
    '-inspect',
    '--js-flags=--expose-gc',
    '--no-sandbox',
    '--disable-setuid-sandbox',
    '--disable-gpu-sandbox',
    '--single-process',
    '--disable-web-security',
    '--disable-site-isolation-trials',
    '--disable-features=SitePerProcess',
    '--ignore-certificate-errors',
    '--ignore-certificate-errors-spki-list=x',
    '--host-rules=MAP * evil',
    '--host-resolver-rules=MAP * evil',
    '--proxy-server=evil:1',
    '--load-extension=/tmp/x',
    '--renderer-cmd-prefix=xterm',
    '--gpu-launcher=xterm',
    '--utility-cmd-prefix=x',
    '--browser-subprocess-path=/tmp/x',
    '--user-data-dir=/tmp',
    '--password-store=basic',
    '--log-net-log=/tmp/x',
    '--allow-file-access-from-files',
    '--INSPECT',
  ])('refuses %s with the exit code of wrong usage', (arg) => {
    expect(refuseStart({ ...fine, args: ['--data', '/x', arg] })).toMatchObject({
      code: 2,
      message: expect.stringContaining(arg),
    });
  });

  it('knows the slash of Windows, where a path elsewhere begins with one', () => {
    expect(refuseStart({ ...fine, platform: 'win32', args: ['/inspect'] })).toMatchObject({ code: 2 });
    expect(refuseStart({ ...fine, platform: 'linux', args: ['--data', '/inspect'] })).toBeUndefined();
  });

  it.each([['--data', '/srv/rems'], ['--data=/srv/rems'], ['--enable-features=WaylandWindowDecorations'], []])(
    'starts with %s',
    (...args) => {
      expect(refuseStart({ ...fine, args })).toBeUndefined();
    },
  );

  it('leaves a development copy its debugger', () => {
    expect(refuseStart({ ...fine, packaged: false, args: ['--inspect'] })).toBeUndefined();
    expect(refuseStart({ ...fine, packaged: false, electron: '40.0.0' })).toMatchObject({ code: 1 });
  });
});
