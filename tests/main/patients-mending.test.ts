import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '../../main/database/migrations/index.ts';
import { type Keyring, writeKeyringText } from '../../main/keys/keyring.ts';
import { intactGenerations, readKeyringFile } from '../../main/keys/keyring-file.ts';
import { openReady, testPorts } from '../database/test-installation.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { examplePatient } from '../support/patient-call-examples.ts';

const damage = (it: TestCore) => it.atConsole('operator').damage;

/** A patient whose keys were exchanged and are in earlier keyrings only; nothing was written under the new ones yet. */
async function patientOfLostKeys(change: (earlier: Keyring, openSlot: string) => Keyring = (earlier) => earlier) {
  const it = await createTestCore();
  const { id, identifier } = await it.as('user').patients.create(examplePatient);
  await it.atConsole('operator').keys.rotateIdentityKeys({});
  await it.core.close();
  const path = join(it.folder, 'keys', 'keyring.json');
  const opened = await openReady(testPorts(it.folder), { migrations });
  const { authentication } = opened.keys;
  const openSlot = opened.keys.openSlot().slot.id;
  const rewrite = (generation: number, work: (keyring: Keyring) => Keyring) => {
    const read = readKeyringFile(path, generation);
    if (read.state !== 'intact') throw new Error(read.state);
    const file = generation === 0 ? path : `${path}.${generation}`;
    writeFileSync(file, writeKeyringText(work(read.keyring), authentication));
  };
  const isRetired = ({ purpose, state }: Keyring['keys'][number]) =>
    purpose.startsWith('identity') && state === 'retired';
  rewrite(0, (keyring) => ({ ...keyring, keys: keyring.keys.filter((entry) => !isRetired(entry)) }));
  for (const generation of intactGenerations(path)) rewrite(generation, (earlier) => change(earlier, openSlot));
  opened.db.close();
  opened.keys.wipe();
  return { it: await it.reopen(), id, identifier };
}

async function mustBeMended({ it, id, identifier }: Awaited<ReturnType<typeof patientOfLostKeys>>) {
  const { patients } = it.as('user');
  expect(await patients.get({ id })).toMatchObject({ readable: false });
  await damage(it).scan({});
  const { items } = await damage(it).list({ state: 'open' });
  expect(items).toMatchObject([{ source: 'patients', label: identifier, problem: 'unknown-key' }]);
  expect(await damage(it).tryKeys({ ids: items.map((item) => item.id) })).toEqual({ mended: 1, left: 0 });
  expect(await patients.get({ id })).toMatchObject({ readable: true });
  const { sex: _, ...identity } = examplePatient;
  expect((await patients.reveal({ ids: [id] })).items).toEqual([{ id, identity }]);
  // The key of the index is lost as well: whoever is mended is found again, and known as a duplicate.
  for (const search of ['exemple', examplePatient.ipp, examplePatient.birthDate])
    expect((await patients.list({ search })).items, search).toMatchObject([{ id }]);
  await expect(patients.create(examplePatient)).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await damage(it).scan({})).toMatchObject({ found: 0 });
  expect((await it.atConsole('operator').keys.overview({})).rotation).toBeNull();
}

test('an identity whose key only an earlier keyring holds reads and is found again', async () => {
  await mustBeMended(await patientOfLostKeys());
});

test('an identity is mended from a keyring of before this way of opening the data was made', async () => {
  // In its place stands one of another machine, which nothing here opens.
  const elsewhere = (earlier: Keyring, here: string): Keyring => {
    const named = (id: string) => (id === here ? 'elsewhere' : id);
    return {
      ...earlier,
      slots: earlier.slots.map((slot) => ({ ...slot, id: named(slot.id) })),
      keys: earlier.keys.map((entry) => ({
        ...entry,
        wraps: entry.wraps.map((wrap) => ({ ...wrap, slot: named(wrap.slot) })),
      })),
    };
  };
  await mustBeMended(await patientOfLostKeys(elsewhere));
});
