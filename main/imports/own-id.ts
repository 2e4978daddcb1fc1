import { maxFileId, parseWhole } from './cell-values.ts';
import type { RowCells } from './row-cells.ts';

/** Reads the column with a record's own number; the same number twice in a file is an error. */
export function createOwnIds<C extends string>(column: C) {
  const seen = new Set<number>();
  return {
    /** Undefined for a blank cell, and for what was complained of. */
    read(cells: RowCells<C>): number | undefined {
      const text = cells.cell(column) ?? '';
      if (text === '') return undefined;
      const id = parseWhole(text, 1, maxFileId);
      if (id === undefined)
        cells.error('This is not a whole number from 1 on. Leave it blank for a new record.', column);
      else if (seen.has(id)) cells.error(`The number ${id} occurs twice in this file. Remove one of the rows.`, column);
      else seen.add(id);
      return id;
    },
  };
}

const shownNumbers = 5;

/** Numbers of a file that did not stay. */
export interface Renumbering {
  note(inFile: number, here: number): void;
  /** One remark for all of them; undefined when there are none. */
  message(): { readonly level: 'remark'; readonly message: string } | undefined;
}

/** Records that a file numbers but that are new here get numbers of ours, as in REMS: the report says which. */
export function createRenumbering(): Renumbering {
  const pairs: string[] = [];
  let count = 0;
  return {
    note(inFile, here) {
      count += 1;
      if (pairs.length < shownNumbers) pairs.push(`${inFile} → ${here}`);
    },
    message() {
      if (count === 0) return undefined;
      const more = count > pairs.length ? ` and ${count - pairs.length} more` : '';
      return { level: 'remark', message: `New records get numbers of their own: ${pairs.join(', ')}${more}.` };
    },
  };
}
