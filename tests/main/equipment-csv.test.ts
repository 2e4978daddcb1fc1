import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, fileStamp } from '../../main/files/csv-writer.ts';
import { guardFormula, unguardFormula } from '../../shared/csv-text.ts';

const nasty = fc.string({
  unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', ' ', 'a', 'é', '0', '😀'),
});

describe('a CSV line', () => {
  it('quotes only where it must and writes flags, numbers and blanks as REMS does', () => {
    expect(csvLine(['plain', 'a,b', 'say "x"', 'two\nlines', null, true, false, -5, ''])).toBe(
      'plain,"a,b","say ""x""","two\nlines",,TRUE,FALSE,-5,\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@cmd', '\tx', '\rx', "'=1", "''=1"])('guards %j with one apostrophe', (text) => {
    expect(parse(csvLine([text, 'x']))).toEqual([[`'${text}`, 'x']]);
  });

  it.each(["'quoted'", 'a=b', "O'Neil", ''])('leaves %j alone', (text) => {
    expect(guardFormula(text)).toBe(text);
    expect(unguardFormula(text)).toBe(text);
  });

  it('gives every row back, whatever the cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(nasty, fc.string()), { minLength: 1, maxLength: 6 }), (cells) => {
        const [row] = parse(csvLine(cells), { record_delimiter: '\r\n' });
        expect(row?.map(unguardFormula)).toEqual(cells);
      }),
    );
  });
});

describe('a file stamp', () => {
  it('is the local time', () => {
    expect(fileStamp(new Date(2026, 0, 5, 7, 8, 9))).toBe('20260105_070809');
  });
});
