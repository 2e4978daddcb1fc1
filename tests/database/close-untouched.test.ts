import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { closeUntouched } from '../../main/database/close-untouched.ts';
import { openConnection } from '../../main/database/connection.ts';
import { temporaryFolder } from './test-installation.ts';

function written() {
  const folder = temporaryFolder();
  onTestFinished(() => folder.remove());
  const file = join(folder.path, 'rems.db');
  const key = randomBytes(32);
  const db = openConnection(file, key, { create: true });
  db.exec(`CREATE TABLE unit (name TEXT NOT NULL) STRICT; INSERT INTO unit VALUES ('in the log')`);
  const contents = () => [file, `${file}-wal`].map((path) => (existsSync(path) ? readFileSync(path) : undefined));
  return { file, key, db, contents };
}

test('the last one to close leaves database and log as they are, and nothing is lost', () => {
  const { file, key, db, contents } = written();
  const before = contents();
  closeUntouched(db, key);
  expect(contents()).toEqual(before);
  const again = openConnection(file, key);
  expect(again.prepare('SELECT name FROM unit').pluck().all()).toEqual(['in the log']);
  again.close();
});

test('closed in the ordinary way the log is copied into the database', () => {
  const { db, contents } = written();
  const before = contents();
  db.close();
  expect(contents()).not.toEqual(before);
});
