import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyInstallation, temporaryFolder } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { rems } from '../support/run-program.ts';

test('rems audit export hands the trail out with its seal, for its owner only and on record', async () => {
  const folder = copyInstallation();
  const out = join(temporaryFolder(), 'trail.jsonl');
  expect(await rems(['audit', 'export', '--format', 'pdf', '--data', folder])).toMatchObject({ code: 2, stdout: '' });
  const ended = await rems(['audit', 'export', '--format', 'json', '--out', out, '--data', folder]);
  expect(ended).toMatchObject({ code: 0 });
  expect(statSync(out).mode & 0o077).toBe(0);
  const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
  const last = JSON.parse(lines.at(-2) ?? '');
  expect(last).toMatchObject({ action: 'audit.export', origin: 'cli' });
  expect(JSON.parse(lines.at(-1) ?? '').seal).toMatchObject({ headSeq: last.seq, headHash: last.hash });
});

test('rems audit verify ends with 0 for a sound trail, and with 1 and the number of the entry for an altered one', async () => {
  const folder = copyInstallation();
  expect(await rems(['audit', 'verify', '--data', folder])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('holds together'),
  });
  const db = await openDatabaseOf(folder);
  db.exec(`DROP TRIGGER audit_no_update; UPDATE audit SET reason = 'another' WHERE seq = 3`);
  db.close();
  const { code, stdout } = await rems(['audit', 'verify', '--json', '--data', folder]);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, first: { seq: 3, problem: 'altered' } });
});
