import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../main/files/xlsx/open-workbook.ts';
import { workbookLimits } from '../../main/files/xlsx/refusals.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { byHand, parts } from './xlsx-made-by-hand.ts';

function readAll(bytes: Uint8Array, limits = workbookLimits): number {
  let rows = 0;
  for (const sheet of openWorkbook(bytes, limits).sheets) for (const _ of sheet.rows()) rows += 1;
  return rows;
}

const good = '<row r="1"><c r="A1"><v>1</v></c></row>';

describe('hostile workbooks', () => {
  it('refuses a bomb by its table, before anything is unpacked', () => {
    const bomb = byHand(good, { 'xl/media/image1.png': new Uint8Array(30_000_000) });
    expect(bomb.length).toBeLessThan(40_000);
    expect(() => readAll(bomb)).toThrow('This workbook unpacks to more than 200 MB and is not read.');
    // Many small ones make a large one.
    const many = byHand(good, Object.fromEntries([1, 2, 3].map((i) => [`xl/media/${i}`, noise(900_000)])));
    expect(() => readAll(many, { ...workbookLimits, unpackedBytes: 2_000_000 })).toThrow('unpacks to more than 2 MB');
    expect(readAll(many)).toBe(1);
  });

  it('refuses a bomb whose table lies about its size, as soon as it has grown past it', () => {
    const bytes = byHand(`${good}${' '.repeat(30_000_000)}`);
    // The uncompressed size in the table of contents, and in front of the bytes.
    for (const [signature, at] of [
      [0x02014b50, 24],
      [0x04034b50, 22],
    ] as const)
      patchAfter(bytes, signature, 'xl/worksheets/one.xml', at, 1000);
    expect(() => readAll(bytes)).toThrow('damaged');
  });

  it('refuses thousands of files inside', () => {
    const many = Object.fromEntries(
      Array.from({ length: 2001 }, (_, index) => [`xl/media/${index}`, new Uint8Array()]),
    );
    expect(() => readAll(byHand(good, many))).toThrow('is not read');
  });

  it('refuses document types, and so every entity that grows or looks outside', () => {
    for (const declared of ['<!ENTITY a "aaaa">', '<!ENTITY a SYSTEM "file:///etc/passwd">']) {
      const sheet = `<!DOCTYPE worksheet [${declared}]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>`;
      expect(() => readAll(byHand('', { 'xl/worksheets/one.xml': sheet }))).toThrow('damaged');
    }
  });

  it('never follows a link out of the file', () => {
    const relations =
      '<Relationships><Relationship Id="b" Type="http://x/worksheet" Target="file:///etc/passwd" TargetMode="External"/></Relationships>';
    expect(() => readAll(byHand(good, { 'xl/_rels/workbook.xml.rels': relations }))).toThrow('no Excel workbook');
    const upwards = relations.replace('file:///etc/passwd', '../../../../etc/passwd').replace(/ TargetMode="\w+"/, '');
    expect(() => readAll(byHand(good, { 'xl/_rels/workbook.xml.rels': upwards }))).toThrow('damaged');
  });

  it('refuses 200 columns and too many rows in words', () => {
    const cells = (count: number) =>
      `<row r="1">${Array.from({ length: count }, () => '<c><v>1</v></c>').join('')}</row>`;
    expect(() => readAll(byHand(cells(200)))).toThrow(
      'The sheet "One" has something in column EU; files here have at most 150 columns.',
    );
    // Cells that only have a colour are no columns.
    expect(readAll(byHand('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>'))).toBe(1);
    expect(() => readAll(byHand('<row/>'.repeat(200_001)))).toThrow('has more than 200000 rows');
  });

  it('refuses one text that a million cells repeat', () => {
    const strings = `<sst><si><t>${'x'.repeat(30_000)}</t></si></sst>`;
    const relations =
      '<Relationships><Relationship Id="b" Type="x/worksheet" Target="worksheets/one.xml"/><Relationship Id="c" Type="x/sharedStrings" Target="s.xml"/></Relationships>';
    const bytes = byHand('<row><c t="s"><v>0</v></c></row>'.repeat(20_000), {
      'xl/_rels/workbook.xml.rels': relations,
      'xl/s.xml': strings,
    });
    expect(() => readAll(bytes)).toThrow('holds too much text');
  });

  it('says what to do with .xls, passwords and other packed files', () => {
    const workbook = utils.book_new(utils.aoa_to_sheet([['a']]), 'One');
    expect(() => readAll(write(workbook, { type: 'buffer', bookType: 'biff8' }))).toThrow('Excel Workbook (.xlsx)');
    expect(() => readAll(write(workbook, { type: 'buffer', bookType: 'xlsb' }))).toThrow('no Excel workbook');
    expect(() => readAll(write(workbook, { type: 'buffer', bookType: 'ods' }))).toThrow('no Excel workbook');
    const locked = byHand(good);
    patchAfter(locked, 0x02014b50, 'xl/workbook.xml', 8, 1);
    expect(() => readAll(locked)).toThrow('protected by a password');
    expect(() => readAll(zipSync({ 'notes.txt': new Uint8Array(3) }))).toThrow('no Excel workbook');
  });

  it('refuses the same file twice inside, and rows and cells out of order', () => {
    const twice = byHand(good, { 'xl/worksheets/two.xml': '<worksheet/>' });
    const name = new TextEncoder().encode('two.xml');
    const searched = Buffer.from(twice.buffer, twice.byteOffset, twice.byteLength);
    for (let at = searched.indexOf(name); at >= 0; at = searched.indexOf(name)) twice.set([0x6f, 0x6e, 0x65], at);
    expect(() => readAll(twice)).toThrow('damaged');
    for (const rows of [
      '<row r="2"/><row r="1"/>',
      '<row r="0"/>',
      '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
    ])
      expect(() => readAll(byHand(rows))).toThrow('damaged');
  });

  it('reads any damaged file to its end or refuses it, and never hangs', () => {
    const whole = Buffer.from(
      write(
        utils.book_new(utils.aoa_to_sheet(Array.from({ length: 60 }, (_, i) => [i, `text ${i}`, i / 7, true])), 'A'),
        {
          type: 'buffer',
          bookSST: true,
          compression: true,
        },
      ),
    );
    const flat = Buffer.from(zipSync(parts(good.repeat(1)), { level: 0 }));
    let refused = 0;
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.nat(255)), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        (packed, changes, cut) => {
          const bytes = Buffer.from(packed ? whole : flat);
          for (const [where, value] of changes) bytes[Math.floor(where * bytes.length)] = value;
          try {
            readAll(cut === null ? bytes : bytes.subarray(0, Math.floor(cut * bytes.length)));
          } catch (cause) {
            if (!(cause instanceof AppError)) throw cause;
            refused += 1;
          }
        },
      ),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(300);
  });
});

function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state & 0xff;
  });
}

/** Sets four bytes of the record about a file inside a zip. */
function patchAfter(bytes: Uint8Array, signature: number, name: string, field: number, value: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const nameAt = signature === 0x02014b50 ? 46 : 30;
  for (let at = 0; at + nameAt + name.length <= bytes.length; at += 1) {
    if (view.getUint32(at, true) !== signature) continue;
    const found = new TextDecoder().decode(bytes.subarray(at + nameAt, at + nameAt + name.length));
    if (found !== name) continue;
    view.setUint32(at + field, value, true);
    return;
  }
  throw new Error(`there is no ${name}`);
}
