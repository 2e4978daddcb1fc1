import { beforeEach, describe, expect, it } from 'vitest';
import { createTestCore, type TestCore } from '../support/core.ts';

let test: TestCore;
beforeEach(async () => {
  test = await createTestCore();
});

const draft = { list: 'equipment' as const, name: 'Open CT', query: 'class=1&facility=2' };

describe('a shared view', () => {
  it('is seen by everybody who reads the list, by name', async () => {
    await test.as('physicist').views.share(draft);
    await test.as('administrator').views.share({ ...draft, name: 'All of it' });
    const { items } = await test.as('viewer').views.list({ list: 'equipment' });
    expect(items.map(({ name, createdBy, mine }) => [name, createdBy, mine])).toEqual([
      ['All of it', 'administrator', false],
      ['Open CT', 'physicist', false],
    ]);
    expect((await test.as('viewer').views.list({ list: 'findings' })).items).toEqual([]);
  });

  it('has a name of its own in its list, whatever the case', async () => {
    await test.as('physicist').views.share(draft);
    const again = { ...draft, name: 'OPEN  ct' };
    await expect(test.as('physicist').views.share(again)).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: { name: expect.any(String) },
    });
    await test.as('physicist').views.share({ ...again, list: 'capital' });
  });

  it('is shared by those who write only', async () => {
    await expect(test.as('viewer').views.share(draft)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(test.as('technologist').views.share(draft)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is renamed and removed by its maker and by administrators, nobody else', async () => {
    const { id } = await test.as('physicist').views.share(draft);
    const other = test.as('physics-assistant').views;
    await expect(other.rename({ id, version: 1, name: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(other.remove({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await test.as('physicist').views.rename({ id, version: 1, name: 'CT' })).toMatchObject({
      name: 'CT',
      version: 2,
      mine: true,
    });
    await test.as('administrator').views.remove({ id });
    expect((await test.as('viewer').views.list({ list: 'equipment' })).items).toEqual([]);
    await test.as('administrator').views.restore({ id });
    const [back] = (await test.as('physicist').views.list({ list: 'equipment' })).items;
    expect(back).toMatchObject({ name: 'CT', createdBy: 'physicist', mine: true });
  });

  it('is not changed over somebody else, nor brought back onto a name that was taken', async () => {
    const views = test.as('physicist').views;
    const { id } = await views.share(draft);
    await views.rename({ id, version: 1, query: 'class=3' });
    await expect(views.rename({ id, version: 1, name: 'y' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { query: 'class=3' } },
    });
    await views.remove({ id });
    await expect(views.rename({ id, version: 3, name: 'y' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await views.share(draft);
    await expect(views.restore({ id })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(views.remove({ id: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('outlives the account of its maker', async () => {
    const administrator = test.as('administrator');
    const { id } = await test.as('physicist').views.share(draft);
    expect(id).toBeGreaterThan(0);
    await administrator.accounts.deactivate({ account: 'physicist', reason: 'Left' });
    expect((await administrator.views.list({ list: 'equipment' })).items).toMatchObject([{ createdBy: 'physicist' }]);
  });
});
