import type { WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { isAppUrl } from '../../main/electron/app-origin.ts';
import { navigationLock } from '../../main/electron/rules/navigation-lock.ts';
import { denyWebview } from '../../main/electron/rules/webview.ts';
import { denyWindowOpen } from '../../main/electron/rules/window-open.ts';
import { FrameDouble } from '../support/electron-double/frame-double.ts';
import { emitRefusable } from '../support/electron-double/refusals.ts';
import { createUnitDouble, standingFor } from '../support/electron-double/unit-double.ts';
import { memoryLog } from '../support/ports.ts';

const own = [
  'app://bundle/',
  'app://bundle/index.html',
  'app://bundle/equipment/12?tab=dates#cost',
  'app://bundle/download/abc',
  'APP://bundle/index.html',
  'aPp://bundle',
  ' app://bundle/index.html',
  'app://bundle/../../etc/passwd',
];
const foreign = [
  'app://bundle.evil.com/',
  'app://bundle.evil.com/index.html',
  'app://evil.com/bundle',
  'app://bundleX/',
  'app://xbundle/',
  'app://bundle:80/',
  'app://bundle:443/index.html',
  'app://bundle@evil.com/',
  'app://user@bundle/',
  'app://user:secret@bundle/',
  'app://bundle%2eevil.com/',
  'app://bund%6ce/',
  'app://bundle./',
  'app://.bundle/',
  'app://[::1]/',
  'app://localhost/bundle',
  'app:///bundle/index.html',
  'app:///',
  'app:bundle/index.html',
  'app:/bundle/index.html',
  'app:',
  'app',
  'apps://bundle/',
  'app+x://bundle/',
  'xapp://bundle/',
  'http://bundle/',
  'https://bundle/',
  'https://bundle/index.html',
  'https://app://bundle/',
  'https://evil.com/?app://bundle/',
  'https://evil.com/#app://bundle/',
  'http://127.0.0.1:8443/',
  'https://localhost/',
  'ws://bundle/',
  'wss://bundle/',
  'ftp://bundle/',
  'file:///etc/passwd',
  'file://bundle/index.html',
  'file:app://bundle/',
  'data:text/html,<h1>app://bundle</h1>',
  'data:text/html;base64,PGgxPg==',
  'blob:app://bundle/0c8f-11',
  'blob:null/0c8f-11',
  'filesystem:app://bundle/temporary/x',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'javascript://bundle/%0aalert(1)',
  'vbscript:msgbox(1)',
  'about:blank',
  'about:srcdoc',
  'chrome://settings',
  'chrome-extension://bundle/',
  'devtools://devtools/bundled/inspector.html',
  'view-source:app://bundle/index.html',
  'mailto:someone@example.com',
  'ms-settings:privacy',
  'search-ms:query=x',
  'smb://server/share',
  '\\\\server\\share\\x.html',
  '//bundle/index.html',
  '',
];

function lockedContents() {
  const contents = createUnitDouble().ready().contents();
  const log = memoryLog();
  navigationLock(log).apply(standingFor<WebContents>(contents));
  return { contents, log };
}

describe('navigation (E10)', () => {
  it('knows the own origin by its parsed parts', () => {
    expect(own.length + foreign.length).toBeGreaterThanOrEqual(60);
    for (const url of own) expect(isAppUrl(url), url).toBe(true);
    for (const url of foreign) expect(isAppUrl(url), url).toBe(false);
  });

  it('lets the main frame and subframes go within the own origin only', () => {
    const { contents } = lockedContents();
    for (const frame of [contents.mainFrame, new FrameDouble('app://bundle/', contents.mainFrame)]) {
      for (const url of own) expect(contents.mayNavigate(frame, url), url).toBe(true);
      for (const url of foreign) expect(contents.mayNavigate(frame, url), url).toBe(false);
    }
  });

  it('refuses redirects elsewhere', () => {
    const { contents } = lockedContents();
    expect(contents.mayRedirect('app://bundle/equipment')).toBe(true);
    for (const url of foreign) expect(contents.mayRedirect(url), url).toBe(false);
  });

  it('logs a refusal without the address, which may carry text of a record', () => {
    const { contents, log } = lockedContents();
    contents.mayNavigate(contents.mainFrame, 'https://evil.example/?patient=Doe');
    expect(log.entries).not.toHaveLength(0);
    expect(JSON.stringify(log.entries)).not.toMatch(/evil|Doe/);
  });

  it('does nothing to contents without the rule: the double honours listeners only', () => {
    const contents = createUnitDouble().ready().contents();
    expect(contents.mayNavigate(contents.mainFrame, 'https://evil.example/')).toBe(true);
    expect(contents.mayOpen('https://evil.example/')).toBe(true);
  });
});

describe('new windows (E11)', () => {
  it('opens none, not even for the own origin', () => {
    const contents = createUnitDouble().ready().contents();
    denyWindowOpen(memoryLog()).apply(standingFor<WebContents>(contents));
    for (const url of [...own, ...foreign]) expect(contents.mayOpen(url), url).toBe(false);
  });
});

describe('webview (E9)', () => {
  it('refuses to attach one', () => {
    const contents = createUnitDouble().ready().contents();
    expect(emitRefusable(contents, 'will-attach-webview', {}, {}, {})).toBe(true);
    denyWebview.apply(standingFor<WebContents>(contents));
    expect(emitRefusable(contents, 'will-attach-webview', {}, {}, {})).toBe(false);
  });
});
