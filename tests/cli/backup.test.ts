import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFiles } from '../../main/database/data-files.ts';
import { systemRandom } from '../../main/host/system-ports.ts';
import { makeSet } from '../../main/sets/make-set.ts';
import { openReady, setUp, testPorts } from '../database/test-installation.ts';
import { copyInstallation, temporaryFolder } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { rems } from '../support/run-program.ts';

test('rems backup makes a set, lists it and proves it, by name, as the latest, and wherever it lies', async () => {
  const data = copyInstallation();
  const here = (...args: string[]) => rems(['backup', ...args, '--data', data, '--json']);
  const none = await here('verify', 'latest');
  expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('rems backup now') });
  const made = await here('now');
  expect(made).toMatchObject({ code: 0 });
  const { set } = JSON.parse(made.stdout);
  const listed = await here('list');
  expect(JSON.parse(listed.stdout)).toMatchObject([{ name: set, state: 'proven', kind: 'manual' }]);
  const latest = await here('verify', 'latest');
  expect(latest.code).toBe(0);
  expect(JSON.parse(latest.stdout)).toMatchObject({ ok: true });

  const copy = join(temporaryFolder(), 'taken-away');
  cpSync(join(data, 'backups', set), copy, { recursive: true });
  const bytes = readFileSync(join(copy, 'rems.db'));
  bytes[5000] = (bytes[5000] ?? 0) ^ 1;
  writeFileSync(join(copy, 'rems.db'), bytes);
  const spoiled = await here('verify', copy);
  expect(spoiled.code).toBe(1);
  expect(JSON.parse(spoiled.stdout)).toMatchObject({ ok: false });

  const db = await openDatabaseOf(data);
  const trail = db
    .prepare<[], string>(
      "SELECT actor || ' ' || entity_id || ' ' || changes FROM audit WHERE action = 'backup.verify' ORDER BY seq",
    )
    .pluck()
    .all();
  db.close();
  expect(trail).toEqual([
    expect.stringMatching(`\\(command line\\) ${set} .*"done"`),
    expect.stringMatching(`\\(command line\\) taken-away .*"failed".*does not hold`),
  ]);
});

test('rems backup verify needs no data where the recovery key of the set is given', async () => {
  const folder = join(temporaryFolder(), 'data');
  const ports = testPorts(folder);
  const { recoveryKey } = await setUp(ports);
  const { keys, db } = await openReady(ports);
  const { clock } = ports;
  const facts = { files: dataFiles(folder), keys, kind: 'auto', appVersion: '1.0.0', reserve: 0 } as const;
  const made = makeSet({ ...facts, clock, random: systemRandom });
  db.close();
  const nowhere = join(temporaryFolder(), 'nothing');
  const proof = await rems(
    ['backup', 'verify', made.folder, '--recovery-key-stdin', '--data', nowhere],
    `${recoveryKey}\n`,
  );
  expect(proof).toMatchObject({ code: 0, stdout: expect.stringContaining('ok      audit') });
  const without = await rems(['backup', 'verify', made.folder, '--data', nowhere]);
  expect(without).toMatchObject({
    code: 3,
    stderr: expect.stringContaining(`rems backup verify ${made.folder} --recovery-key-stdin`),
  });
});
