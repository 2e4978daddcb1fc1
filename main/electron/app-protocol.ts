import type { CustomScheme, Session } from 'electron';
import type { Log } from '../ports.ts';
import { appOrigin, appScheme, isAppUrl } from './app-origin.ts';

/** What the scheme may do; must be registered before Electron is ready. Never `bypassCSP`, never service workers (E15). */
export const appSchemePrivileges: CustomScheme = Object.freeze({
  scheme: appScheme,
  privileges: Object.freeze({ standard: true, secure: true, supportFetchAPI: true, stream: true }),
});

/** A request as Electron hands it over. */
type AppRequest = Request & { readonly initiatorOrigin?: string | null };

/**
 * Answers `app://bundle/…` from the web app (E15): which paths exist, headers and Content-Security-Policy (E7) are decided
 * there. Other hosts and requests that another origin started are refused before it is asked.
 */
export function serveApp(deps: {
  readonly session: Session;
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly log: Log;
}): void {
  const { session, fetch, log } = deps;
  session.protocol.handle(appScheme, async (request: AppRequest) => {
    if (!isAppUrl(request.url)) return plain(404);
    // Absent when the browser itself started the request, as for the window's first page.
    if (request.initiatorOrigin !== undefined && request.initiatorOrigin !== appOrigin) return plain(403);
    try {
      return await fetch(request);
    } catch (cause) {
      log.error('app request failed', { cause });
      return plain(500);
    }
  });
}

function plain(status: number): Response {
  return new Response(null, {
    status,
    headers: {
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}
