import { describe, expect, it } from 'vitest';
import { accountProblems, emptyAccount, isEmail, newAccount } from '../../renderer/accounts/account-draft.ts';
import { accountMarks } from '../../renderer/accounts/account-marks.ts';
import { type Account, accountsContract } from '../../shared/accounts.ts';

const now = new Date('2026-03-01T12:00:00.000Z');
const account: Account = {
  id: 7,
  username: 'physicist',
  email: null,
  person: null,
  roles: ['physicist'],
  directoryRoles: [],
  source: 'local',
  active: true,
  whitelisted: true,
  secondFactor: false,
  mustChangePassword: false,
  passwordExpiresAt: null,
  lastSignInAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  version: 1,
};

describe('the form of a new account', () => {
  it('makes accounts of both sources that the contract accepts', () => {
    const draft = { ...emptyAccount, username: ' jmartin ', email: ' j@clinic.org ' };
    const local = newAccount(draft, 'a password of some length');
    expect(accountsContract.create.input.parse(local)).toEqual({
      username: 'jmartin',
      email: 'j@clinic.org',
      personId: null,
      roles: ['viewer'],
      source: 'local',
      password: 'a password of some length',
      temporary: true,
      whitelist: true,
    });
    const directory = newAccount({ ...draft, source: 'directory', email: ' ' }, 'typed before the choice');
    expect(directory).not.toHaveProperty('password');
    expect(directory).not.toHaveProperty('temporary');
    expect(directory.email).toBeNull();
    expect(accountsContract.create.input.parse(directory).source).toBe('directory');
  });

  it('names what is wrong, and asks a directory account for no password', () => {
    const draft = { ...emptyAccount, username: ' a ', email: 'nobody' };
    expect(accountProblems(draft, false)).toEqual(['username', 'email', 'password']);
    expect(accountProblems({ ...draft, source: 'directory' }, false)).toEqual(['username', 'email']);
    expect(accountProblems({ ...draft, username: 'jmartin', email: '' }, true)).toEqual([]);
  });

  it('takes no address for one that is not there', () => {
    for (const text of ['', '  ', 'a@b.ch']) expect(isEmail(text), text).toBe(true);
    for (const text of ['a', 'a@b', 'a b@c.d', '@b.ch']) expect(isEmail(text), text).toBe(false);
  });
});

describe('the marks of an account', () => {
  it('are none for one that is in order', () => {
    expect(accountMarks(account, now)).toEqual([]);
  });

  it('name what keeps the owner out first', () => {
    const marked = { ...account, whitelisted: false, mustChangePassword: true, secondFactor: true };
    expect(accountMarks(marked, now)).toEqual(['notWhitelisted', 'mustChange', 'secondFactor']);
  });

  it('tell a temporary password that ran out from one that still opens', () => {
    const temporary = { ...account, mustChangePassword: true };
    expect(accountMarks({ ...temporary, passwordExpiresAt: '2026-03-01T12:00:01.000Z' }, now)).toEqual(['mustChange']);
    expect(accountMarks({ ...temporary, passwordExpiresAt: '2026-03-01T12:00:00.000Z' }, now)).toEqual(['expired']);
  });
});
