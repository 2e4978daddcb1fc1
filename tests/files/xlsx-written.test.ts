import { read, utils, type WorkBook } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../main/files/xlsx/open-workbook.ts';
import type { SheetValue } from '../../main/files/xlsx/sheet-cells.ts';
import { createWorkbookWriter, type SheetColumn, type WrittenSheet } from '../../main/files/xlsx/workbook-writer.ts';

const at = new Date(2026, 10, 22, 8, 30, 0);

function written(fill: (writer: ReturnType<typeof createWorkbookWriter>) => void): {
  bytes: Uint8Array;
  sheets: readonly WrittenSheet[];
} {
  const pieces: Uint8Array[] = [];
  const writer = createWorkbookWriter((bytes) => void pieces.push(bytes), at);
  fill(writer);
  const sheets = writer.finish();
  return { bytes: Buffer.concat(pieces), sheets };
}

function oneSheet(columns: readonly SheetColumn[], rows: readonly (readonly SheetValue[])[]) {
  return written((writer) => {
    const sheet = writer.sheet('Units', columns);
    for (const row of rows) sheet.row(row);
  });
}

/** Read by another library than wrote it. */
function elsewhere(bytes: Uint8Array): WorkBook {
  return read(bytes, { cellFormula: true, cellStyles: true, cellNF: true, cellDates: false });
}

const part = (bytes: Uint8Array, name: string) => new TextDecoder().decode(unzipSync(bytes)[name]);

describe('a workbook that we write', () => {
  it('is read by another program: texts, whole numbers, flags, blanks', () => {
    const { bytes } = oneSheet(
      [{ heading: 'room' }, { heading: 'cost' }, { heading: 'retired' }, { heading: 'notes' }],
      [
        ['00123', 1292, false, null],
        ['é & <b> "x"', -0.5, true, 'two\nlines'],
      ],
    );
    const sheet = elsewhere(bytes).Sheets.Units;
    expect(sheet?.['!ref']).toBe('A1:D3');
    expect(sheet?.A2).toMatchObject({ t: 's', v: '00123' });
    expect(sheet?.B2).toMatchObject({ t: 'n', v: 1292 });
    expect(sheet?.C2).toMatchObject({ t: 'b', v: false });
    expect(sheet?.D2).toBeUndefined();
    expect(sheet?.A3?.v).toBe('é & <b> "x"');
    expect(sheet?.D3?.v).toBe('two\nlines');
  });

  it('writes real dates, and leaves what is none as text', () => {
    const { bytes } = oneSheet(
      [
        { heading: 'day', kind: 'date' },
        { heading: 'at', kind: 'instant' },
      ],
      [
        ['2024-02-29', '2024-02-29T23:59:59Z'],
        ['1850-01-01', 'never'],
        ['1900-03-01', null],
      ],
    );
    const sheet = elsewhere(bytes).Sheets.Units;
    expect(sheet?.A2).toMatchObject({ t: 'n', v: 45351, w: '2024-02-29' });
    expect(sheet?.B2).toMatchObject({ t: 'n', w: '2024-02-29 23:59:59' });
    expect(sheet?.A3).toMatchObject({ t: 's', v: '1850-01-01' });
    expect(sheet?.B3).toMatchObject({ t: 's', v: 'never' });
    expect(sheet?.A4).toMatchObject({ t: 'n', v: 61 });
  });

  it('never writes a formula, and changes no text for that', () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "'quoted", '=HYPERLINK("http://x","y")'];
    const { bytes } = oneSheet(
      [{ heading: 'text' }],
      texts.map((text) => [text]),
    );
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/);
    const sheet = elsewhere(bytes).Sheets.Units;
    expect(texts.map((_, index) => sheet?.[`A${index + 2}`]?.f)).toEqual(texts.map(() => undefined));
    expect(texts.map((_, index) => sheet?.[`A${index + 2}`]?.v)).toEqual(texts);
  });

  it('keeps what XML cannot carry, and what looks like its escape', () => {
    const texts = ['a\u0001b', '_x0041_', 'line\r\nbreak', '😀', 'half \ud800', '  blanks  '];
    const { bytes } = oneSheet(
      [{ heading: 'text' }],
      texts.map((text) => [text]),
    );
    const rows = [...(openWorkbook(bytes).sheets[0]?.rows() ?? [])];
    expect(rows.slice(1).map(({ cells }) => cells[0])).toEqual([...texts.slice(0, 4), 'half \ufffd', '  blanks  ']);
  });

  it('freezes the header, fits the columns, and names a table', () => {
    const { bytes, sheets } = oneSheet(
      [{ heading: 'id' }, { heading: 'notes' }, { heading: 'ID' }],
      [[1, 'x'.repeat(300), null]],
    );
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('state="frozen"');
    expect([...sheet.matchAll(/width="(\d+)"/g)].map((match) => Number(match[1]))).toEqual([8, 50, 9]);
    const table = part(bytes, 'xl/tables/table1.xml');
    expect(table).toContain('name="tbl_Units" displayName="tbl_Units" ref="A1:C2"');
    // Excel repairs files whose columns have the same name.
    expect([...table.matchAll(/tableColumn id="\d+" name="([^"]+)"/g)].map((match) => match[1])).toEqual([
      'id',
      'notes',
      'ID (2)',
    ]);
    expect(sheets).toEqual([{ name: 'Units', table: 'tbl_Units', rows: 1, leftOut: 0, cut: 0 }]);
  });

  it('cleans the names of sheets and keeps them apart', () => {
    const { sheets } = written((writer) => {
      for (const name of ['a/b:c', 'A b c', 'x'.repeat(40), 'x'.repeat(50), 'History', '']) writer.sheet(name, []);
    });
    expect(sheets.map(({ name }) => name)).toEqual([
      'a b c',
      'A b c (2)',
      'x'.repeat(31),
      `${'x'.repeat(27)} (2)`,
      'History_',
      'Sheet_',
    ]);
  });

  it('says how many texts it had to cut', () => {
    const { sheets, bytes } = oneSheet([{ heading: 'text' }], [['x'.repeat(40_000)]]);
    expect(sheets[0]?.cut).toBe(1);
    expect(elsewhere(bytes).Sheets.Units?.A2?.v).toHaveLength(32_767);
  });

  it('has several sheets in the order in which they were written', () => {
    const { bytes } = written((writer) => {
      writer.sheet('_README', [{ heading: 'what' }], { table: false }).row(['written by us']);
      writer.sheet('people', [{ heading: 'id' }]).row([7]);
    });
    const book = elsewhere(bytes);
    expect(book.SheetNames).toEqual(['_README', 'people']);
    expect(utils.sheet_to_json(book.Sheets.people ?? {})).toEqual([{ id: 7 }]);
    expect(unzipSync(bytes)['xl/tables/table1.xml']).toBeUndefined();
  });
});
