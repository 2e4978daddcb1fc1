import { beforeEach, describe, expect, test } from 'vitest';
import { remsEquipmentColumns } from '../../shared/rems-csv.ts';
import { createImportDesk, csv, type ImportDesk } from '../support/import-desk.ts';

const header = 'eq_id,equipment_class,eq_auditfreq,eq_obligations';
const twoOthers = csv(header, '1,CT,"Annual - TJC, Quarterly","MQSA annual survey, maine CLINIC inspection"');

let desk: ImportDesk;
beforeEach(async () => {
  desk = await createImportDesk();
});

async function labels(unitId = 1): Promise<string[]> {
  return (await desk.api.obligations.ofUnit({ unitId })).items.map(({ obligation }) => obligation).sort();
}

describe('eq_obligations', () => {
  beforeEach(async () => {
    expect((await desk.import(twoOthers)).import.counts).toMatchObject({ created: 1, errors: 0, warnings: 0 });
  });

  test('opens what REMS does not know beside the five, once', async () => {
    expect(await labels()).toEqual(['Annual - TJC', 'MQSA annual survey', 'Maine clinic inspection', 'Quarterly']);
    const again = await desk.import(twoOthers);
    expect(again.import.counts).toMatchObject({ unchanged: 1, warnings: 0 });
  });

  test('stands behind the columns of REMS, by label; a file comes back unchanged', async () => {
    const exported = await desk.exported();
    const [head = '', row = ''] = exported.split('\r\n');
    expect(head.split(',')).toEqual([...remsEquipmentColumns]);
    expect(remsEquipmentColumns.slice(46, 48)).toEqual(['eq_notes', 'eq_obligations']);
    const behind = ','.repeat(remsEquipmentColumns.length - 48);
    expect(row.endsWith(`,"Maine clinic inspection, MQSA annual survey"${behind}`)).toBe(true);
    expect((await desk.import(exported)).import.counts).toMatchObject({ unchanged: 1, warnings: 0 });
    expect(await desk.exported()).toBe(exported);
  });

  test('is left alone by files without the column, as eq_auditfreq leaves it alone', async () => {
    const { items: before } = await desk.api.obligations.ofUnit({ unitId: 1 });
    const tjc = before.find(({ obligation }) => obligation === 'Annual - TJC');
    await desk.api.obligations.update({ id: tjc?.id ?? 0, version: tjc?.version ?? 0, note: 'agreed in March' });
    await desk.import(csv('eq_id,equipment_class,eq_auditfreq', '1,CT,Annual - TJC'));
    expect(await labels()).toEqual(['Annual - TJC', 'MQSA annual survey', 'Maine clinic inspection']);
    const { items } = await desk.api.obligations.ofUnit({ unitId: 1 });
    expect(items.find(({ id }) => id === tjc?.id)?.note).toBe('agreed in March');
  });

  test('blank ends them all, and undoing brings back the very ones', async () => {
    const ids = async () => (await desk.api.obligations.ofUnit({ unitId: 1 })).items.map(({ id }) => id).sort();
    const before = await ids();
    const { import: applied, rows } = await desk.import(csv(header, '1,CT,"Quarterly, Annual - TJC",'));
    expect(rows[0]?.changes).toEqual([
      { column: 'eq_obligations', old: 'Maine clinic inspection, MQSA annual survey', new: null },
    ]);
    expect(await labels()).toEqual(['Annual - TJC', 'Quarterly']);
    await desk.undo(applied.id);
    expect(await ids()).toEqual(before);
  });

  test.each(['MQSA annual survey, Whenever', 'Annual - TJC'])('%j names what is not known: all stay', async (cell) => {
    const { import: one, said } = await desk.import(csv(header, `1,CT,"Quarterly, Annual - TJC","${cell}"`));
    expect(one.counts).toMatchObject({ unchanged: 1, warnings: 1 });
    expect(said('warning')[0]).toContain('is no obligation that is known here');
    expect(await labels()).toHaveLength(4);
  });
});

test('a new unit goes with its obligations when the import is undone', async () => {
  const { import: applied } = await desk.import(twoOthers);
  expect((await desk.undo(applied.id)).import.state).toBe('undone');
  expect((await desk.api.equipment.list({})).total).toBe(0);
});

test('a later change of an obligation stands against it', async () => {
  const { import: applied } = await desk.import(twoOthers);
  const { items } = await desk.api.obligations.ofUnit({ unitId: 1 });
  await desk.api.obligations.update({ id: items[0]?.id ?? 0, version: items[0]?.version ?? 0, note: 'Agreed' });
  await expect(desk.api.imports.undo({ importId: applied.id })).rejects.toMatchObject({ code: 'CONFLICT' });
});
