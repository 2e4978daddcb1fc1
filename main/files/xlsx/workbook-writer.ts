import { type ColumnKind, createCellWriter, maxCellText, type SheetValue } from './sheet-cells.ts';
import { createSheetNames, uniqueHeadings } from './sheet-names.ts';
import * as xml from './workbook-xml.ts';
import { createZipWriter } from './zip-writer.ts';

/** One column of a sheet. */
export interface SheetColumn {
  readonly heading: string;
  /** `plain` unless said otherwise. */
  readonly kind?: ColumnKind | undefined;
}

/** The sheet that is being written. */
export interface SheetWriter {
  /** Adds a row: values in the order of the columns. False when the sheet is full; the row is left out then. */
  row(values: readonly SheetValue[]): boolean;
}

/** What became of a sheet. */
export interface WrittenSheet {
  readonly name: string;
  readonly table: string | null;
  /** Rows below the header. */
  readonly rows: number;
  /** Rows that did not fit. */
  readonly leftOut: number;
  /** Texts that were cut, because Excel holds 32,767 characters in a cell. */
  readonly cut: number;
}

/** Writes a workbook front to back. */
export interface WorkbookWriter {
  /** Begins a sheet, and ends the one before. Its name is cleaned and made unique; with a table (the usual case) it is called `tbl_<sheet>`. */
  sheet(name: string, columns: readonly SheetColumn[], options?: { readonly table?: boolean }): SheetWriter;
  /** Ends the last sheet and the file; there must be one. Answers what was written. */
  finish(): readonly WrittenSheet[];
}

/** The media type of workbooks. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Excel has 1,048,576 rows, one of which is the header. */
const maxRows = 1_048_575;
/** Rows whose texts decide how wide the columns are. */
const lookedAt = 100;
const [narrowest, widest] = [8, 50];

interface OpenSheet {
  readonly writer: SheetWriter;
  end(): WrittenSheet;
}

/**
 * Writes an .xlsx into `write` while its rows come: frozen header, widths from 8 to 50, named tables, real dates. Texts are texts: what begins
 * with = + - @ is never a formula. Synchronous and in bounded memory; 100,000 rows take seconds, which belong in a thread
 * unless somebody gives way between slices, as `exportBody` does.
 * @param at the instant that the file bears, local time
 */
export function createWorkbookWriter(write: (bytes: Uint8Array) => void, at: Date): WorkbookWriter {
  const zip = createZipWriter(write, at);
  const names = createSheetNames();
  const written: WrittenSheet[] = [];
  let open: OpenSheet | undefined;

  function endSheet(): void {
    if (open) written.push(open.end());
    open = undefined;
  }

  function whole(name: string, text: string): void {
    zip.begin(name);
    zip.add(text);
    zip.end();
  }

  function begin(wanted: string, columns: readonly SheetColumn[], withTable: boolean): OpenSheet {
    const number = written.length + 1;
    const name = names.sheet(wanted);
    const table = withTable && columns.length > 0 ? names.table(name) : null;
    const headings =
      table === null ? columns.map(({ heading }) => heading) : uniqueHeadings(columns.map(({ heading }) => heading));
    const cells = createCellWriter(columns.map(({ kind }) => kind ?? 'plain'));
    const headingCells = createCellWriter(columns.map(() => 'plain'));
    let waiting: (readonly SheetValue[])[] | undefined = [];
    let rows = 0;
    let leftOut = 0;
    let cut = 0;
    zip.begin(`xl/worksheets/sheet${number}.xml`);

    function start(): void {
      if (!waiting) return;
      const first = waiting;
      waiting = undefined;
      zip.add(xml.sheetHead(widthsOf(headings, first), number === 1));
      zip.add(headingCells.row(1, headings));
      for (const [index, values] of first.entries()) zip.add(cells.row(index + 2, values));
    }

    return {
      writer: {
        row(values) {
          if (rows >= maxRows) {
            leftOut += 1;
            return false;
          }
          rows += 1;
          for (const value of values) if (typeof value === 'string' && value.length > maxCellText) cut += 1;
          if (!waiting) zip.add(cells.row(rows + 1, values));
          else if (waiting.push(values) >= lookedAt) start();
          return true;
        },
      },
      end() {
        start();
        zip.add(xml.sheetTail(table !== null));
        zip.end();
        if (table !== null) {
          whole(`xl/worksheets/_rels/sheet${number}.xml.rels`, xml.sheetRelations(number));
          whole(`xl/tables/table${number}.xml`, xml.tableXml(number, table, headings, rows));
        }
        return { name, table, rows, leftOut, cut };
      },
    };
  }

  return {
    sheet(name, columns, { table = true } = {}) {
      endSheet();
      open = begin(name, columns, table);
      return open.writer;
    },
    finish() {
      endSheet();
      if (written.length === 0) throw new Error('a workbook needs a sheet');
      whole('xl/styles.xml', xml.stylesXml);
      whole('xl/workbook.xml', xml.workbookXml(written));
      whole('xl/_rels/workbook.xml.rels', xml.workbookRelations(written));
      whole('_rels/.rels', xml.rootRelations);
      whole('[Content_Types].xml', xml.contentTypes(written));
      zip.finish();
      return written;
    },
  };
}

function widthsOf(headings: readonly string[], rows: readonly (readonly SheetValue[])[]): number[] {
  return headings.map((heading, position) => {
    let longest = heading.length + 2; // room for the button of the filter
    for (const values of rows) {
      const value = values[position];
      if (value !== null && value !== undefined) longest = Math.max(longest, longestLine(String(value)));
    }
    return Math.min(widest, Math.max(narrowest, longest + 1));
  });
}

function longestLine(text: string): number {
  return text.length <= widest
    ? text.length
    : Math.max(
        ...text
          .slice(0, 500)
          .split('\n')
          .map((line) => line.length),
      );
}
