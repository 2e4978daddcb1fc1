import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const declarations = readFileSync(createRequire(import.meta.url).resolve('electron/electron.d.ts'), 'utf8');
const eventsOf = (text: string) => [...text.matchAll(/\.(?:on|once)\('([a-z-]+)'/g)].map(([, name = '']) => name);

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

it('the double raises every event that the desktop host listens to, and Electron still has it', () => {
  const listened = new Set(sources('main/electron').flatMap(eventsOf));
  const double = sources('tests/support/electron-double').join('\n');
  // Raised by the operating system on Windows, macOS, a closing screen or a sleeping computer only; unit tests raise them themselves.
  const elsewhere = new Set([
    'activate',
    'window-all-closed',
    'shutdown',
    'session-end',
    'suspend',
    'resume',
    'devtools-opened',
    'will-attach-webview',
    'failed',
  ]);
  expect(listened.size).toBeGreaterThan(15);
  for (const event of listened) {
    expect(declarations, event).toContain(`on(event: '${event}'`);
    if (!elsewhere.has(event)) expect(double, event).toContain(`'${event}'`);
  }
});
