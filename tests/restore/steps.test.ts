import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dataFiles } from '../../main/database/data-files.ts';
import { restoreSteps } from '../../main/restore/steps.ts';
import { createTestCore } from '../support/core.ts';
import { makeProvenSet } from '../support/sets.ts';

test('a fault at any step leaves all of the old state or all of the new one, and the data open again', async () => {
  let cutAt: string | undefined;
  const it = await createTestCore({
    ports: {
      onStep: (step) => {
        if (step === cutAt) throw new Error('cut here');
      },
    },
  });
  const api = it.as('operator');
  const set = await makeProvenSet(it.folder, it.clock);
  const committed = restoreSteps.indexOf('swap.committed');
  for (const step of [...restoreSteps.slice(0, committed), 'swap.committed', 'swap.keyring'] as const) {
    const { id } = await api.lookups.create({ kind: 'department', name: `Before ${step}` });
    cutAt = step;
    it.clock.advance(10_000);
    const reply = await it.send('operator', 'restore.begin', { set: set.name, reason: 'cut' });
    cutAt = undefined;
    expect(reply.ok, step).toBe(false);
    expect(it.core.state().state, step).toBe('READY');
    const { items } = await api.lookups.list({ kind: 'department' });
    const isNew = restoreSteps.indexOf(step) >= committed;
    expect(
      items.some((one) => one.id === id && one.name === `Before ${step}`),
      step,
    ).toBe(!isNew);
    expect(existsSync(dataFiles(it.folder).swapJournal) || existsSync(dataFiles(it.folder).staging), step).toBe(false);
  }
});
