import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '../../main/database/migrations/index.ts';
import released from './released-migrations.json' with { type: 'json' };

/** One entry per migration that left the house: it may never change again. Entries are added at a release. */
const kept: readonly { readonly file: string; readonly sha256: string }[] = released.released;
const folder = join(import.meta.dirname, '../../main/database/migrations');

function hashOf(file: string): string {
  return createHash('sha256')
    .update(readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n'))
    .digest('hex');
}

test('released migrations are as they were released', () => {
  expect(kept.filter(({ file, sha256 }) => hashOf(file) !== sha256).map(({ file }) => file)).toEqual([]);
});

test('the check sees a change', () => {
  const [first] = readdirSync(folder);
  expect(hashOf(first ?? '')).not.toBe(createHash('sha256').update('another text').digest('hex'));
});

test('every file of the folder is listed under its own number and name, in order', () => {
  const files = readdirSync(folder)
    .filter((name) => name !== 'index.ts')
    .sort();
  expect(files.filter((name) => !/^\d{3,}-[a-z0-9-]+\.ts$/.test(name))).toEqual([]);
  const listed = migrations.map(({ id, name }) => `${String(id).padStart(3, '0')}-${name}.ts`);
  expect(listed).toEqual(files);
});
