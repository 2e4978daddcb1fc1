import { utils, write } from '@e965/xlsx';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DownloadTicket } from '../../shared/files.ts';
import { createImportDesk, csv, deskOf, type ImportDesk } from '../support/import-desk.ts';

let desk: ImportDesk;
beforeEach(async () => {
  desk = await createImportDesk();
});

type Rows = readonly (readonly (string | number | boolean | null)[])[];

/** A workbook as another program writes it. */
function workbook(sheets: Readonly<Record<string, Rows>>): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  return write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true });
}

describe('a workbook', () => {
  test('goes in as the same CSV would, whatever the file is called', async () => {
    const rows: Rows = [
      ['eq_id', 'equipment_class', 'eq_sn', 'eq_instdt', 'eq_retired', 'eq_capcst', 'eq_notes'],
      [7, 'CT', '00123', '2020-02-29', false, 1292, '=1+1'],
      [8, 'MRI', null, '3/7/2022', true, null, null],
    ];
    const checked = await desk.check(workbook({ Units: rows }), 'units.csv');
    expect(checked.import).toMatchObject({ state: 'checked', encoding: 'Excel', delimiter: null, sheet: 'Units' });
    const { import: applied } = await desk.apply(checked.import.id);
    expect(applied.counts).toMatchObject({ created: 2, errors: 0, warnings: 0 });
    expect(await desk.api.equipment.get({ id: 7 })).toMatchObject({
      serialNumber: '00123',
      installedOn: '2020-02-29',
      retired: false,
      capitalCost: 1292,
      notes: '=1+1',
    });
    await desk.undo(applied.id);
    expect((await desk.api.equipment.list({ filters: { includeRetired: true } })).total).toBe(0);
  });

  test('is read from the first sheet that fits, below a title; the others are passed over', async () => {
    const units: Rows = [['Units of the clinic'], [], ['eq_id', 'equipment_class'], [1, 'CT']];
    const { import: applied, rows } = await desk.import(workbook({ Notes: [['hello'], ['world']], Fleet: units }));
    expect(applied).toMatchObject({ sheet: 'Fleet', counts: { created: 1, errors: 0 } });
    expect(rows.map(({ row }) => row)).toEqual([4]);
    const none = await desk.check(workbook({ Notes: [['hello']], Other: [['world']] }));
    expect(none.import.message).toMatch(/^None of the sheets "Notes", "Other" has the columns of such a file/);
  });

  test('that is no workbook, is too wide, or holds too many columns is refused in words', async () => {
    const wide = ['eq_id', 'equipment_class', ...Array.from({ length: 198 }, (_, index) => `extra ${index}`)];
    const cases = [
      [workbook({ A: [wide, [1, 'CT']] }), /something in column EU; files here have at most 150 columns/],
      [
        Buffer.from(`${wide.join(',')}\r\n1,CT${','.repeat(198)}\r\n`),
        /names 200 columns; files here have at most 150/,
      ],
      [workbook({ A: [['eq_id', 'equipment_class']] }), /a header but no rows/],
      [
        workbook({
          A: [
            ['eq_id', 'eq_id', 'equipment_class'],
            [1, 1, 'CT'],
          ],
        }),
        /eq_id occurs twice/,
      ],
      [Buffer.concat([workbook({ A: [['eq_id']] }).subarray(0, 200)]), /damaged/],
    ] as const;
    for (const [content, sentence] of cases) {
      const { import: refused } = await desk.check(content, 'units.xlsx');
      expect([refused.state, refused.message]).toEqual(['refused', expect.stringMatching(sentence)]);
    }
  });

  test('reports double numbers and rows that are too long row by row', async () => {
    const { said } = await desk.check(
      workbook({
        A: [
          ['eq_id', 'equipment_class'],
          [1, 'CT'],
          [1, 'CT'],
          [2, 'CT', null, 'more'],
        ],
      }),
    );
    expect(said('error')).toEqual([
      '3 eq_id Unit 1 occurs twice in this file. Remove one of the rows.',
      '4 This row has 4 cells, the header has 2. Look for a missing or extra separator or quotation mark.',
    ]);
  });

  test('that we wrote comes back unchanged, texts that look like formulas too', async () => {
    await desk.import(
      csv('eq_id,equipment_class,eq_notes,eq_mod,eq_instdt', "1,CT,'=1+1,''=x,2020-02-29", '2,CT,"two\nlines",\'-5,'),
    );
    const fetched = async ({ path }: DownloadTicket) => {
      const sessionId = desk.core.authenticate(desk.caller('physicist'))?.sessionId ?? null;
      const chunks: Uint8Array[] = [];
      for await (const chunk of desk.core.tickets.redeemDownload(path.slice('/download/'.length), sessionId).body())
        chunks.push(chunk);
      return Buffer.concat(chunks);
    };
    const units = await fetched(await desk.api.equipment.export({ layout: { kind: 'rems' }, format: 'xlsx' }));
    expect((await desk.check(units, 'units.xlsx')).import.counts).toMatchObject({
      unchanged: 2,
      updated: 0,
      errors: 0,
    });
    await desk.api.compliance.recordTest({ unitId: 1, type: 'Annual', testDate: '2024-01-02', notes: '=2' });
    const tests = deskOf(desk, 'tests');
    const surveys = await fetched(await desk.api.compliance.exportTests({ format: 'xlsx' }));
    expect((await tests.check(surveys, 'tests.xlsx')).import.counts).toMatchObject({
      unchanged: 1,
      updated: 0,
      errors: 0,
    });
  });
});

describe('blank cells', () => {
  const again = async (content: string, blankCells: 'rems' | 'keep' | 'clear', kind = deskOf(desk)) => {
    const { import: checked } = await kind.check(content);
    await kind.api.imports.check({ importId: checked.id, blankCells });
    const rechecked = await kind.settled(checked.id);
    expect(rechecked.import).toMatchObject({ state: 'checked', blankCells });
    return kind.apply(checked.id);
  };

  test('of equipment empty their fields as in REMS, or keep them when that is chosen', async () => {
    await desk.import(csv('eq_id,equipment_class,eq_mod,eq_physcov,eq_instdt', '1,CT,Model,FALSE,2020-01-01'));
    const blank = csv('eq_id,equipment_class,eq_mod,eq_physcov,eq_instdt', '1,CT,,,');
    expect((await desk.check(blank)).import.counts).toMatchObject({ updated: 1 });
    const kept = await again(blank, 'keep');
    expect(kept.import.counts).toMatchObject({ unchanged: 1, errors: 0 });
    const cleared = await again(csv('eq_id,equipment_class,eq_mod,eq_instdt', '1,CT,CLEAR,'), 'keep');
    expect(cleared.rows[0]?.changes).toEqual([{ column: 'eq_mod', old: 'Model', new: null }]);
    await desk.import(csv('eq_id,equipment_class,eq_instdt', '1,CT,'));
    expect(await desk.api.equipment.get({ id: 1 })).toMatchObject({ installedOn: null, physicsCovered: false });
    const fresh = await again(csv('equipment_class,eq_mod', ',x'), 'keep').catch((cause: unknown) => cause);
    expect(fresh).toMatchObject({ import: { state: 'checked', counts: { errors: 1 } } });
  });

  test('of surveys keep what is stored as in REMS, or empty it when that is chosen', async () => {
    await desk.import(csv('eq_id,equipment_class', '1,CT'));
    const tests = deskOf(desk, 'tests');
    const header = 'test_id,eq_id,test_type,test_date,report_date,notes';
    const { rows } = await tests.import(csv(header, ',1,Annual,2024-01-02,2024-01-05,fine'));
    const id = rows[0]?.recordId;
    const blank = csv(header, `${id},1,Annual,2024-01-02,,`);
    expect((await tests.import(blank)).import.counts).toMatchObject({ unchanged: 1 });
    const cleared = await again(blank, 'clear', tests);
    expect(cleared.rows[0]?.changes).toEqual([
      { column: 'report_date', old: '2024-01-05', new: null },
      { column: 'notes', old: 'fine', new: null },
    ]);
    // What a file does not speak of is never emptied.
    const absent = await again(csv('test_id,eq_id,test_type,test_date', `${id},1,Annual,2024-01-02`), 'clear', tests);
    expect(absent.import.counts).toMatchObject({ unchanged: 1 });
  });

  test('of bookings and people follow the choice too', async () => {
    await desk.import(csv('eq_id,equipment_class', '1,CT'));
    const bookings = deskOf(desk, 'bookings');
    const header = 'schedule_id,eq_id,scheduled_date,scheduling_date,notes';
    const { rows } = await bookings.import(csv(header, ',1,2999-01-02,2998-01-02,keys'));
    const cleared = await again(csv(header, `${rows[0]?.recordId},1,2999-01-02,2998-01-02,`), 'clear', bookings);
    expect(cleared.rows[0]?.changes).toEqual([{ column: 'notes', old: 'keys', new: null }]);
    const people = deskOf(desk, 'people', 'administrator');
    await people.import(csv('id,name,email,phone,contact', '1,Jo,jo@example.org,5,TRUE'));
    const kept = await again(csv('id,name,email,phone,contact', '1,Jo,jo@example.org,,'), 'keep', people);
    expect(kept.import.counts).toMatchObject({ unchanged: 1 });
  });
});
