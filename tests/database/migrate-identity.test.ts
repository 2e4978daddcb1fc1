import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';
import { openConnection } from '../../main/database/connection.ts';
import { up as foundation } from '../../main/database/migrations/010-foundation.ts';
import { up as identity } from '../../main/database/migrations/020-identity.ts';
import { temporaryFolder } from './test-installation.ts';

/** A database as the version before left it, with three accounts of which one is signed in. */
function filled() {
  const folder = temporaryFolder();
  const db = openConnection(join(folder.path, 'rems.db'), randomBytes(32), { create: true });
  onTestFinished(() => {
    db.close();
    folder.remove();
  });
  foundation(db);
  const at = '2026-01-01T08:00:00.000Z';
  const account = db.prepare(
    `INSERT INTO accounts (username, username_folded, password_hash, active, created_at, updated_at)
     VALUES (?, ?, 'bcrypt-hmac1:x', ?, '${at}', '${at}')`,
  );
  for (const [name, active] of [
    ['Chief', 1],
    ['Zoé', 1],
    ['former', 0],
  ] as const) {
    account.run(name, name.toLowerCase().replace('é', 'e'), active);
  }
  const role = db.prepare('INSERT INTO account_roles (account_id, role) VALUES (?, ?)');
  role.run(1, 'administrator');
  role.run(2, 'viewer');
  role.run(3, 'administrator');
  db.exec(
    `INSERT INTO sessions VALUES ('hash', 1, 'https', '192.0.2.1', '${at}', '${at}', '2027-01-01T00:00:00.000Z')`,
  );
  return db;
}

describe('the step that brings whitelist, roles and sessions', () => {
  test('lets in whoever had an account, the first one as the first administrator', () => {
    const db = filled();
    identity(db);
    expect(db.prepare('SELECT username, username_folded, origin, active FROM whitelist ORDER BY id').all()).toEqual([
      { username: 'Chief', username_folded: 'chief', origin: 'set-up', active: 1 },
      { username: 'Zoé', username_folded: 'zoe', origin: 'upgrade', active: 1 },
      { username: 'former', username_folded: 'former', origin: 'upgrade', active: 1 },
    ]);
    expect(db.prepare('SELECT DISTINCT origin FROM account_roles').pluck().all()).toEqual(['manual']);
    expect(db.prepare('SELECT count(*) FROM accounts WHERE password_expires_at IS NULL').pluck().get()).toBe(3);
  });

  test('ends the sessions of before, and keeps the last active administrator and one password per account', () => {
    const db = filled();
    identity(db);
    expect(db.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(0);
    const last = 'the last active administrator stays';
    // The other administrator is inactive.
    expect(() => db.exec('UPDATE accounts SET active = 0 WHERE id = 1')).toThrow(last);
    expect(() => db.exec('DELETE FROM account_roles WHERE account_id = 1')).toThrow(last);
    db.exec('UPDATE accounts SET active = 1 WHERE id = 3; UPDATE accounts SET active = 0 WHERE id = 1');
    const hash = 'a local account has a password';
    expect(() => db.exec("UPDATE accounts SET source = 'directory' WHERE id = 2")).toThrow(hash);
    expect(() => db.exec('UPDATE accounts SET password_hash = NULL WHERE id = 2')).toThrow(hash);
    db.exec("UPDATE accounts SET source = 'directory', password_hash = NULL WHERE id = 2");
  });
});
