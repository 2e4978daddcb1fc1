import { expect, test } from 'vitest';
import { createTestCore } from '../support/core.ts';

const jane = { ipp: ' 0012-345 ', sex: 'F', firstName: 'Jeanne-Émilie', lastName: 'd’Arc', birthDate: '1980-02-01' };

test('creates a patient under the next identifier and finds it again', async () => {
  const desk = await createTestCore();
  const user = desk.as('user');
  const year = desk.clock.now().getFullYear();
  const preview = await user.patients.preview({});
  expect(preview.identifier).toBe(`ONCOCENTRE_${year}_00001`);
  const made = await user.patients.create(jane);
  expect(made.identifier).toBe(preview.identifier);
  for (const search of [
    'jean',
    'EMI arc',
    'd’ar',
    '0012345',
    '0012 345',
    '1980-02-01',
    '01/02/1980',
    'centre_',
    '00001',
    'jean 00001',
  ]) {
    const { items, total } = await user.patients.list({ search });
    expect([search, total, items.length]).toEqual([search, 1, 1]);
  }
  for (const search of ['eanne', '12345', 'zz', '1980-02-02', '00002']) {
    expect((await user.patients.list({ search })).total).toBe(0);
  }
  const { items } = await user.patients.reveal({ ids: [made.id] });
  expect(items).toEqual([
    {
      id: made.id,
      identity: { ipp: '0012-345', firstName: 'Jeanne-Émilie', lastName: 'd’Arc', birthDate: '1980-02-01' },
    },
  ]);
});
