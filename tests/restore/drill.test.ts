import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemRandom } from '../../main/host/system-ports.ts';
import { parseRecoveryKey } from '../../main/keys/recovery-key.ts';
import { runDrill } from '../../main/restore/drill.ts';
import { createTestCore } from '../support/core.ts';
import { makeProvenSet } from '../support/sets.ts';

test('restores a set through the recovery key alone, works with it, and leaves nothing behind', async () => {
  const it = await createTestCore();
  const set = await makeProvenSet(it.folder, it.clock);
  const ports = { clock: it.clock, random: systemRandom, onStep: () => {} };
  const task = {
    setFolder: set.folder,
    recoveryKey: parseRecoveryKey(set.recoveryKey),
    into: it.folder,
    name: 'drill-test',
    appVersion: '0.0.0-test',
  };
  const result = await runDrill(task, ports);
  expect(result).toMatchObject({ set: set.name, message: expect.stringContaining('25 readings answered') });
  expect(readdirSync(it.folder).filter((name) => name.startsWith('drill-'))).toEqual([]);
  expect(it.core.state().state).toBe('READY');

  const keyring = join(set.folder, 'keyring.json');
  writeFileSync(keyring, readFileSync(keyring, 'utf8').replace('recovery', 'recoverx'));
  await expect(runDrill(task, ports)).rejects.toMatchObject({ code: 'INVALID' });
  expect(readdirSync(it.folder).filter((name) => name.startsWith('drill-'))).toEqual([]);
});
