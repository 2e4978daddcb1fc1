import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  administrativePermissions,
  permissions,
  permissionsOf,
  registryPermissions,
  roleIds,
} from '../../shared/contract/permissions.ts';

const anyRoles = fc.subarray([...roleIds]);
const anyFurther = fc.subarray([...permissions]);
const administers = (held: readonly string[]) => administrativePermissions.some((right) => held.includes(right));

describe('rights of several roles together', () => {
  it('never let somebody with an administrative right create patients, or see them but as an investigator', () => {
    fc.assert(
      fc.property(anyRoles, anyFurther, (roles, further) => {
        const held = permissionsOf(roles, further);
        if (!administers(held)) return;
        expect(held).not.toContain('patients:create');
        if (held.includes('patients:read')) expect(held).toContain('patients:investigate');
      }),
    );
  });

  it('are what each of them gives, where nobody administers, in one order and each once', () => {
    fc.assert(
      fc.property(anyRoles, anyFurther, (roles, further) => {
        const held = permissionsOf(roles, further);
        expect(held).toEqual(permissions.filter((right) => held.includes(right)));
        if (administers(held)) return;
        for (const role of roles) for (const right of permissionsOf([role])) expect(held).toContain(right);
        for (const right of further) expect(held).toContain(right);
      }),
    );
  });

  it('take nothing away but rights on patients', () => {
    fc.assert(
      fc.property(anyRoles, anyFurther, (roles, further) => {
        const held = permissionsOf(roles, further);
        const lost = further.filter((right) => !held.includes(right));
        for (const right of lost) expect(registryPermissions).toContain(right);
      }),
    );
  });

  it.each([
    [['administrator'], []],
    [['user'], ['patients:read', 'patients:create']],
    [['principal-investigator'], ['patients:read', 'patients:create', 'patients:investigate']],
    [['administrator', 'user'], []],
    [
      ['administrator', 'principal-investigator'],
      ['patients:read', 'patients:investigate'],
    ],
    [
      ['physicist', 'user'],
      ['patients:read', 'patients:create'],
    ],
  ])('of %j on patients are %j', (roles, expected) => {
    const held = permissionsOf(roles).filter((right) => registryPermissions.includes(right));
    expect(held).toEqual(expected);
  });
});
