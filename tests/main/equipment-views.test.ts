import { describe, expect, test } from 'vitest';
import { createTestCore } from '../support/core.ts';

describe('the filters of capital planning', () => {
  test('tell owned and funded from not and from not applicable, as REMS does', async () => {
    const test = await createTestCore();
    const api = test.as('administrator');
    const { id: classId } = await api.lookups.create({ kind: 'class', name: 'MRI' });
    for (const owned of [true, false, null]) {
      for (const funded of [true, false, null]) {
        await api.equipment.create({
          classId,
          radiologyOwned: owned,
          replacementFunded: funded,
          model: `${owned}/${funded}`,
        });
      }
    }
    const models = async (filters: { radiologyOwned?: boolean; replacementFunded?: boolean }) =>
      (await api.equipment.list({ filters })).items.map(({ model }) => model);
    expect(await models({ radiologyOwned: true, replacementFunded: false })).toEqual(['true/false', 'true/null']);
    expect(await models({ radiologyOwned: false, replacementFunded: true })).toEqual(['false/true', 'null/true']);
    expect(await models({})).toHaveLength(9);
  });
});
