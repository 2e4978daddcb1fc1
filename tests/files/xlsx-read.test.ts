import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CellObject, type JSON2SheetOpts, utils, type WorkBook, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { fileSource } from '../../main/files/xlsx/byte-source.ts';
import { openWorkbook } from '../../main/files/xlsx/open-workbook.ts';
import { byHand } from './xlsx-made-by-hand.ts';

type Cells = Readonly<Record<string, CellObject>>;

/** Written by another library than reads it, with shared strings as Excel writes them. */
function book(cells: Cells, range: string, props: WorkBook['Workbook'] = {}): Uint8Array {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, { ...cells, '!ref': range }, 'One');
  workbook.Workbook = props;
  return write(workbook, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true, cellDates: false });
}

const rowsOf = (bytes: Uint8Array, sheet = 0) =>
  [...(openWorkbook(bytes).sheets[sheet]?.rows() ?? [])].map(({ cells }) => cells);

describe('a workbook that we read', () => {
  it('gives texts, ids and numbers as a person sees them', () => {
    const cells: Cells = {
      A1: { t: 's', v: '00123' },
      B1: { t: 'n', v: 123, z: '00000' },
      C1: { t: 'n', v: 0.1 + 0.2 },
      D1: { t: 'n', v: 1292 },
      E1: { t: 'b', v: true },
      F1: { t: 's', v: 'é & <x>' },
      H1: { t: 'n', v: 1e15 },
      I1: { t: 'n', v: -5, z: '0' },
    };
    expect(rowsOf(book(cells, 'A1:I1'))).toEqual([
      ['00123', '00123', '0.3', '1292', 'TRUE', 'é & <x>', '', '1000000000000000', '-5'],
    ]);
  });

  it('gives dates as ISO, whichever format shows them', () => {
    const cells: Cells = {
      A1: { t: 'n', v: 45351, z: 'yyyy-mm-dd' },
      B1: { t: 'n', v: 45351, z: 'd. mmm yyyy' },
      C1: { t: 'n', v: 45351.5, z: 'm/d/yy h:mm' },
      D1: { t: 'n', v: 45351, z: 'm/d/yy h:mm' },
      E1: { t: 'n', v: 0.75, z: 'h:mm' },
      F1: { t: 'n', v: 59, z: 'yyyy-mm-dd' },
      G1: { t: 'n', v: 61, z: 'yyyy-mm-dd' },
      H1: { t: 'n', v: 12, z: '0.00" days"' },
      I1: { t: 'n', v: 45351, z: '[$-409]mmmm d, yyyy;@' },
    };
    expect(rowsOf(book(cells, 'A1:I1'))).toEqual([
      [
        '2024-02-29',
        '2024-02-29',
        '2024-02-29 12:00:00',
        '2024-02-29',
        '18:00:00',
        '1900-02-28',
        '1900-03-01',
        '12',
        '2024-02-29',
      ],
    ]);
  });

  it('counts days from 1904 where the workbook says so', () => {
    const bytes = book({ A1: { t: 'n', v: 43889, z: 'yyyy-mm-dd' } }, 'A1:A1', { WBProps: { date1904: true } });
    expect(rowsOf(bytes)).toEqual([['2024-02-29']]);
  });

  it('takes what formulas came to, and refuses one without a result', () => {
    const formula =
      '<row r="1"><c r="A1" t="str"><f>B1&amp;"x"</f><v>abc</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>';
    expect(rowsOf(byHand(formula))).toEqual([['abc', '2']]);
    expect(() => rowsOf(byHand('<row r="7"><c r="AB7"><f>1+1</f></c></row>'))).toThrow(
      'The sheet "One" has a formula without a result in cell AB7. Open it in Excel, save it, and send it again.',
    );
  });

  it('puts pieces of rich text together and leaves pronunciation out', () => {
    const rich =
      '<row r="1"><c r="A1" t="inlineStr"><is><r><t>Ro</t></r><r><t xml:space="preserve">om </t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c></row>';
    expect(rowsOf(byHand(rich))).toEqual([['Room ']]);
  });

  it('understands prefixes, cells without a place, and rows that are left out', () => {
    const sheet =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row r="9"><x:c r="C9"><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const rows = openWorkbook(byHand('', { 'xl/worksheets/one.xml': sheet })).sheets[0]?.rows() ?? [];
    expect([...rows]).toEqual([
      { row: 1, cells: ['a', '2'] },
      { row: 9, cells: ['', '', '3'] },
    ]);
  });

  it('knows its sheets in the order of their tabs, hidden ones too', () => {
    const workbook = utils.book_new();
    const rows: readonly object[] = [{ id: 1 }];
    const options: JSON2SheetOpts = {};
    utils.book_append_sheet(workbook, utils.json_to_sheet([...rows], options), 'First');
    utils.book_append_sheet(workbook, utils.json_to_sheet([...rows], options), 'Second');
    workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    const { sheets } = openWorkbook(write(workbook, { type: 'buffer', bookType: 'xlsm' }));
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['First', false],
      ['Second', true],
    ]);
    expect([...(sheets[1]?.rows() ?? [])].map(({ cells }) => cells)).toEqual([['id'], ['1']]);
  });

  it('reads from a file on disk as from memory', () => {
    const folder = mkdtempSync(join(tmpdir(), 'xlsx-'));
    const path = join(folder, 'a.xlsx');
    writeFileSync(path, book({ A1: { t: 's', v: 'text' } }, 'A1:A1'));
    const source = fileSource(path);
    try {
      expect([...(openWorkbook(source).sheets[0]?.rows() ?? [])]).toEqual([{ row: 1, cells: ['text'] }]);
    } finally {
      source.close();
      rmSync(folder, { recursive: true });
    }
  });
});
