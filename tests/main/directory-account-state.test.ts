import { describe, expect, it } from 'vitest';
import { accountState, obstacleOfRefusal } from '../../main/directory/account-state.ts';
import { directoryEntry } from './directory-entry.ts';

const now = new Date('2026-03-01T12:00:00Z');
/** An instant as Active Directory writes it. */
const ticks = (iso: string) => String((BigInt(Date.parse(iso)) + 11_644_473_600_000n) * 10_000n);
const state = (attributes: Record<string, string>) => accountState(directoryEntry('cn=x', attributes), now);

describe('an account of the directory', () => {
  it.each<[string, Record<string, string>]>([
    ['has no mark', {}],
    [
      'is usual',
      {
        userAccountControl: '512',
        accountExpires: '9223372036854775807',
        pwdLastSet: '133500000000000000',
        lockoutTime: '0',
      },
    ],
    ['never expires', { userAccountControl: '512', accountExpires: '0' }],
    ['expires later', { accountExpires: ticks('2026-03-01T12:00:01Z') }],
    ['never changes its password', { userAccountControl: '66048', pwdLastSet: '0' }],
    ['was locked once', { lockoutTime: ticks('2026-02-01T00:00:00Z'), 'msDS-User-Account-Control-Computed': '0' }],
    ['ends after today', { shadowExpire: '20514' }],
    ['ends never', { shadowExpire: '-1' }],
    ['is open', { nsAccountLock: 'false', loginDisabled: 'FALSE', pwdReset: 'FALSE' }],
    ['holds nonsense', { userAccountControl: 'x', accountExpires: '12,5', lockoutTime: '1e9' }],
  ])('that %s may be used', (_, attributes) => {
    expect(state(attributes)).toEqual({ obstacle: null, marked: null });
  });

  it.each<[string, string, Record<string, string>]>([
    ['disabled', 'userAccountControl', { userAccountControl: '514' }],
    ['disabled', 'nsAccountLock', { nsAccountLock: 'TRUE' }],
    ['disabled', 'loginDisabled', { loginDisabled: 'TRUE' }],
    ['locked', 'the computed control', { userAccountControl: '512', 'msDS-User-Account-Control-Computed': '16' }],
    ['locked', 'a lock for good', { pwdAccountLockedTime: '000001010000Z' }],
    ['expired', 'accountExpires', { accountExpires: ticks('2026-03-01T12:00:00Z') }],
    ['expired', 'shadowExpire', { shadowExpire: '20513' }],
    ['must-change', 'the computed control', { 'msDS-User-Account-Control-Computed': '8388608' }],
    ['must-change', 'pwdLastSet', { userAccountControl: '512', pwdLastSet: '0' }],
    ['must-change', 'pwdReset', { pwdReset: 'TRUE' }],
  ])('is %s by %s', (obstacle, _, attributes) => {
    expect(state(attributes).obstacle).toBe(obstacle);
  });

  it('is left to the server where only it knows how long a lock holds', () => {
    expect(state({ lockoutTime: ticks('2026-03-01T11:59:00Z') })).toEqual({ obstacle: null, marked: 'locked' });
    expect(state({ pwdAccountLockedTime: '20260301115900Z' })).toEqual({ obstacle: null, marked: 'locked' });
  });
});

describe('a refused password', () => {
  it.each([
    [49, '80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data 52e, v2580', null],
    [49, '80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data 533, v2580', 'disabled'],
    [49, 'AcceptSecurityContext error, data 775, v2580', 'locked'],
    [49, 'AcceptSecurityContext error, data 701, v2580', 'expired'],
    [49, 'AcceptSecurityContext error, data 532, v2580', 'must-change'],
    [49, 'AcceptSecurityContext error, data 773, v2580', 'must-change'],
    [49, '', null],
    [19, 'Exceed password retry limit.', 'locked'],
    [53, 'Account inactivated.', 'disabled'],
  ])('with result %i and "%s" says %s', (code, text, obstacle) => {
    expect(obstacleOfRefusal(code, text)).toBe(obstacle);
  });
});
