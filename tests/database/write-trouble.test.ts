import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWriteTrouble } from '../../main/database/write-trouble.ts';
import { temporaryFolder } from '../support/core.ts';

function watched() {
  const folder = join(temporaryFolder(), 'data');
  mkdirSync(folder);
  const told: (string | null)[] = [];
  const trouble = createWriteTrouble({ folder, onChange: () => void told.push(trouble.present()) });
  return { folder, trouble, told };
}
const refused = (code: string) => Object.assign(new Error('x'), { code });

test('a full or broken disk is told once, until a change is kept again', () => {
  const { trouble, told } = watched();
  trouble.note(refused('SQLITE_FULL'));
  trouble.note(refused('SQLITE_FULL'));
  trouble.note(refused('SQLITE_IOERR_FSYNC'));
  trouble.cleared();
  trouble.cleared();
  expect(told).toEqual([expect.stringMatching(/disk is full/), expect.stringMatching(/did not answer/), null]);
});

test.each(['SQLITE_BUSY', 'SQLITE_CONSTRAINT_CHECK', 'SQLITE_CORRUPT', 'EACCES'])(
  '%s of a transaction says nothing of the disk',
  (code) => {
    const { trouble, told } = watched();
    trouble.note(refused(code));
    trouble.note('no error at all');
    expect([trouble.present(), told]).toEqual([null, []]);
  },
);

test('a folder that is gone is seen by a look, and only writing there takes it back', () => {
  const { folder, trouble, told } = watched();
  rmSync(folder, { recursive: true });
  trouble.look();
  mkdirSync(folder);
  trouble.look();
  expect(trouble.present()).toMatch(/cannot be written to.*administrator/);
  trouble.probe();
  expect([trouble.present(), told.length, readdirSync(folder)]).toEqual([null, 2, []]);
});

test('files that can be written say nothing of a database that cannot', () => {
  const { trouble } = watched();
  trouble.note(refused('SQLITE_READONLY'));
  trouble.probe();
  expect(trouble.present()).toMatch(/cannot be written to/);
});
