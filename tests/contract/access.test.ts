import { describe, expect, test } from 'vitest';
import type { Procedure, Restriction } from '../../shared/contract/define.ts';
import { type ErrorCode, httpStatus } from '../../shared/contract/errors.ts';
import { permissions, registryPermissions, roleIds, rolePermissions } from '../../shared/contract/permissions.ts';
import { call, cookieOf, webApp } from '../https/web-app.ts';
import { type Actor, createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { procedures } from '../support/procedures.ts';

/** How a session stands: free, under a restriction, or without a recently proven password. */
type State = 'free' | Restriction | 'not proven lately';
const states: readonly State[] = ['free', 'locked', 'password-change', 'second-factor', 'not proven lately'];

const codeOf = {
  locked: 'LOCKED',
  'password-change': 'PASSWORD_CHANGE_REQUIRED',
  'second-factor': 'SECOND_FACTOR_REQUIRED',
} as const satisfies Record<Restriction, ErrorCode>;

/** What the access table says of an actor: the code of the refusal; INVALID is the schema's, behind the door. */
function expected({ access, allowedWhile, stepUp, atConsole }: Procedure, actor: Actor, state: State): ErrorCode {
  if (access === 'public') return 'INVALID';
  if (access === 'unopened') return 'CONFLICT';
  if (actor === 'nobody') return 'UNAUTHENTICATED';
  // Whoever stands at the command line holds every right, but no account, and patients are open to people.
  if (actor === 'operator') return registryPermissions.some((right) => right === access) ? 'FORBIDDEN' : 'INVALID';
  const restriction = state === 'free' || state === 'not proven lately' ? undefined : state;
  if (restriction && !allowedWhile?.includes(restriction)) return codeOf[restriction];
  if (access !== 'signed-in' && !rolePermissions[actor].includes(access)) return 'FORBIDDEN';
  if (stepUp && state === 'not proven lately') return 'REAUTH_REQUIRED';
  // These callers come across the network.
  return atConsole ? 'FORBIDDEN' : 'INVALID';
}

/** An input that no schema accepts: whoever is past the door is told INVALID, and nothing runs. */
const nonsense = ['not an object'];

/** An installation whose every session stands like this. */
async function installation(state: State): Promise<TestCore> {
  const test = await createTestCore();
  const db = await openDatabaseOf(test.folder);
  if (state === 'locked') db.exec("UPDATE sessions SET locked_at = '2026-01-01T00:00:00.000Z'");
  if (state === 'password-change') db.exec('UPDATE accounts SET must_change_password = 1');
  if (state === 'second-factor') {
    await test.as('operator').access.save({ version: 0, secondFactorRoles: [...roleIds] });
  }
  if (state === 'not proven lately') test.clock.advance(6 * 60_000);
  return test;
}

describe('the access table', () => {
  test.each(states)(
    'holds for every procedure and every role, over both transports: %s',
    async (state) => {
      const test = await installation(state);
      const web = webApp(test);
      let cells = 0;
      for (const { name, procedure } of procedures) {
        for (const actor of [...roleIds, 'nobody', 'operator'] as const) {
          const want = expected(procedure, actor, state);
          const reply = await test.send(actor, name, nonsense);
          expect(reply.ok ? 'OK' : reply.error.code, `${name} as ${actor}`).toBe(want);
          cells += 1;
          if (actor === 'operator') continue;
          const headers = actor === 'nobody' ? {} : { cookie: cookieOf(actor) };
          const response = await web(`/rpc/${name}`, call(nonsense, headers));
          const { error } = (await response.json()) as { error?: { code: string } };
          expect([error?.code, response.status], `${name} as ${actor} over HTTPS`).toEqual([want, httpStatus[want]]);
          cells += 1;
        }
      }
      expect(cells).toBe(procedures.length * (2 * roleIds.length + 3));
    },
    60_000,
  );

  test('lets an administrator at the window do what is done at the workstation only', async () => {
    const it = await createTestCore();
    const only = procedures.filter(({ procedure }) => procedure.atConsole && procedure.access !== 'unopened');
    expect(only.length).toBeGreaterThan(5);
    for (const { name } of only) {
      const reply = await it.core.dispatch(name, nonsense, {
        ...it.caller('administrator'),
        origin: 'ipc',
        address: null,
      });
      expect(reply, name).toMatchObject({ ok: false, error: { code: 'INVALID' } });
    }
  });

  test('lets a browser on a machine without a window do it too, once the password was proven lately', async () => {
    const it = await createTestCore();
    const only = procedures.filter(({ procedure }) => procedure.atConsole && procedure.access !== 'unopened');
    const from = (address: string) => ({ ...it.caller('administrator'), address });
    const codes = async (address: string) => {
      const replies = await Promise.all(only.map(({ name }) => it.core.dispatch(name, nonsense, from(address))));
      return [...new Set(replies.map((reply) => (reply.ok ? 'OK' : reply.error.code)))];
    };
    // What comes through a tunnel has this address as well.
    expect([await codes('127.0.0.1'), await codes('::1')]).toEqual([['INVALID'], ['INVALID']]);
    for (const other of ['192.168.4.7', '::ffff:127.0.0.1', '127.0.0.1.evil.example', '10.0.0.1'])
      expect(await codes(other), other).toEqual(['FORBIDDEN']);
    it.clock.advance(6 * 60_000);
    expect(await codes('127.0.0.1')).toEqual(['REAUTH_REQUIRED']);
  });

  test('does not let a browser do it on a machine that has the window', async () => {
    const it = await createTestCore({ ports: { app: { version: '0.0.0-test', host: 'desktop' } } });
    for (const { name, procedure } of procedures) {
      if (!procedure.atConsole || procedure.access === 'unopened') continue;
      const reply = await it.core.dispatch(name, nonsense, { ...it.caller('administrator'), address: '127.0.0.1' });
      expect(reply, name).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    }
  });

  test('lets a locked session do nothing but unlock, sign out and what anybody may do', () => {
    const open = procedures.filter(({ procedure }) => procedure.allowedWhile?.includes('locked'));
    expect(open.map(({ name }) => name).toSorted()).toEqual([
      'auth.lock',
      'auth.options',
      'auth.signIn',
      'auth.signOut',
      'auth.unlock',
    ]);
  });

  test('gives no role a right that does not exist, and the administrator every right but those on patients', () => {
    for (const role of roleIds) for (const right of rolePermissions[role]) expect(permissions).toContain(right);
    expect([...rolePermissions.administrator, ...registryPermissions].toSorted()).toEqual(permissions.toSorted());
    expect(registryPermissions).toEqual(permissions.filter((right) => right.startsWith('patients:')));
  });

  test('keeps the patient registry and everything else apart', () => {
    const registry = ['user', 'principal-investigator'] as const;
    for (const role of roleIds.filter((id) => !registry.some((one) => one === id)))
      expect(
        rolePermissions[role].filter((right) => registryPermissions.includes(right)),
        role,
      ).toEqual([]);
    for (const role of registry)
      expect(
        rolePermissions[role].filter((right) => !registryPermissions.includes(right)),
        role,
      ).toEqual([]);
  });

  test('refuses unknown procedures and names from the prototype', async () => {
    const { send } = await createTestCore();
    for (const name of [
      'equipment.drop',
      'nothing',
      '',
      'equipment',
      'constructor.name',
      '__proto__.toString',
      'equipment.constructor',
    ]) {
      const reply = await send('administrator', name, {});
      expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    }
  });
});
