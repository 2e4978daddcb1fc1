import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type CsvRecord, readCsv } from '../../main/imports/csv-reader.ts';
import { openSource } from '../../main/imports/import-source.ts';
import { fileKinds } from '../../main/imports/kinds.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { createImportDesk, csv, type ImportDesk } from '../support/import-desk.ts';

describe('files that are understood', () => {
  let desk: ImportDesk;
  beforeEach(async () => {
    desk = await createImportDesk();
  });

  const text = csv('equipment_class,department', 'CT,Médecine nucléaire');

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with BOM', Buffer.from(`\uFEFF${text}`)],
    ['Windows-1252', Buffer.from(text, 'latin1')],
  ])('%s', async (encoding, bytes) => {
    const { import: done } = await desk.import(bytes);
    expect(done).toMatchObject({ state: 'applied', encoding });
    expect((await desk.api.equipment.list({})).items[0]?.departmentName).toBe('Médecine nucléaire');
  });

  test.each([
    [';', 'equipment_class;eq_notes\r\nCT;"a, b; c"\r\n', 'a, b; c'],
    ['\t', 'equipment_class\teq_notes\nCT\ta, b; c\n', 'a, b; c'],
    [',', 'equipment_class,eq_notes\rCT,"say ""hi"""', 'say "hi"'],
  ])('separator %j', async (delimiter, content, notes) => {
    const { import: done } = await desk.import(content);
    expect(done).toMatchObject({ state: 'applied', delimiter });
    expect((await desk.api.equipment.list({})).items[0]?.notes).toBe(notes);
  });

  test('headings are trimmed', async () => {
    expect((await desk.import(' equipment_class , eq_rm \nCT,5\n')).import.counts).toMatchObject({
      created: 1,
      warnings: 0,
    });
  });
});

describe('files that are refused in words', () => {
  test.each([
    ['an empty file', '', /The file is empty/],
    ['nothing but blanks', ' \r\n \r\n', /The file is empty/],
    ['a header alone', 'eq_id,equipment_class\r\n', /a header but no rows/],
    ['a header and blank rows', 'eq_id,equipment_class\r\n,\r\n\r\n', /a header but no rows/],
    ['another kind of file', 'test_id,test_date\r\n1,2020-01-01\r\n', /not an equipment file/],
    ['headings in another case', 'EQ_ID,EQUIPMENT_CLASS\r\n1,CT\r\n', /written exactly/],
    ['a column twice', 'equipment_class,eq_rm,eq_rm\r\nCT,1,2\r\n', /eq_rm occurs twice/],
    ['UTF-16', Buffer.from('\uFEFFequipment_class\r\nCT\r\n', 'utf16le'), /UTF-16/],
    ['UTF-16 without a mark', Buffer.from('equipment_class\r\nCT\r\n', 'utf16le'), /not a text file/],
    [
      'a workbook that is none',
      Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(40, 7)]),
      /workbook is damaged/,
    ],
    [
      'an old workbook',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(40, 7)]),
      /workbook of an old Excel/,
    ],
    ['bytes', Buffer.from([1, 2, 0, 255, 3, 0, 9]), /not a text file/],
    [
      'a quoted cell without its end',
      'equipment_class,eq_notes\r\nCT,fine\r\nCT,"cut of',
      /opens in row 3 is never closed/,
    ],
    ['a last row cut off', 'equipment_class,eq_rm,eq_notes\r\nCT,1,x\r\nCT,2', /ends in the middle of row 3/],
    ['a character cut in two', Buffer.from('equipment_class,eq_rm\r\nCT,é').subarray(0, -1), /middle of a character/],
    [
      'a mark of UTF-8 before something else',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('equipment_class\r\nCT é\r\n', 'latin1')]),
      /says that it is UTF-8/,
    ],
  ])('%s', async (_, content, sentence) => {
    const desk = await createImportDesk();
    const { import: refused, rows } = await desk.import(content);
    expect(refused.state).toBe('refused');
    expect(refused.message).toMatch(sentence);
    expect(rows).toEqual([]);
    await expect(desk.api.imports.apply({ importId: refused.id, mode: 'good-rows' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  test('names that are neither CSV files nor workbooks, and what is too large', async () => {
    const desk = await createImportDesk();
    for (const fileName of ['units.xls', 'units.ods', 'units', 'csv', 'xlsx']) {
      await expect(desk.api.imports.begin({ kind: 'equipment', fileName })).rejects.toMatchObject({ code: 'INVALID' });
    }
    await expect(
      desk.api.imports.begin({ kind: 'equipment', fileName: 'A.CSV', size: 500_000_001 }),
    ).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
    await expect(desk.api.imports.begin({ kind: 'equipment', fileName: 'A.CSV', size: 10 })).resolves.toBeDefined();
  });

  test('an import whose file never came, or came twice', async () => {
    const desk = await createImportDesk();
    const { importId } = await desk.api.imports.begin({ kind: 'equipment', fileName: 'a.csv' });
    await expect(desk.api.imports.check({ importId })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(desk.api.imports.check({ importId: importId + 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('an upload that breaks off leaves nothing and may not be checked', async () => {
    const desk = await createImportDesk();
    const { importId, upload } = await desk.api.imports.begin({ kind: 'equipment', fileName: 'a.csv' });
    const sessionId = desk.core.authenticate(desk.caller('physicist'))?.sessionId ?? null;
    const ticket = desk.core.tickets.redeemUpload(upload.path.slice('/upload/'.length), sessionId);
    async function* broken() {
      yield Buffer.alloc(1_500_000, 'a');
      throw new Error('the line went dead');
    }
    await expect(ticket.receive(broken())).rejects.toThrow('the line went dead');
    await expect(desk.api.imports.check({ importId })).rejects.toMatchObject({ code: 'INVALID' });
  });

  test('a viewer may not import', async () => {
    const desk = await createImportDesk();
    await expect(desk.as('viewer').imports.begin({ kind: 'equipment', fileName: 'a.csv' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('the reader', () => {
  const cellsOf = (records: Iterable<CsvRecord>) => [...records].map(({ cells }) => [...cells]);
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', ';', '"', '\n', '\r', '\r\n', "'", '=') });
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

  test('gives back what was written, however the text is cut into pieces', () => {
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.array(fc.nat(20), { minLength: 1 }), fc.boolean(), (rows, cuts, ended) => {
        const text = rows.map((row) => row.map(quote).join(',')).join('\r\n') + (ended ? '\r\n' : '');
        expect(cellsOf(readCsv(cut(text, cuts), ','))).toEqual(rows);
      }),
    );
  });

  test('agrees with csv-parse on well-formed text', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ';', "'", '=') });
    const written = fc.oneof(plain, cell.map(quote));
    const table = fc.array(fc.array(written, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = `${rows.map((row) => row.join(',')).join('\r\n')}\r\n`;
        const theirs: string[][] = parse(text, { relaxColumnCount: true, recordDelimiter: '\r\n' });
        expect(cellsOf(readCsv([text], ','))).toEqual(theirs);
      }),
    );
  });

  test('numbers lines through quoted line breaks', () => {
    const records = [...readCsv(['a,b\n"x\r\ny\nz",2\n\nlast,3'], ',')];
    expect(records.map(({ row, line, terminated }) => [row, line, terminated])).toEqual([
      [1, 1, true],
      [2, 2, true],
      [3, 5, true],
      [4, 6, false],
    ]);
  });

  test('gives up on a quotation mark that swallows the rest of a large file', () => {
    const endless = function* () {
      yield 'a,b\n"';
      for (;;) yield 'x'.repeat(100_000);
    };
    expect(() => cellsOf(readCsv(endless(), ','))).toThrow(/row 2 is never closed/);
  });

  test('any bytes are read or refused in words, never anything else', () => {
    const header = fc.constantFrom('', 'eq_id,equipment_class\r\n', 'equipment_class;eq_notes\n"');
    fc.assert(
      fc.property(header, fc.uint8Array({ maxLength: 300 }), (start, bytes) => {
        try {
          const source = openSource(() => [Buffer.from(start), bytes], fileKinds.equipment);
          expect([...source.records()]).toHaveLength(source.total);
        } catch (cause) {
          expect(cause).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function* cut(text: string, sizes: readonly number[]): Iterable<string> {
  let from = 0;
  for (let turn = 0; from < text.length; turn += 1) {
    const size = (sizes[turn % sizes.length] ?? 0) + 1;
    yield text.slice(from, from + size);
    from += size;
  }
}
