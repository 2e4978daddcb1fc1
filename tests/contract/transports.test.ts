import { describe, expect, test } from 'vitest';
import { httpStatus, type Reply } from '../../shared/contract/errors.ts';
import { type RoleId, roleIds } from '../../shared/contract/permissions.ts';
import { appOver, call, cookieOf, webApp } from '../https/web-app.ts';
import { callExamples } from '../support/call-examples.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { callerOf, procedures } from '../support/procedures.ts';

/** What comes back over the bridge: both ways through a structured clone, as Electron does. */
async function overIpc(test: TestCore, role: RoleId, name: string, input: unknown): Promise<Reply<unknown>> {
  return structuredClone(await test.core.dispatch(name, structuredClone(input), test.caller(role)));
}

async function overHttps(test: TestCore, role: RoleId, name: string, input: unknown) {
  const response = await webApp(test)(`/rpc/${name}`, call(input, { cookie: cookieOf(role) }));
  return { status: response.status, reply: (await response.json()) as Reply<unknown> };
}

/** Figures that are measured at each call. */
const ofTheMoment = new Set(['metrics', 'freeBytes', 'milliseconds']);
const memoryOfTheMoment = /^The program uses \d+ MB of at most/;

/** A reply without what differs from call to call. */
function stable(reply: Reply<unknown>): unknown {
  if (!reply.ok) return { ...reply, error: { ...reply.error, requestId: '(any)' } };
  return JSON.parse(
    JSON.stringify(reply, (key, value: unknown) => {
      if (ofTheMoment.has(key)) return '(any)';
      return typeof value === 'string'
        ? value.replace(memoryOfTheMoment, 'The program uses (any) MB of at most')
        : value;
    }),
  );
}

const queries = procedures.filter(({ procedure }) => procedure.kind === 'query' && procedure.access !== 'unopened');

describe('a call over the bridge and over HTTPS', () => {
  test.each(queries)('answers $name alike', async ({ name, procedure }) => {
    const test = await createTestCore();
    const input = await callExamples[name]?.(test);
    const ipc = await overIpc(test, callerOf(procedure), name, input);
    const { status, reply } = await overHttps(test, callerOf(procedure), name, input);
    expect(ipc.ok).toBe(true);
    expect(status).toBe(200);
    expect(stable(reply)).toEqual(stable(ipc));
  });

  test('refuses alike, role by role, with the status of its code', async () => {
    const test = await createTestCore();
    const bad: unknown[] = [
      null,
      [],
      'text',
      17,
      { surprise: true },
      { page: 0 },
      { page: '1' },
      { search: 5 },
      { id: -1 },
    ];
    let compared = 0;
    for (const { name } of procedures) {
      for (const role of roleIds) {
        const input = bad[compared % bad.length];
        const ipc = await overIpc(test, role, name, input);
        const { status, reply } = await overHttps(test, role, name, input);
        if (ipc.ok || reply.ok) {
          expect(reply.ok, `${name} as ${role}`).toBe(ipc.ok);
        } else {
          expect(stable(reply), `${name} as ${role}`).toEqual(stable(ipc));
          expect(status).toBe(httpStatus[reply.error.code]);
        }
        compared += 1;
      }
    }
    expect(compared).toBe(procedures.length * roleIds.length);
  });

  test('never lets a password hash or a token out, whatever a handler returns', async () => {
    const test = await createTestCore();
    const { reply } = await overHttps(test, 'administrator', 'accounts.list', {});
    const text = JSON.stringify(reply);
    expect(text).toContain('physicist');
    expect(text).not.toMatch(/bcrypt|\$2[aby]\$|hash|token/i);
  });
});

interface Operation {
  readonly summary: string;
  readonly security?: readonly object[];
  readonly responses?: object;
  readonly 'x-step-up'?: boolean;
  readonly 'x-console'?: boolean;
}

describe('GET /openapi.json', () => {
  test('describes every procedure to those who are signed in, and nobody else', async () => {
    const test = await createTestCore();
    const get = webApp(test);
    expect((await get('/openapi.json')).status).toBe(401);
    const document = (await (await get('/openapi.json', { headers: { cookie: cookieOf('viewer') } })).json()) as {
      openapi: string;
      paths: Record<string, { post?: Operation; get?: Operation }>;
      components: { securitySchemes: object; responses: object };
    };
    expect(document.openapi).toBe('3.1.0');
    const called = Object.keys(document.paths).filter((path) => path.startsWith('/rpc/'));
    expect(called.toSorted()).toEqual(procedures.map(({ name }) => `/rpc/${name}`).toSorted());
    expect(Object.keys(document.paths).filter((path) => !called.includes(path))).toEqual([
      '/download/{ticket}',
      '/upload/{ticket}',
      '/events',
      '/health',
      '/openapi.json',
    ]);
    expect(Object.keys(document.components.securitySchemes)).toEqual(['session', 'bearerAuth']);
    const statuses = [...new Set(Object.values(httpStatus).map(String))].toSorted();
    expect(Object.keys(document.components.responses).toSorted()).toEqual(statuses);
    for (const { post, get: read } of Object.values(document.paths))
      expect((post ?? read)?.summary.length).toBeGreaterThan(5);
    for (const { name, procedure } of procedures) {
      const operation = document.paths[`/rpc/${name}`]?.post;
      expect(Object.keys(operation?.responses ?? {}).toSorted(), name).toEqual(['200', ...statuses]);
      expect([operation?.['x-step-up'], operation?.['x-console']], name).toEqual([
        procedure.stepUp === true,
        procedure.atConsole === true,
      ]);
    }
    const security = (name: string) => document.paths[`/rpc/${name}`]?.post?.security;
    expect(security('equipment.list')).toEqual([{ session: [] }, { bearerAuth: [] }]);
    expect(security('tokens.create')).toEqual([{ session: [] }]);
    expect(security('auth.signIn')).toEqual([]);
  });

  test('is there in the window of the desktop too', async () => {
    const test = await createTestCore();
    const { session } = test.caller('viewer');
    if (!session) throw new Error('a session was expected');
    const answer = await appOver(test, { profile: { kind: 'app', session } }).fetch(
      new Request('app://bundle/openapi.json'),
    );
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ openapi: '3.1.0' })]);
  });
});
