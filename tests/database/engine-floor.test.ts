import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { engineVersions, openConnection } from '../../main/database/connection.ts';
import { engineFloor, requireEngine } from '../../main/database/engine-floor.ts';

test.each(['2.3.9', '1.99.99', '2.3.10'])(
  'refuses SQLite3 Multiple Ciphers %s, which is below the floor',
  (version) => {
    expect(() => requireEngine(`SQLite3 Multiple Ciphers ${version}`)).toThrow(`${engineFloor} or newer is required`);
  },
);

test.each(['', 'SQLite3 Multiple Ciphers', 'SQLite3 Multiple Ciphers 2.x.0', '99'])(
  'refuses an engine that says "%s", which is no version',
  (reported) => {
    expect(() => requireEngine(reported)).toThrow('or newer is required');
  },
);

test.each([engineFloor, '2.4.1', '2.10.0', '3.0.0'])('takes SQLite3 Multiple Ciphers %s', (version) => {
  expect(() => requireEngine(`SQLite3 Multiple Ciphers ${version}`)).not.toThrow();
});

test('the engine that is installed is asked at every opening, and is not below the floor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rems-engine-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const db = openConnection(join(folder, 'x.db'), Buffer.alloc(32, 7), { create: true });
  onTestFinished(() => void db.close());
  expect(() => requireEngine(engineVersions(db).cipher)).not.toThrow();
});
