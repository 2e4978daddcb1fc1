import { describe, expect, test } from 'vitest';
import type { Access } from '../../shared/contract/define.ts';
import { permissions, type RoleId, roleIds, rolePermissions } from '../../shared/contract/permissions.ts';
import { type Actor, createTestCore } from '../support/core.ts';
import { procedures } from '../support/procedures.ts';

/** What the access table says of an actor: the code of the refusal, or that the call gets past the door. */
function expected(access: Access, actor: Actor): 'UNAUTHENTICATED' | 'FORBIDDEN' | 'CONFLICT' | 'past' {
  if (access === 'public') return 'past';
  if (access === 'unopened') return 'CONFLICT';
  if (actor === 'nobody') return 'UNAUTHENTICATED';
  if (access === 'signed-in' || actor === 'operator') return 'past';
  return rolePermissions[actor as RoleId].includes(access) ? 'past' : 'FORBIDDEN';
}

/** An input that no schema accepts: whoever is past the door is told INVALID, and nothing runs. */
const nonsense = ['not an object'];

describe('the access table', () => {
  test('holds for every procedure and every role', async () => {
    const { send } = await createTestCore();
    let cells = 0;
    for (const { name, procedure } of procedures) {
      for (const actor of [...roleIds, 'nobody', 'operator'] as const) {
        const reply = await send(actor, name, nonsense);
        const code = reply.ok ? 'OK' : reply.error.code;
        const want = expected(procedure.access, actor);
        expect(code, `${name} as ${actor}`).toBe(want === 'past' ? 'INVALID' : want);
        cells += 1;
      }
    }
    expect(cells).toBe(procedures.length * (roleIds.length + 2));
  });

  test('gives no role a right that does not exist, and the administrator every right', () => {
    for (const role of roleIds) for (const right of rolePermissions[role]) expect(permissions).toContain(right);
    expect(rolePermissions.administrator).toEqual(permissions);
  });

  test('does not give roles of the patient registry any right on equipment', () => {
    expect(rolePermissions.user).toEqual([]);
    expect(rolePermissions['principal-investigator']).toEqual([]);
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
