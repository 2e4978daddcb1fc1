import { describe, expect, it } from 'vitest';
import { initialsOf } from '../../renderer/shell/initials.ts';
import { mayOpen, placeAt, placesFor } from '../../renderer/shell/places.ts';
import type { Me } from '../../shared/auth.ts';
import type { Permission } from '../../shared/contract/permissions.ts';
import { permissions, permissionsOf } from '../../shared/contract/permissions.ts';

function sessionWith(allowed: readonly Permission[]) {
  const me: Me = {
    userId: 1,
    username: 'admin',
    email: null,
    personId: null,
    source: 'local',
    roles: [],
    permissions: [...allowed],
    mustChangePassword: false,
    mustEnrolSecondFactor: false,
    secondFactor: false,
    language: 'en',
    theme: 'auto',
    lastSignInAt: null,
    sessionExpiresAt: '2026-03-01T00:00:00.000Z',
    locksIn: 900,
  };
  return { me, can: (permission: Permission) => allowed.includes(permission) };
}
const ids = (allowed: readonly Permission[]) => placesFor(sessionWith(allowed)).map(({ id }) => id);

describe('places', () => {
  it('are all there for an administrator', () => {
    expect(ids(permissions)).toEqual([
      'home',
      'equipment',
      'compliance',
      'planner',
      'capital',
      'findings',
      'people',
      'patients',
      'report',
      'imports',
      ...['accounts', 'whitelist', 'roles', 'directory', 'sessions', 'devices', 'access', 'rules'],
      ...['surveys', 'reminders', 'studies', 'lookups', 'fields'],
      ...[
        'readiness',
        'maintenance',
        'health',
        'backups',
        'keys',
        'damaged',
        'audit',
        'logs',
        'network',
        'mail',
        'jobs',
      ],
      ...['facilities', 'labels', 'trust', 'api'],
      'account',
      'about',
    ]);
  });

  it('leave out what a viewer may not open', () => {
    expect(ids(permissionsOf(['viewer']))).toEqual([
      'home',
      'equipment',
      'compliance',
      'planner',
      'capital',
      'findings',
      'people',
      'report',
      ...['facilities', 'labels', 'trust', 'api'],
      'account',
      'about',
    ]);
    expect(ids([])).toEqual(['home', 'report', 'trust', 'api', 'account', 'about']);
  });

  it('show administration part by part to who holds a part of it', () => {
    expect(ids(['accounts:manage'])).toEqual([
      'home',
      'report',
      ...['accounts', 'whitelist', 'roles', 'sessions', 'devices', 'access'],
      ...['trust', 'api', 'account'],
      'about',
    ]);
    const own = ['trust', 'api', 'account', 'about'];
    expect(ids(['access:manage'])).toEqual(['home', 'report', 'directory', 'access', ...own]);
    expect(ids(['audit:read'])).toEqual(['home', 'report', 'audit', ...own]);
    expect(ids(['studies:manage'])).toEqual(['home', 'report', 'studies', ...own]);
    expect(ids(['roles:manage'])).toEqual(['home', 'report', 'roles', ...own]);
  });

  it('may not be opened by their address either', () => {
    const viewer = sessionWith(permissionsOf(['viewer']));
    expect(mayOpen(viewer, '/equipment/12')).toBe(true);
    expect(mayOpen(viewer, '/equipment/new')).toBe(false);
    expect(mayOpen(viewer, '/planner/visits')).toBe(false);
    expect(mayOpen(viewer, '/equipment/import/3')).toBe(false);
    expect(mayOpen(viewer, '/admin/lookups/class')).toBe(false);
    for (const place of ['accounts', 'accounts/3', 'accounts/new', 'accounts/why', 'whitelist', 'roles', 'directory'])
      expect(mayOpen(viewer, `/admin/${place}`), place).toBe(false);
    for (const place of ['backups', 'backups/20260301_020000_auto/restore', 'keys', 'audit', 'logs'])
      expect(mayOpen(viewer, `/admin/${place}`), place).toBe(false);
    for (const place of ['sessions', 'access']) expect(mayOpen(viewer, `/admin/${place}`), place).toBe(false);
    expect(mayOpen(viewer, '/account')).toBe(true);
    expect(mayOpen(sessionWith([]), '/findings/3')).toBe(false);
    expect(mayOpen(sessionWith([]), '/report-fault')).toBe(true);
    expect(mayOpen(viewer, '/nowhere')).toBe(true);
  });

  it('are current by the longest address that fits', () => {
    const all = placesFor(sessionWith(permissions));
    expect(placeAt(all, '/')?.id).toBe('home');
    expect(placeAt(all, '/equipment/12')?.id).toBe('equipment');
    expect(placeAt(all, '/equipment/import/3')?.id).toBe('imports');
    expect(placeAt(all, '/nowhere')).toBeUndefined();
  });
});

describe('initials', () => {
  it('are the first two letters of the username', () => {
    expect(initialsOf('admin')).toBe('AD');
    expect(initialsOf('é')).toBe('É');
  });
});
