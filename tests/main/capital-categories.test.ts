import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { capitalCategoryOf, rangesOverlap } from '../../shared/capital.ts';
import { createInventory, type Inventory } from '../support/inventory.ts';

let inventory: Inventory;
beforeEach(async () => {
  inventory = await createInventory();
});

const kind = 'capital-category' as const;
const add = (name: string, minCost: number, maxCost: number | null = null) =>
  inventory.lookups.create({ kind, name, minCost, maxCost });

describe('the bounds of a capital category', () => {
  it('are kept in thousands, 0 and none allowed, and answered in ascending order', async () => {
    await add('Major', 500);
    await add('Minor', 0, 99);
    const { capitalCategories } = await inventory.lookups.all({});
    expect(capitalCategories.map(({ name, minCost, maxCost }) => [name, minCost, maxCost])).toEqual([
      ['Minor', 0, 99],
      ['Major', 500, null],
    ]);
  });

  it('are refused out of order, equal included', async () => {
    for (const maxCost of [100, 99, 0]) {
      await expect(add('B', 100, maxCost)).rejects.toMatchObject({
        code: 'INVALID',
        fields: { maxCost: expect.any(String) },
      });
    }
    const b = await add('B', 100, 499);
    await expect(inventory.lookups.update({ kind, id: b.id, version: b.version, minCost: 499 })).rejects.toMatchObject({
      code: 'INVALID',
    });
    await expect(add('C', -1)).rejects.toMatchObject({ code: 'INVALID' });
  });

  it('share no cost with another active category, whose name the refusal tells', async () => {
    await add('Major', 500);
    const refusal = { code: 'CONFLICT', fields: { minCost: expect.stringContaining('"Major"') } };
    await expect(add('Middle', 100, 500)).rejects.toMatchObject(refusal);
    await expect(add('All', 0)).rejects.toMatchObject(refusal);
    const middle = await add('Middle', 100, 499);
    await expect(inventory.lookups.update({ kind, id: middle.id, version: 1, maxCost: null })).rejects.toMatchObject(
      refusal,
    );
    expect(await inventory.lookups.update({ kind, id: middle.id, version: 1, maxCost: 450 })).toMatchObject({
      maxCost: 450,
    });
  });

  it('are checked again when a category is reactivated, by its switch or by its name', async () => {
    const old = await add('Old', 100, 600);
    await inventory.lookups.update({ kind, id: old.id, version: 1, active: false });
    await add('Major', 500);
    const refusal = { code: 'CONFLICT', fields: { minCost: expect.stringContaining('"Major"') } };
    await expect(inventory.lookups.update({ kind, id: old.id, version: 2, active: true })).rejects.toMatchObject(
      refusal,
    );
    await expect(add('OLD', 550)).rejects.toMatchObject(refusal);
    expect(await add('old', 100, 499)).toMatchObject({ id: old.id, active: true, maxCost: 499 });
  });

  it('belong to this kind only, and its names are short', async () => {
    const room = await inventory.lookups.create({ kind: 'class', name: 'CT' });
    await expect(
      inventory.lookups.update({ kind: 'class', id: room.id, version: 1, minCost: 5 }),
    ).rejects.toMatchObject({ code: 'INVALID', fields: { minCost: expect.any(String) } });
    await expect(add('x'.repeat(51), 1)).rejects.toMatchObject({ code: 'INVALID' });
    const b = await add('B', 100, 499);
    await expect(inventory.lookups.update({ kind, id: b.id, version: 1, name: 'x'.repeat(51) })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { name: expect.any(String) },
    });
  });
});

it('counts the units whose cost falls into it, estimates included', async () => {
  const { lookups, equipment } = inventory;
  await add('Minor', 0, 99);
  await add('Middle', 100, 499);
  const ct = await lookups.create({ kind: 'class', name: 'CT' });
  const sub = await lookups.create({ kind: 'subclass', name: 's', classId: ct.id, estimatedCost: 200 });
  await equipment.create({ classId: ct.id, subclassId: sub.id });
  await equipment.create({ classId: ct.id, subclassId: sub.id, capitalCost: 0 });
  await equipment.create({ classId: ct.id, capitalCost: 550 });
  await equipment.create({ classId: ct.id });
  const { items } = await lookups.list({ kind });
  expect(items.map(({ name, usage }) => [name, usage])).toEqual([
    ['Minor', 1],
    ['Middle', 1],
  ]);
});

it('whatever is added, changed and switched, active categories never share a cost', async () => {
  const bounds = fc.record({
    minCost: fc.integer({ min: 0, max: 30 }),
    maxCost: fc.option(fc.integer({ min: 0, max: 30 })),
  });
  const step = fc.oneof(
    fc.record({ act: fc.constant('add' as const), name: fc.constantFrom('A', 'B', 'C', 'D'), range: bounds }),
    fc.record({ act: fc.constant('switch' as const), index: fc.nat(3), active: fc.boolean() }),
    fc.record({ act: fc.constant('change' as const), index: fc.nat(3), range: bounds }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      for (const one of steps) {
        const { items } = await inventory.lookups.list({ kind });
        const row = 'index' in one ? items[one.index] : undefined;
        const call =
          one.act === 'add'
            ? add(one.name, one.range.minCost, one.range.maxCost)
            : row &&
              inventory.lookups.update({
                kind,
                id: row.id,
                version: row.version,
                ...(one.act === 'switch' ? { active: one.active } : one.range),
              });
        await call?.catch((error: { code: string }) => expect(['CONFLICT', 'INVALID']).toContain(error.code));
      }
      const { capitalCategories } = await inventory.lookups.all({});
      const active = capitalCategories.filter((row) => row.active);
      for (const one of active) {
        expect(active.filter((other) => rangesOverlap(one, other))).toEqual([one]);
        expect(capitalCategoryOf(one.minCost, capitalCategories)).toEqual(one);
      }
    }),
    { numRuns: 40 },
  );
});
