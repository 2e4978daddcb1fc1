import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTestCore, openTestCore, templatePassword, temporaryFolder } from '../support/core.ts';
import { examplePatient } from '../support/patient-call-examples.ts';
import { makeProvenSet } from '../support/sets.ts';
import { signInAs } from '../support/sign-in.ts';

test('where nothing says what was issued since, numbers jump ahead, and administrators are told', async () => {
  const it = await createTestCore();
  await it.as('user').patients.create(examplePatient);
  const set = await makeProvenSet(it.folder, it.clock);
  const into = join(temporaryFolder(), 'there');
  await it.core.restoreTo({ setFolder: set.folder, into, recoveryKey: set.recoveryKey, operator: 'test' });
  expect(existsSync(join(into, 'identifiers.json'))).toBe(false);
  const there = await openTestCore(into, { clock: it.clock });
  expect(existsSync(join(into, 'identifiers.json'))).toBe(true);
  const { api } = await signInAs(there, 'user', templatePassword);
  const made = await api.patients.create({ ...examplePatient, ipp: 'B-1', firstName: 'Nouvelle' });
  expect(made.identifier).toMatch(/_01002$/);
  const { items } = await there.as('operator').notices.list({});
  expect(items).toContainEqual(expect.objectContaining({ kind: 'registry.numbers', link: '/admin/studies' }));
});

test('data that were put back by hand go on after what was issued', async () => {
  const it = await createTestCore();
  await it.as('user').patients.create(examplePatient);
  await it.core.close();
  rmSync(join(it.folder, 'anchor.json'));
  const again = await it.reopen({ acceptRollback: true });
  const made = await again.as('user').patients.create({ ...examplePatient, ipp: 'B-1', firstName: 'Nouvelle' });
  // The marks are exact after a clean end, so that nothing is left out.
  expect(made.identifier).toMatch(/_00002$/);
});
