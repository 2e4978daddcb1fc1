import { Hono } from 'hono';
import type { Core } from '../core-types.ts';
import type { Ports } from '../ports.ts';
import type { Assets } from './assets.ts';
import { authorityRoute } from './authority-route.ts';
import { calendarRoute } from './calendar-route.ts';
import { createEventStreams, type EventStreamLimits } from './event-streams.ts';
import type { Exchange } from './exchange.ts';
import { downloadRoute, uploadRoute } from './file-routes.ts';
import { createPlainCalls, type PlainCalls } from './plain-calls.ts';
import type { Profile } from './profile.ts';
import { createRefusal, createRefuse, methodNotAllowed, writtenResponse } from './replies.ts';
import { type BodyDeadlines, defaultDeadlines, readJson } from './request-body.ts';
import { requireSignedIn } from './require-signed-in.ts';
import { answerCall } from './rpc-route.ts';
import { inFront } from './rule.ts';
import { callPaths, networkRules, windowRules } from './rules.ts';
import { staticRoute } from './static-route.ts';
import { beginVisit } from './visit.ts';

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

/** The app: everything as a function from Request to Response, and calls as the listener brings them. */
export type App = Hono<Exchange> & { readonly calls: PlainCalls };

/**
 * The whole of HTTP as a function from Request to Response, without a socket: the listener serves it over TLS, the desktop
 * window under `app://bundle` (there calls and events go over IPC, so that only the page and files are answered).
 */
export function createApp(deps: AppDeps): App {
  const { core, assets, profile, ports } = deps;
  const { kind } = profile;
  const deadlines = { ...defaultDeadlines, ...deps.deadlines };
  const refusal = createRefusal(ports);
  const refuse = createRefuse(refusal);
  const makeNonce = () => ports.random.bytes(16).toString('base64');
  const app = new Hono<Exchange>();
  const fileRoutes = { core, refuse, log: ports.log, uploadPauseMs: deadlines.uploadPauseMs };

  app.onError((cause, c) => refuse(cause, `${c.req.method} ${c.req.path.split('/', 2).join('/')}`));
  app.use((c, next) => {
    const { raw, method, url, path } = c.req;
    const request = { method, url, path, headers: raw.headers, arrival: c.env ?? {}, bodyUsed: () => raw.bodyUsed };
    c.set('visit', beginVisit(request, makeNonce));
    return next();
  });
  const rules = profile.kind === 'https' ? networkRules(deps, profile) : windowRules(profile, ports.clock);
  for (const { on, rule } of rules) app.use(on, inFront(rule));

  if (profile.kind === 'https') {
    const openStream = createEventStreams({ core, log: ports.log, limits: deps.streams });
    app.all('/rpc/*', async (c) => {
      if (c.req.method !== 'POST') return methodNotAllowed(refuse, 'POST');
      const read = (maxBytes: number) => readJson(c.req.raw, { maxBytes, deadlineMs: deadlines.callMs });
      return writtenResponse(await answerCall(core, c.get('visit'), read));
    });
    // HEAD would open a stream that nobody reads.
    app.all('/events', (c) =>
      c.req.method === 'GET' ? openStream(c.get('visit').caller) : methodNotAllowed(refuse, 'GET'),
    );
    app.get('/health', (c) => {
      const health = core.health();
      return c.json(health, health.status === 'healthy' ? 200 : 503);
    });
    app.all('/authority.crt', authorityRoute({ authority: profile.authority ?? (() => null), refuse }));
    app.all('/calendar/:file', calendarRoute({ core, refuse }));
    app.all('/health', () => methodNotAllowed(refuse, 'GET'));
  }
  app.get('/openapi.json', (c) => {
    requireSignedIn(core, c.get('visit').caller);
    return new Response(JSON.stringify(core.openApi()), {
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
  });
  app.all('/openapi.json', () => methodNotAllowed(refuse, 'GET'));
  app.all('/upload/*', uploadRoute(fileRoutes));
  app.all('/download/*', downloadRoute(fileRoutes));
  app.all('*', staticRoute({ assets, kind, refuse, isOpen: () => core.state().state === 'READY' }));
  const ofCalls = rules.filter(({ on }) => on === '*' || on === callPaths).map(({ rule }) => rule);
  const calls = createPlainCalls({ core, rules: ofCalls, refusal, makeNonce, deadlineMs: deadlines.callMs });
  return Object.assign(app, { calls });
}
