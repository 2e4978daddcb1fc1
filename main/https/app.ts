import { Hono } from 'hono';
import type { Core } from '../core-types.ts';
import type { Ports } from '../ports.ts';
import type { Assets } from './assets.ts';
import { authorityRoute } from './authority-route.ts';
import { calendarRoute } from './calendar-route.ts';
import { answerPreflight, crossOrigin, tokenFromElsewhere } from './cross-origin.ts';
import { createEventStreams, type EventStreamLimits } from './event-streams.ts';
import type { Exchange } from './exchange.ts';
import { downloadRoute, uploadRoute } from './file-routes.ts';
import { hostGate } from './host-gate.ts';
import { identify } from './identify.ts';
import { healthGate, networkGate } from './network-gate.ts';
import { originGate } from './origin-gate.ts';
import type { Profile } from './profile.ts';
import { defaultLimits, rateGate } from './rate-gate.ts';
import { createRefuse, methodNotAllowed } from './replies.ts';
import { type BodyDeadlines, defaultDeadlines } from './request-body.ts';
import { requireSignedIn } from './require-signed-in.ts';
import { rpcRoute } from './rpc-route.ts';
import { securityHeaders } from './security-headers.ts';
import { spentConnections } from './spent-connections.ts';
import { staticRoute } from './static-route.ts';
import { closedRules, createAdmission } from './who-may-ask.ts';

/** What the app is built of. */
export interface AppDeps {
  readonly core: Core;
  readonly assets: Assets;
  readonly profile: Profile;
  readonly ports: Pick<Ports, 'clock' | 'random' | 'log'>;
  /** Other deadlines than the default ones; tests shorten them. */
  readonly deadlines?: Partial<BodyDeadlines>;
  /** Other stream limits than the default ones; tests shorten them. */
  readonly streams?: Partial<EventStreamLimits>;
}

/** What pages of listed origins may ask for, with a token. */
const tokenPaths = ['/rpc/*', '/events', '/upload/*', '/download/*', '/openapi.json'];

/**
 * The whole of HTTP as a function from Request to Response, without a socket: the listener serves it over TLS, the desktop
 * window under `app://bundle` (there calls and events go over IPC, so that only the page and files are answered).
 */
export function createApp(deps: AppDeps): Hono<Exchange> {
  const { core, assets, profile, ports } = deps;
  const { kind } = profile;
  const deadlines = { ...defaultDeadlines, ...deps.deadlines };
  const refuse = createRefuse(ports);
  const app = new Hono<Exchange>();
  const fileRoutes = { core, refuse, log: ports.log, uploadPauseMs: deadlines.uploadPauseMs };

  app.onError((cause, c) => refuse(cause, `${c.req.method} ${c.req.path.split('/', 2).join('/')}`));
  app.use(securityHeaders(kind, ports.random));
  app.use(spentConnections);
  const admission = createAdmission((profile.kind === 'https' && profile.rules) || (() => closedRules));
  if (profile.kind === 'https') app.use(networkGate(admission, ports.log));
  app.use(hostGate(kind));
  app.use(identify(profile, ports.clock));

  if (profile.kind === 'https') {
    const limited = rateGate({
      limits: { ...defaultLimits, ...profile.limits },
      protecting: () => admission().protecting,
      authenticate: (caller) => core.authenticate(caller),
      refuseToken(caller) {
        if (core.state().state === 'READY') core.refuseToken(caller, caller.requestId ?? ports.random.uuid());
      },
    });
    const openStream = createEventStreams({ core, log: ports.log, limits: deps.streams });
    for (const path of [...tokenPaths, '/health']) app.use(path, crossOrigin(admission));
    // Hashed files come from memory and are asked for once per browser; everything else is counted.
    app.use((c, next) => (assets.find(c.req.path)?.immutable ? next() : limited(c, next)));
    for (const path of [...tokenPaths, '/health']) app.use(path, answerPreflight);
    for (const path of tokenPaths) app.use(path, tokenFromElsewhere);
    app.use('/health', healthGate(admission));
    app.use('/rpc/*', originGate(kind));
    app.use('/events', originGate(kind));
    app.all('/rpc/*', rpcRoute({ core, refuse, deadlineMs: deadlines.callMs }));
    // HEAD would open a stream that nobody reads.
    app.all('/events', (c) => (c.req.method === 'GET' ? openStream(c.get('caller')) : methodNotAllowed(refuse, 'GET')));
    app.get('/health', (c) => {
      const health = core.health();
      return c.json(health, health.status === 'healthy' ? 200 : 503);
    });
    app.all('/authority.crt', authorityRoute({ authority: profile.authority ?? (() => null), refuse }));
    app.all('/calendar/:file', calendarRoute({ core, refuse }));
    app.all('/health', () => methodNotAllowed(refuse, 'GET'));
  }
  app.get('/openapi.json', (c) => {
    requireSignedIn(core, c.get('caller'));
    return new Response(JSON.stringify(core.openApi()), {
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
  });
  app.all('/openapi.json', () => methodNotAllowed(refuse, 'GET'));
  app.use('/upload/*', originGate(kind));
  app.all('/upload/*', uploadRoute(fileRoutes));
  app.all('/download/*', downloadRoute(fileRoutes));
  app.all('*', staticRoute({ assets, kind, refuse, isOpen: () => core.state().state === 'READY' }));
  return app;
}
