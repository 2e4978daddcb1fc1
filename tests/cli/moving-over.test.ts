import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWorkbook } from '../../main/files/xlsx/open-workbook.ts';
import { copyInstallation } from '../support/core.ts';
import { rems } from '../support/run-program.ts';

const backup = join(import.meta.dirname, '..', 'fixtures', 'rems-export', 'rems.sqlite3');

test('rems import rems checks, writes and takes back; the workbook comes out, goes in again and changes nothing', async () => {
  const folder = copyInstallation();
  const dry = await rems(['import', 'rems', backup, '--dry-run', '--data', folder, '--json']);
  expect(dry.code).toBe(0);
  expect(JSON.parse(dry.stdout)).toMatchObject({ created: 1371, updated: 0, errors: [], warnings: [] });
  const done = await rems(['import', 'rems', backup, '--data', folder, '--json']);
  const report = JSON.parse(done.stdout);
  expect(report).toMatchObject({ created: 1371, errors: [] });
  expect(report.remarks).toContainEqual(
    expect.objectContaining({
      table: 'personnel',
      message: expect.stringMatching(/^People who could sign in to REMS: 1/),
    }),
  );

  const out = join(folder, '..', 'everything.xlsx');
  expect((await rems(['export', 'workbook', '--out', out, '--data', folder])).code).toBe(0);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  expect(openWorkbook(readFileSync(out)).sheets[0]?.name).toBe('_README');
  const again = await rems(['import', 'rems', out, '--data', folder, '--json']);
  expect(JSON.parse(again.stdout)).toMatchObject({ created: 0, updated: 0, unchanged: 1371, errors: [] });

  const undone = await rems(['import', 'undo', String(report.importId), '--data', folder]);
  expect(undone).toMatchObject({ code: 0, stdout: expect.stringContaining('is undone') });
}, 60_000);

test('what is no file of REMS is refused in words, and nothing is written', async () => {
  const folder = copyInstallation();
  const refused = await rems(['import', 'rems', join(folder, 'anchor.json'), '--data', folder]);
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('.sqlite3') });
});
