import { read } from '@e965/xlsx';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DownloadTicket } from '../../shared/files.ts';
import { createTestCore } from '../support/core.ts';
import { createInventory, type Inventory } from '../support/inventory.ts';

let inventory: Inventory;
let classId: number;
beforeEach(async () => {
  inventory = await createInventory('2026-06-15T07:08:09');
  classId = (await inventory.lookups.create({ kind: 'class', name: 'CT' })).id;
});

/** The first sheet, read by another library than wrote it. */
async function sheet(ticket: DownloadTicket, download = inventory.download) {
  const book = read(await download(ticket), { cellFormula: true });
  const [name = ''] = book.SheetNames;
  return { name, cells: book.Sheets[name] ?? {} };
}

describe('exports as a workbook', () => {
  it('hold the columns of REMS with real dates, whole numbers, and formulas as text', async () => {
    await inventory.equipment.create({
      classId,
      model: '=1+1',
      serialNumber: '00123',
      installedOn: '2020-02-29',
      room: "'=x",
    });
    const ticket = await inventory.equipment.export({ layout: { kind: 'rems' }, format: 'xlsx' });
    expect(ticket.fileName).toBe('equipment_20260615_070809.xlsx');
    const { name, cells } = await sheet(ticket);
    expect(name).toBe('equipment');
    expect(cells.A1?.v).toBe('eq_id');
    expect(cells.A2).toMatchObject({ t: 'n', v: 1 });
    expect(cells.E2).toMatchObject({ t: 's', v: '=1+1' });
    expect(cells.E2?.f).toBeUndefined();
    // One apostrophe more, because reading takes one away.
    expect(cells.G2?.v).toBe("''=x");
    expect(cells.V2).toMatchObject({ t: 's', v: '00123' });
    expect(cells.AC1?.v).toBe('eq_instdt');
    expect(cells.AC2).toMatchObject({ t: 'n', v: 43890, w: '2020-02-29' });
  });

  it('of a list have the headings of the screen', async () => {
    await inventory.equipment.create({ classId, installedOn: '2020-02-29' });
    const columns = [
      { key: 'className', label: 'Classe' },
      { key: 'installedOn', label: 'Installé' },
    ];
    const { cells } = await sheet(
      await inventory.equipment.export({ layout: { kind: 'shown', columns }, format: 'xlsx' }),
    );
    expect([cells.A1?.v, cells.B1?.v, cells.A2?.v, cells.B2?.w]).toEqual(['Classe', 'Installé', 'CT', '2020-02-29']);
  });

  it('are there for surveys, bookings and compliance lists too', async () => {
    const test = await createTestCore();
    const api = test.as('administrator');
    const sessionId = test.core.authenticate(test.caller('administrator'))?.sessionId ?? null;
    const fetched = async ({ path }: DownloadTicket) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of test.core.tickets.redeemDownload(path.slice('/download/'.length), sessionId).body())
        chunks.push(chunk);
      return Buffer.concat(chunks);
    };
    const ct = await api.lookups.create({ kind: 'class', name: 'CT' });
    const unit = await api.equipment.create({ classId: ct.id });
    await api.compliance.recordTest({ unitId: unit.id, type: 'Annual', testDate: '2026-01-02' });
    const tests = await sheet(await api.compliance.exportTests({ format: 'xlsx' }), fetched);
    expect(tests.cells.D2).toMatchObject({ t: 'n', w: '2026-01-02' });
    expect(tests.cells.M2).toMatchObject({ t: 'n', w: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) });
    const bookings = await sheet(await api.bookings.export({ template: true, format: 'xlsx' }), fetched);
    expect(bookings).toMatchObject({ name: 'scheduled_tests_template', cells: { A1: { v: 'schedule_id' } } });
    const due = await sheet(await api.compliance.exportUnits({ status: 'no-schedule', format: 'xlsx' }), fetched);
    expect(due.cells.A2).toMatchObject({ t: 'n', v: unit.id });
  });
});

describe('exports as CSV', () => {
  it('have a byte-order mark only on request', async () => {
    await inventory.equipment.create({ classId, model: 'Élan' });
    const plain = await inventory.download(await inventory.equipment.export({ layout: { kind: 'rems' } }));
    const marked = await inventory.download(await inventory.equipment.export({ layout: { kind: 'rems' }, bom: true }));
    expect(plain.subarray(0, 3).toString()).toBe('eq_');
    expect(marked).toEqual(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), plain]));
  });
});
