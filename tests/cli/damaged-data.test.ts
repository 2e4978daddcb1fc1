import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyInstallation } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { rems } from '../support/run-program.ts';

/** Flips a bit in the middle of a file. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

function overwriteStart(file: string): void {
  writeFileSync(file, readFileSync(file).fill(7, 0, 4096));
}

const sabotage: readonly (readonly [state: string, spoil: (folder: string) => void])[] = [
  ['DB_MISSING', (folder) => rmSync(join(folder, 'rems.db'))],
  ['DB_CORRUPT', (folder) => overwriteStart(join(folder, 'rems.db'))],
  ['KEYRING_MISSING', (folder) => rmSync(join(folder, 'keys', 'keyring.json'))],
  ['KEYRING_DAMAGED', (folder) => damage(join(folder, 'keys', 'keyring.json'))],
  ['KEY_UNAVAILABLE', (folder) => rmSync(join(folder, 'keys', 'host.key'))],
  ['DATA_ROLLED_BACK', (folder) => rmSync(join(folder, 'anchor.json'))],
];

describe('data that do not open', () => {
  test.each(sabotage)('%s ends every command with 3, says what to do, and changes nothing', async (state, spoil) => {
    const folder = copyInstallation();
    spoil(folder);
    const before = contents(folder);
    for (const command of [['users', 'list'], ['export', 'equipment'], ['doctor']]) {
      const { code, stderr } = await rems([...command, '--data', folder]);
      expect(code).toBe(3);
      expect(stderr).toMatch(new RegExp(`${state}: [A-Z].+\\.`));
    }
    expect(contents(folder)).toEqual(before);
  });

  test('open again when an administrator accepts what was lost, on record', async () => {
    const folder = copyInstallation();
    rmSync(join(folder, 'anchor.json'));
    expect(await rems(['recover', '--data', folder])).toMatchObject({ code: 2 });
    expect(await rems(['recover', '--accept-rollback', '--data', folder])).toMatchObject({ code: 2 });
    expect(await rems(['recover', '--accept-rollback', '--yes', '--data', folder])).toMatchObject({ code: 0 });
    expect(await rems(['users', 'list', '--data', folder])).toMatchObject({ code: 0 });
    const db = await openDatabaseOf(folder);
    const last = db
      .prepare<[], { action: string; changes: string }>('SELECT * FROM audit ORDER BY seq DESC LIMIT 1')
      .get();
    expect(last).toMatchObject({ action: 'system.open', changes: expect.stringContaining('accepted') });
  });
});

/** Names and bytes of everything in a folder. */
function contents(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => [
      join(entry.parentPath, entry.name),
      readFileSync(join(entry.parentPath, entry.name), 'base64'),
    ]),
  );
}
