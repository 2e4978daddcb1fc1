import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openConnection } from '../../main/database/connection.ts';
import { migrations } from '../../main/database/migrations/index.ts';
import { temporaryFolder } from './test-installation.ts';

const at = '2026-01-01T08:00:00.000Z';

/** A database as the version before left it. */
function filled() {
  const folder = temporaryFolder();
  const db = openConnection(join(folder.path, 'rems.db'), randomBytes(32), { create: true });
  onTestFinished(() => {
    db.close();
    folder.remove();
  });
  for (const { id, up } of migrations) if (id < 60) up(db);
  db.exec(`INSERT INTO classes (name, name_folded, created_at) VALUES ('CT', 'ct', '${at}');
    INSERT INTO subclasses (class_id, name, name_folded, lifetime_years, created_at) VALUES (1, 'Fixed', 'fixed', 10, '${at}'), (1, 'Old', 'old', NULL, '${at}');
    INSERT INTO documents (uuid, kid, entity, entity_id, file_name, state, added_at, added_by)
      VALUES ('00000000-0000-4000-8000-000000000001', 'k', 'unit', 1, 'Étude  ŒUVRE.PDF', 'waiting', '${at}', 'x')`);
  const unit = db.prepare(
    `INSERT INTO units (class_id, subclass_id, manufactured_on, installed_on, created_at, updated_at) VALUES (1, ?, ?, ?, '${at}', '${at}')`,
  );
  unit.run(1, '2010-05-06', '2011-07-08');
  unit.run(1, '2012-02-29', null);
  unit.run(1, null, null);
  unit.run(2, '9995-01-01', null);
  unit.run(null, '2010-05-06', null);
  return db;
}

test('the steps that bring places, additions and capital planning work out the life of the units that are there', () => {
  const db = filled();
  const before = db.prepare('SELECT id, version, updated_at, installed_on FROM units').all();
  for (const { id, up } of migrations) if (id >= 60) up(db);
  expect(db.prepare('SELECT id, version, updated_at, installed_on FROM units').all()).toEqual(before);
  const life = db.prepare('SELECT life_began_on, estimated_end_of_life_on FROM units ORDER BY id').raw();
  expect(life.all()).toEqual([
    ['2011-07-08', '2021-07-08'],
    ['2012-02-29', '2022-02-28'],
    [null, null],
    ['9995-01-01', null],
    ['2010-05-06', null],
  ]);
  db.exec('UPDATE subclasses SET lifetime_years = 4 WHERE id <= 2');
  expect(life.all().map((row) => (row as unknown[])[1])).toEqual([
    '2015-07-08',
    '2016-02-29',
    null,
    '9999-01-01',
    null,
  ]);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
});

test('documents that are there are found by their names, folded as new ones are', () => {
  const db = filled();
  for (const { id, up } of migrations) if (id >= 60) up(db);
  expect(db.prepare('SELECT name_folded FROM documents').pluck().all()).toEqual(['etude oeuvre.pdf']);
});
