import { describe, expect, it } from 'vitest';
import { newRole, roleChange, roleDraft, roleProblems } from '../../renderer/roles/role-draft.ts';
import { rightGroups, rightKeys } from '../../renderer/ui/right-words.ts';
import { permissions } from '../../shared/contract/permissions.ts';
import { type Role, rolesContract } from '../../shared/roles.ts';

const role: Role = {
  id: 'service-engineer',
  name: 'Service engineer',
  description: null,
  builtIn: false,
  permissions: ['equipment:read', 'people:read'],
  accounts: 2,
  version: 3,
};

describe('the dialog of a role', () => {
  it('makes a role that the contract accepts', () => {
    const input = newRole({ name: ' Auditor ', description: ' ', rights: ['people:read', 'equipment:read'] });
    expect(input).toEqual({ name: 'Auditor', description: null, permissions: ['equipment:read', 'people:read'] });
    expect(rolesContract.create.input.parse(input)).toEqual(input);
  });

  it('changes nothing when nothing was changed, in whatever order rights were ticked', () => {
    const draft = roleDraft(role);
    expect(roleChange(role, role.version, { ...draft, rights: [...draft.rights].reverse() })).toBeUndefined();
  });

  it('sends what was changed with the version', () => {
    const change = roleChange(role, 9, { ...roleDraft(role), description: 'Repairs', rights: ['equipment:read'] });
    expect(change).toEqual({
      id: 'service-engineer',
      version: 9,
      description: 'Repairs',
      permissions: ['equipment:read'],
    });
    expect(rolesContract.update.input.parse(change)).toEqual(change);
  });

  it('asks for a name and for a right', () => {
    expect(roleProblems({ name: ' a ', description: '', rights: [] })).toEqual(['nameMissing', 'none']);
    expect(roleProblems(roleDraft(role))).toEqual([]);
  });
});

describe('rights in words', () => {
  it('stand in one group each, with words of their own', () => {
    const grouped = rightGroups.flatMap(({ rights }) => rights);
    expect([...grouped].sort()).toEqual([...permissions].sort());
    expect(new Set(Object.values(rightKeys)).size).toBe(permissions.length);
  });
});
