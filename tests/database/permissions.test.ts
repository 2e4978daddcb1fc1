import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditPermissions, securePrivateFolders } from '../../main/database/permissions.ts';
import { close, openReady, setUp, temporaryFolder, testPorts } from './test-installation.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

test('a new installation has nothing to complain about, also while it is open', async () => {
  const data = join(folder.path, 'data');
  await setUp(testPorts(data));
  expect(auditPermissions(data)).toEqual([]);
  const opened = await openReady(testPorts(data));
  opened.db.exec(`INSERT INTO unit (name) VALUES ('x')`);
  expect(auditPermissions(data)).toEqual([]);
  close(opened);
});

test('what others may read is named, with the mode it should have', () => {
  const data = join(folder.path, 'data');
  securePrivateFolders(data);
  writeFileSync(join(data, 'config.json'), '{}', { mode: 0o600 });
  expect(auditPermissions(data)).toEqual([]);
  chmodSync(join(data, 'config.json'), 0o640);
  chmodSync(join(data, 'keys'), 0o755);
  const found = auditPermissions(data);
  expect(found.map((deviation) => deviation.path).sort()).toEqual(['config.json', 'keys']);
  expect(found.map((deviation) => deviation.problem).join()).toMatch(/0640.*0600|0755.*0700/);
  securePrivateFolders(data);
  expect(auditPermissions(data).map((deviation) => deviation.path)).toEqual(['config.json']);
});
