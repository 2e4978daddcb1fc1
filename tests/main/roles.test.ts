import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeRoleId, suggestedRoleId } from '../../main/roles/role-ids.ts';
import { RoleKey, roleIds } from '../../shared/contract/permissions.ts';
import { directoryDefaults } from '../../shared/directory.ts';
import { createTestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { recordsOf } from '../support/records.ts';

describe('a role of this installation', () => {
  test('gives its holders the chosen rights at once, and takes them at once', async () => {
    const test = await createTestCore();
    const { roles, accounts } = test.as('administrator');
    const made = await roles.create({ name: 'Chef d’équipe', description: ' ', permissions: ['lookups:write'] });
    expect(made).toMatchObject({ id: 'chef-d-equipe', name: 'Chef d’équipe', builtIn: false, description: null });
    const { id, version } = await accounts.get({ account: 'viewer' });
    await accounts.setRoles({ id, version, roles: ['viewer', made.id] });
    const session = await import('../support/sign-in.ts').then(({ signInAs }) =>
      signInAs(test, 'viewer', 'a long enough test password'),
    );
    expect(session.me.roles).toContain(made.id);
    await session.api.lookups.create({ kind: 'department', name: 'One' });

    const smaller = await roles.update({ id: made.id, version: made.version, permissions: [] });
    expect(smaller).toMatchObject({ permissions: [], version: 2, accounts: 1 });
    await expect(session.api.lookups.create({ kind: 'department', name: 'Two' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await recordsOf(test, 'role')).at(-1)).toMatchObject({
      action: 'roles.update',
      entity_id: made.id,
      changes: { permissions: { old: ['lookups:write'], new: [] } },
    });
  });

  test('is listed behind those of the program, with how many have it', async () => {
    const { as } = await createTestCore();
    await as('administrator').roles.create({ name: 'Night shift', permissions: [] });
    const { items } = await as('administrator').roles.list({});
    expect(items.map(({ id }) => id)).toEqual([...roleIds, 'night-shift']);
    expect(items[0]).toMatchObject({ builtIn: true, accounts: 1 });
    expect(items.at(-1)).toMatchObject({ builtIn: false, accounts: 0 });
  });

  test('has a name of its own, and never the name or the id of one of the program', async () => {
    const { as } = await createTestCore();
    const { create } = as('administrator').roles;
    await create({ name: 'Night shift', permissions: [] });
    for (const name of ['NIGHT  Shift', 'Viewer', 'physics assistant', 'Principal Investigator']) {
      await expect(create({ name, permissions: [] }), name).rejects.toMatchObject({
        code: 'CONFLICT',
        fields: { name: expect.any(String) },
      });
    }
    // Another name that suggests the same id.
    expect((await create({ name: 'Night: shift!', permissions: [] })).id).toBe('night-shift-2');
    await expect(create({ name: 'Odd', permissions: ['everything' as never] })).rejects.toMatchObject({
      code: 'INVALID',
    });
  });

  test('is saved over the version that was read only', async () => {
    const { as } = await createTestCore();
    const { create, update } = as('administrator').roles;
    const { id } = await create({ name: 'Night shift', permissions: [] });
    await update({ id, version: 1, name: 'Late shift' });
    await expect(update({ id, version: 1, name: 'Early shift' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { name: 'Late shift', version: 2 } },
    });
    await expect(update({ id: 'no-such-role', version: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is not edited by those who have it, and those of the program by nobody', async () => {
    const test = await createTestCore();
    const operator = test.as('operator');
    const { id } = await operator.roles.create({ name: 'Deputies', permissions: ['roles:manage'] });
    const administrator = await operator.accounts.get({ account: 'administrator' });
    const db = await openDatabaseOf(test.folder);
    db.prepare('INSERT INTO account_roles (account_id, role) VALUES (?, ?)').run(administrator.id, id);
    const { update, remove } = test.as('administrator').roles;
    await expect(update({ id, version: 1, permissions: [] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(remove({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(operator.roles.update({ id: 'viewer', version: 1, permissions: [] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(operator.roles.remove({ id: 'administrator' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('stays while somebody has it, a group gives it, or the rules of access name it', async () => {
    const test = await createTestCore();
    const { roles, accounts, access } = test.as('administrator');
    const { id } = await roles.create({ name: 'Night shift', permissions: [] });
    const created = await accounts.create({ username: 'night', password: 'a long enough test password', roles: [id] });
    await expect(roles.remove({ id })).rejects.toMatchObject({ code: 'CONFLICT' });
    await accounts.setRoles({ id: created.id, version: created.version, roles: [] });

    await access.save({ version: 0, secondFactorRoles: [id] });
    await expect(roles.remove({ id })).rejects.toMatchObject({ code: 'CONFLICT' });
    await access.save({ version: 1, secondFactorRoles: [] });

    const db = await openDatabaseOf(test.folder);
    const settings = db.prepare(
      "INSERT OR REPLACE INTO settings (section, document, updated_at) VALUES ('directory', ?, '')",
    );
    settings.run(JSON.stringify({ ...directoryDefaults, groupRoles: [{ groupDn: 'cn=x', role: id }] }));
    await expect(roles.remove({ id })).rejects.toMatchObject({ code: 'CONFLICT' });
    settings.run(JSON.stringify({ ...directoryDefaults, defaultRole: id }));
    await expect(roles.remove({ id })).rejects.toMatchObject({ code: 'CONFLICT' });
    settings.run(JSON.stringify(directoryDefaults));
    expect(await roles.remove({ id })).toEqual({});
    expect((await recordsOf(test, 'role')).at(-1)).toMatchObject({
      action: 'roles.remove',
      entity_id: id,
      changes: { description: { old: null, new: null }, permissions: { new: null } },
    });
  });
});

describe('the id of a role', () => {
  test('is a good one whatever the name, and free', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (name) => {
        const taken = new Set<string>();
        for (let count = 0; count < 12; count += 1) {
          const id = freeRoleId(name, (one) => taken.has(one));
          expect(RoleKey.safeParse(id).success, id).toBe(true);
          expect(taken.has(id) || (roleIds as readonly string[]).includes(id)).toBe(false);
          taken.add(id);
        }
      }),
    );
  });

  test.each([
    ['Chef de physique', 'chef-de-physique'],
    ['2nd shift', 'role-2nd-shift'],
    ['日本', 'role'],
    ['X', 'role-x'],
  ])('%s becomes %s', (name, id) => expect(suggestedRoleId(name)).toBe(id));
});
