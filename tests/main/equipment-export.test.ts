import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import { createInventory, type Inventory } from '../support/inventory.ts';

let inventory: Inventory;
let classId: number;
beforeEach(async () => {
  inventory = await createInventory('2026-06-15T07:08:09');
  classId = (await inventory.lookups.create({ kind: 'class', name: 'CT' })).id;
});

async function exported(input: Parameters<Inventory['equipment']['export']>[0]) {
  const bytes = await inventory.download(await inventory.equipment.export(input));
  return { bytes, rows: parse(bytes, { columns: true }) as Record<string, string>[] }; // csv-parse types rows as unknown
}

describe('the REMS layout', () => {
  it('has the 47 columns of REMS in order, calculated ones included, and ours last', async () => {
    const { lookups, people, equipment } = inventory;
    const subclass = await lookups.create({
      kind: 'subclass',
      name: 'fixed',
      classId,
      estimatedCost: 900,
      lifetimeYears: 10,
    });
    const facility = await lookups.create({
      kind: 'facility',
      name: 'North',
      fullName: 'North, Ltd',
      address: '1 "A" St',
    });
    const person = await people.create({ name: 'Doe, Jo', email: 'jo@example.org', roles: ['contact'] });
    await equipment.create({
      classId,
      subclassId: subclass.id,
      facilityId: facility.id,
      contactId: person.id,
      serialNumber: '00123',
      model: '=1+1',
      meFacilityNumber: 'F1',
      meRegistrationNumber: 'R2',
      installedOn: '2020-02-29',
      auditFrequencies: ['Annual - ACR', 'Quarterly'],
      radiologyOwned: true,
      replacementFunded: false,
      notes: 'line one\nline two',
    });
    const { bytes } = await exported({ layout: { kind: 'rems' } });
    const lines = bytes.toString('utf8').split('\r\n');
    expect(lines[0]).toBe(
      'eq_id,equipment_class,equipment_subclass,manufacturer,eq_mod,department,eq_rm,eq_phone,facility,facility_full,facility_address,' +
        'contact_id,contact_person,contact_email,supervisor_id,supervisor,supervisor_email,physician_id,physician,physician_email,' +
        'eq_assetid,eq_sn,eq_mefac,eq_mereg,eq_mefacreg,eq_manid,eq_mandt,eq_rfrbdt,eq_instdt,eq_eoldate,eq_eeoldate,eq_retdate,' +
        'eq_retired,eq_planned,eq_physcov,eq_auditfreq,eq_acrsite,eq_acrunit,eq_radcap,eq_capfund,eq_capcst,eq_capecst,eq_capyr,' +
        'eq_captype,eq_capcat,eq_capnote,eq_notes,eq_obligations,eq_software,eq_aetitle,eq_station,eq_ip,eq_warranty,' +
        'eq_svcsupplier,eq_svccontract,eq_svcuntil,eq_streg,eq_stregexp,eq_eosdate,eq_parent',
    );
    expect(lines[1]).toBe(
      `1,CT,fixed,,'=1+1,,,,North,"North, Ltd","1 ""A"" St",1,"Doe, Jo",jo@example.org,,,,,,,,00123,F1,R2,1-2,,,,2020-02-29,,2030-02-28,,` +
        `FALSE,FALSE,TRUE,"Quarterly, Annual - ACR",,,1,0,,900,,Replacement,,,"line one\nline two",,,,,,,,,,,,,`,
    );
    expect(lines).toHaveLength(3);
  });

  it('is the dialect of a file that REMS wrote: its header less the columns that 1.3 and we added, no BOM', async () => {
    await inventory.equipment.create({ classId });
    const { bytes } = await exported({ layout: { kind: 'rems' } });
    const sample = readFileSync(new URL('fixtures/rems-1.2-header.csv', import.meta.url), 'utf8');
    const header = bytes.toString('utf8').split('\r\n')[0]?.split(',');
    const ours = header?.indexOf('eq_obligations');
    expect(header?.slice(0, ours).filter((name) => name !== 'facility_full')).toEqual(sample.trim().split(','));
    expect(bytes[0]).toBe('e'.charCodeAt(0));
  });

  it('is named after the local time and is on record with its count', async () => {
    await inventory.equipment.create({ classId });
    const ticket = await inventory.equipment.export({ layout: { kind: 'rems' } });
    expect(ticket.fileName).toBe('equipment_20260615_070809.csv');
    expect(inventory.audit().at(-1)).toMatchObject({
      action: 'equipment.export',
      entity: 'unit',
      entityId: null,
      changes: { count: { old: null, new: 1 } },
    });
  });

  it('holds what search and filters match, by id unless sorted', async () => {
    for (const room of ['B', 'A', 'C']) await inventory.equipment.create({ classId, room, model: 'X' });
    await inventory.equipment.create({ classId, room: 'D', retired: true, model: 'X' });
    const layout = { kind: 'rems' } as const;
    const rooms = async (input: Omit<Parameters<Inventory['equipment']['export']>[0], 'layout'>) =>
      (await exported({ ...input, layout })).rows.map((row) => row.eq_rm);
    expect(await rooms({})).toEqual(['B', 'A', 'C']);
    expect(await rooms({ search: 'x', sort: [{ by: 'room', direction: 'desc' }] })).toEqual(['C', 'B', 'A']);
    expect(await rooms({ filters: { state: ['retired'] } })).toEqual(['D']);
  });

  it('gives every row of several slices', async () => {
    inventory.transact((tx) => {
      for (let i = 0; i < 1201; i++) inventory.writers.units.insert(tx, { classId, assetId: `A${i}` });
    });
    const { rows } = await exported({ layout: { kind: 'rems' } });
    expect(rows.map((row) => row.eq_assetid)).toEqual(Array.from({ length: 1201 }, (_, i) => `A${i}`));
  });
});

describe('the layout of the screen', () => {
  it('has exactly the columns and headings that are shown', async () => {
    await inventory.equipment.create({ classId, model: 'Édition', auditFrequencies: ['Quarterly', 'Annual - ME'] });
    const columns = [
      { key: 'model', label: 'Modèle' },
      { key: 'className', label: '=Class' },
      { key: 'auditFrequencies', label: 'Audits' },
      { key: 'retired', label: 'Retired' },
      { key: 'state', label: 'State' },
    ];
    const { bytes } = await exported({ layout: { kind: 'shown', columns } });
    expect(bytes.toString('utf8')).toBe(
      `Modèle,'=Class,Audits,Retired,State\r\nÉdition,CT,"Quarterly, Annual - ME",FALSE,in-service\r\n`,
    );
  });

  it('refuses a column that units do not have', async () => {
    const columns = [{ key: 'toString', label: 'x' }];
    await expect(inventory.equipment.export({ layout: { kind: 'shown', columns } })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { 'layout.columns.0.key': expect.any(String) },
    });
  });
});
