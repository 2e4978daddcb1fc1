import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSchema } from '../../build/schema/read-schema.ts';
import { schemaDocument } from '../../build/schema/schema-document.ts';
import { openConnection } from '../../main/database/connection.ts';
import { temporaryFolder } from './test-installation.ts';

const committed = join(import.meta.dirname, '../../docs/schema.md');

test('docs/schema.md is what the migrations make; npm run docs:schema writes it anew', () => {
  expect(readFileSync(committed, 'utf8')).toBe(schemaDocument());
});

test('a table is shown with its references, its rules and what hangs on it', () => {
  const folder = temporaryFolder();
  const db = openConnection(join(folder.path, 'planted.db'), Buffer.alloc(32, 7), { create: true });
  try {
    db.exec(`
      CREATE TABLE room (id INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE unit (
        id INTEGER PRIMARY KEY,
        room_id INTEGER REFERENCES room (id) ON DELETE CASCADE,
        state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'old')),
        since TEXT,
        UNIQUE (room_id, state),
        CHECK ((since IS NULL) = (state = 'new'))
      ) STRICT;
      ALTER TABLE unit ADD COLUMN tested INTEGER NOT NULL DEFAULT 0 CHECK (tested IN (0, 1));
      CREATE INDEX unit_room ON unit (room_id);
      CREATE TRIGGER unit_stays BEFORE DELETE ON unit BEGIN SELECT RAISE(ABORT, 'no'); END;
    `);
    const [, unit] = readSchema(db);
    expect(unit?.columns.map(({ name, references, check }) => [name, references, check])).toEqual([
      ['id', undefined, undefined],
      ['room_id', 'room.id, goes with it', undefined],
      ['state', undefined, "state IN ('new', 'old')"],
      ['since', undefined, undefined],
      ['tested', undefined, 'tested IN (0, 1)'],
    ]);
    expect(unit?.indexes).toEqual(['CREATE INDEX unit_room ON unit (room_id)', 'UNIQUE (room_id, state)']);
    expect(unit?.checks).toEqual(["CHECK ((since IS NULL) = (state = 'new'))"]);
    expect(unit?.triggers).toHaveLength(1);

    db.exec(`CREATE TABLE odd (id INTEGER CHECK (id > 0) PRIMARY KEY) STRICT`);
    expect(() => readSchema(db)).toThrow('odd has 1 CHECKs');
  } finally {
    db.close();
    folder.remove();
  }
});
