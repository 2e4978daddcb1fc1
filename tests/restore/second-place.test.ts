import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { HelperProcess } from '../../main/ports.ts';
import { createTestCore, temporaryFolder } from '../support/core.ts';
import { checkout } from '../support/run-program.ts';
import { makeProvenSet } from '../support/sets.ts';

const workerEntry = pathToFileURL(join(checkout, 'out/main/import-worker.js'));

/** A program beside this one whose place does not answer. */
function hanging(): HelperProcess {
  let tell: (message: unknown) => void = () => undefined;
  return {
    post: () => tell({ kind: 'refused', code: 'UNAVAILABLE', message: 'The place did not answer in time.' }),
    onMessage: (listener) => {
      tell = listener;
    },
    onExit: () => undefined,
    kill: () => undefined,
  };
}

test('a set comes back from a second place; one that hangs is asked from a distance and holds nobody', async () => {
  const it = await createTestCore();
  const path = join(temporaryFolder(), 'share');
  mkdirSync(path);
  const api = it.as('operator');
  const { id: destinationId } = await api.backup.addDestination({ label: 'Share', path, removable: false });
  await api.lookups.create({ kind: 'department', name: 'Before' });
  const set = await makeProvenSet(it.folder, it.clock);
  await api.backup.copy({ destinationId });
  rmSync(set.folder, { recursive: true });
  const call = { set: set.name, destinationId };
  expect(await api.restore.preview(call)).toMatchObject({ needsRecoveryKey: false });

  const cut = await it.reopen({ workerEntry, ports: { startProcess: hanging } });
  const later = cut.as('operator').restore;
  await expect(later.preview(call)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await expect(later.units(call)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await expect(later.begin({ ...call, reason: 'From the share' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });

  const back = await cut.reopen({ workerEntry: null, ports: {} });
  await back.as('operator').lookups.create({ kind: 'department', name: 'After' });
  await back.atConsole('administrator').restore.begin({ ...call, reason: 'From the share' });
  const { items } = await back.as('operator').lookups.list({ kind: 'department' });
  expect(items.map(({ name }) => name)).toEqual(['Before']);
});
