import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openConnection } from '../../main/database/connection.ts';
import { up as foundation } from '../../main/database/migrations/010-foundation.ts';
import { up as identity } from '../../main/database/migrations/020-identity.ts';
import { up as compliance } from '../../main/database/migrations/030-compliance.ts';
import { temporaryFolder } from './test-installation.ts';

const at = '2026-01-01T08:00:00.000Z';

/** A database as the version before left it, with a unit for each way of writing frequencies and an open notice. */
function filled() {
  const folder = temporaryFolder();
  const db = openConnection(join(folder.path, 'rems.db'), randomBytes(32), { create: true });
  onTestFinished(() => {
    db.close();
    folder.remove();
  });
  foundation(db);
  identity(db);
  db.exec(`INSERT INTO classes (name, name_folded, created_at) VALUES ('CT', 'ct', '${at}')`);
  const unit = db.prepare(
    `INSERT INTO units (class_id, audit_frequencies, retired, created_at, updated_at) VALUES (1, ?, ?, '${at}', '${at}')`,
  );
  unit.run('', 0);
  unit.run('Annual - TJC', 0);
  unit.run('Quarterly, Annual - ACR, Annual - ME', 0);
  unit.run('Semiannual', 1);
  db.exec(`INSERT INTO notices (kind, subject, audience, severity, message, first_at, last_at)
    VALUES ('sign-in.throttled', 'x', 'accounts:manage', 'warning', 'Somebody tries.', '${at}', '${at}')`);
  return db;
}

test('the step that brings surveys puts each unit under the rules of its frequencies, and under no other', () => {
  const db = filled();
  compliance(db);
  const owed = db.prepare(
    `SELECT o.unit_id, r.key FROM obligations o JOIN obligation_rules r ON r.id = o.rule_id ORDER BY o.unit_id, r.id`,
  );
  expect(owed.raw().all()).toEqual([
    [2, 'tjc'],
    [3, 'quarterly'],
    [3, 'acr'],
    [3, 'me'],
    [4, 'semiannual'],
  ]);
  const open = db.prepare('SELECT DISTINCT starts_on, ends_on, last_tested_on, limit_on FROM obligations');
  expect(open.raw().all()).toEqual([[null, null, null, null]]);
  const heads = db.prepare('SELECT id, has_obligations, never_tested, next_limit_on, version FROM units ORDER BY id');
  expect(heads.raw().all()).toEqual([
    [1, 0, 0, null, 1],
    [2, 1, 1, null, 1],
    [3, 1, 1, null, 1],
    [4, 1, 1, null, 1],
  ]);
});

test('it keeps what units and notices said, and every rule has its first wording', () => {
  const db = filled();
  const before = db.prepare('SELECT id, audit_frequencies, retired, updated_at FROM units').all();
  compliance(db);
  expect(db.prepare('SELECT id, audit_frequencies, retired, updated_at FROM units').all()).toEqual(before);
  expect(db.prepare('SELECT message, account_id FROM notices').all()).toEqual([
    { message: 'Somebody tries.', account_id: null },
  ]);
  const rules = db.prepare('SELECT id, version, label, definition FROM obligation_rules ORDER BY id').all();
  const versions = db.prepare(
    'SELECT rule_id AS id, version, label, definition FROM obligation_rule_versions ORDER BY rule_id',
  );
  expect(rules).toHaveLength(11);
  expect(versions.all()).toEqual(rules);
  expect(db.pragma('foreign_key_check')).toEqual([]);
});
