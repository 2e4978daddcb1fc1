import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CopyColumn, tableForClipboard } from '../../renderer/ui/clipboard-table.ts';
import { unguardFormula } from '../../shared/csv-text.ts';

interface Row {
  readonly name: string;
  readonly cost: number | null;
  readonly on: string | null;
}

const columns: readonly CopyColumn<Row>[] = [
  { heading: 'Name', kind: 'text', value: (row) => row.name },
  { heading: 'Cost', kind: 'number', value: (row) => row.cost },
  { heading: 'On', kind: 'date', value: (row) => row.on },
];

/** Reads tab-separated text as a spreadsheet does. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^\t\r\n"]*)(\t|\r\n|$)/y;
  while (cell.lastIndex <= text.length) {
    const found = cell.exec(text);
    if (!found) throw new Error('not tab-separated text');
    const [, raw = '', end] = found;
    rows.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === '') break;
    if (end === '\r\n') rows.push([]);
  }
  return rows;
}

describe('a copied table', () => {
  it('has headings, plain numbers, ISO dates and empty cells for what is unknown', () => {
    const { text, html, rows } = tableForClipboard(columns, [
      { name: 'CT 1', cost: 1250, on: '2026-03-01' },
      { name: '', cost: null, on: null },
    ]);
    expect(rows).toBe(2);
    expect(text).toBe('Name\tCost\tOn\r\nCT 1\t1250\t2026-03-01\r\n\t\t');
    expect(html).toContain('<td>1250</td><td>2026-03-01</td>');
    expect(html).toContain('<th>Name</th><th>Cost</th><th>On</th>');
  });

  it('keeps texts texts, so that no zero is lost and no room becomes a date', () => {
    const { html } = tableForClipboard(columns, [{ name: '00123', cost: 0, on: null }]);
    expect(html).toContain(`<td style="mso-number-format:'\\@'">00123</td><td>0</td><td></td>`);
  });

  it.each(['=1+1', '+1', '-1', '@x', '\tx', "'=x"])('guards %j, which could be a formula', (name) => {
    const { text, html } = tableForClipboard(columns, [{ name, cost: -5, on: null }]);
    expect(cellsOf(text)[1]).toEqual([`'${name}`, '-5', '']);
    expect(html).not.toMatch(/<td[^>]*>[=+@]/);
  });

  it('is no markup of its own, and line ends stay in their cell', () => {
    const { text, html } = tableForClipboard(columns, [{ name: '<b>"a"\r\nb & c</b>', cost: null, on: null }]);
    expect(html).toContain('&lt;b&gt;&quot;a&quot;<br style="mso-data-placement:same-cell">b &amp; c&lt;/b&gt;');
    expect(cellsOf(text)[1]?.[0]).toBe('<b>"a"\r\nb & c</b>');
  });

  it('gives every text back, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (names) => {
        const { text } = tableForClipboard(
          columns,
          names.map((name) => ({ name, cost: 1, on: null })),
        );
        const back = cellsOf(text).slice(1);
        expect(back.map(([name]) => unguardFormula(name ?? ''))).toEqual(names);
      }),
    );
  });
});
