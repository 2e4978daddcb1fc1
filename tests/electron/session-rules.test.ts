import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { ownDownloadsOnly } from '../../main/electron/rules/downloads.ts';
import { noDiskTraces } from '../../main/electron/rules/no-disk-traces.ts';
import { blockOutbound } from '../../main/electron/rules/outbound.ts';
import { denyPermissions } from '../../main/electron/rules/permissions.ts';
import { emitRefusable } from '../support/electron-double/refusals.ts';
import { SessionDouble } from '../support/electron-double/session-double.ts';
import { standingFor } from '../support/electron-double/unit-double.ts';
import { memoryLog } from '../support/ports.ts';

const declarations = readFileSync(createRequire(import.meta.url).resolve('electron/electron.d.ts'), 'utf8');

/** Every permission that Electron's own declarations name in a signature. */
function permissionsOf(method: string): readonly string[] {
  const [, union = ''] =
    new RegExp(`${method}\\(handler: .*?permission: (.*?), (?:callback|requestingOrigin)`).exec(declarations) ?? [];
  return [...union.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
}

function guarded(): SessionDouble {
  const session = new SessionDouble('rems', false);
  denyPermissions.apply(standingFor<Session>(session));
  return session;
}

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type Details = { readonly requestingUrl: string; readonly isMainFrame: boolean };

function requested(session: SessionDouble, permission: string, details: Details): boolean {
  let granted: boolean | undefined;
  // Any string may arrive, whatever the declarations say.
  const ask = session.permissionRequest as ((...args: unknown[]) => void) | null;
  ask?.(
    null,
    permission,
    ((answer) => {
      granted = answer;
    }) satisfies Parameters<RequestHandler>[2],
    details,
  );
  if (granted === undefined) throw new Error('no answer');
  return granted;
}

function checked(
  session: SessionDouble,
  permission: string,
  origin: string,
  isMainFrame: boolean,
): boolean | undefined {
  const check = session.permissionCheck as ((...args: unknown[]) => boolean) | null;
  return check?.(null, permission, origin, { isMainFrame, requestingUrl: origin });
}

const page: Details = { requestingUrl: 'app://bundle/index.html', isMainFrame: true };

describe('permissions (E5)', () => {
  const requests = permissionsOf('setPermissionRequestHandler');
  const checks = permissionsOf('setPermissionCheckHandler');

  it('reads the permissions from the installed declarations', () => {
    expect(requests.length).toBeGreaterThan(30);
    expect(checks).toContain('geolocation');
  });

  it('grants the page sanitized clipboard writing and nothing else', () => {
    const session = guarded();
    const granted = [...requests, 'something-new', ''].filter((permission) => requested(session, permission, page));
    expect(granted).toEqual(['clipboard-sanitized-write']);
    const allowed = [...checks, 'something-new', ''].filter((permission) =>
      checked(session, permission, 'app://bundle/', true),
    );
    expect(allowed).toEqual(['clipboard-sanitized-write']);
  });

  it('grants nothing to subframes and other origins', () => {
    const session = guarded();
    for (const permission of requests) {
      expect(requested(session, permission, { ...page, isMainFrame: false }), permission).toBe(false);
      expect(requested(session, permission, { ...page, requestingUrl: 'app://bundle.evil.com/' }), permission).toBe(
        false,
      );
      expect(checked(session, permission, 'app://bundle/', false), permission).toBe(false);
      expect(checked(session, permission, 'https://bundle/', true), permission).toBe(false);
    }
  });

  it('gives out no device, no screen and no pairing', () => {
    const session = guarded();
    for (const deviceType of ['hid', 'serial', 'usb'] as const) {
      // The handler must not look at what it is asked.
      const details = { deviceType, origin: 'app://bundle', device: {} } as unknown as Parameters<
        NonNullable<typeof session.device>
      >[0];
      expect(session.device?.(details)).toBe(false);
    }
    let streams: unknown = 'unanswered';
    // as: the handler must not look at the request.
    const request = {} as Parameters<NonNullable<typeof session.displayMedia>>[0];
    session.displayMedia?.(request, (answer) => {
      streams = answer;
    });
    expect(streams).toBeNull();
  });
});

describe('outbound requests (X9)', () => {
  function outbound(packaged: boolean) {
    const session = new SessionDouble('rems', false);
    blockOutbound(memoryLog(), packaged).apply(standingFor<Session>(session));
    return (url: string) => session.allows({ url, resourceType: 'image' });
  }

  it('lets the own origin through and cancels all else', async () => {
    const allows = outbound(true);
    expect(await allows('app://bundle/assets/index-abc.js')).toBe(true);
    expect(await allows('blob:app://bundle/0c8f-11')).toBe(true);
    expect(await allows('blob:https://example.com/0c8f-11')).toBe(false);
    for (const url of [
      'https://example.com/',
      'http://127.0.0.1/',
      'ws://bundle/',
      'file:///etc/passwd',
      'app://bundle.evil.com/x',
      'devtools://devtools/x',
      '',
    ]) {
      expect(await allows(url), url).toBe(false);
    }
  });

  it('serves the developer tools of an unpackaged copy only', async () => {
    expect(await outbound(false)('devtools://devtools/bundled/inspector.html')).toBe(true);
    expect(await outbound(false)('https://example.com/')).toBe(false);
  });
});

describe('downloads (E10)', () => {
  it('takes files of the own origin and refuses others', () => {
    const session = new SessionDouble('rems', false);
    ownDownloadsOnly(memoryLog()).apply(standingFor<Session>(session));
    const allows = (url: string) => emitRefusable(session, 'will-download', {}, { getURL: () => url }, null);
    expect(allows('app://bundle/download/ticket')).toBe(true);
    expect(allows('blob:app://bundle/0c8f-11')).toBe(true);
    for (const url of [
      'https://example.com/x.exe',
      'blob:https://example.com/1',
      'data:text/csv,a',
      'file:///etc/passwd',
    ]) {
      expect(allows(url), url).toBe(false);
    }
  });
});

describe('traces on disk (E24)', () => {
  it('switches the spelling service off', () => {
    const session = new SessionDouble('rems', false);
    noDiskTraces.apply(standingFor<Session>(session));
    expect(session.spellChecker).toBe(false);
  });

  it('refuses a session that is kept on disk', () => {
    for (const partition of ['persist:rems', '']) {
      expect(() => noDiskTraces.apply(standingFor<Session>(new SessionDouble(partition, false)))).toThrow(/memory/);
    }
  });
});
