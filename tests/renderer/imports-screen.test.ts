import { describe, expect, it } from 'vitest';
import { groupMessages } from '../../renderer/imports/group-messages.ts';
import { percentDone, rowsToWrite, runningState } from '../../renderer/imports/import-progress.ts';
import { summaryText } from '../../renderer/imports/summary-text.ts';
import type { Import, ImportMessage } from '../../shared/imports.ts';

const counts = { created: 3, updated: 2, unchanged: 1, skipped: 0, errors: 1, warnings: 4, remarks: 0 };
const one: Import = {
  id: 5,
  kind: 'equipment',
  source: 'file',
  fileName: 'fleet.csv',
  state: 'applied',
  mode: 'good-rows',
  progress: { done: 7, total: 7 },
  counts,
  tables: null,
  encoding: 'UTF-8',
  delimiter: ',',
  sheet: null,
  blankCells: 'rems',
  message: null,
  undoable: true,
  undoRefusal: null,
  createdAt: '2026-03-01T08:00:00.000Z',
  createdBy: 'anna',
  appliedAt: '2026-03-01T08:01:00.000Z',
};

describe('messages of an import', () => {
  it('that say the same about the same column are one line with all rows', () => {
    const messages: ImportMessage[] = [
      { level: 'error', row: 3, column: 'eq_id', message: 'No number.' },
      { level: 'warning', row: 3, column: 'eq_instdt', message: 'No date.' },
      { level: 'error', row: 9, column: 'eq_id', message: 'No number.' },
      { level: 'warning', row: 9, column: 'eq_retdate', message: 'No date.' },
      { level: 'warning', message: 'Unknown columns: colour.' },
    ];
    expect(groupMessages(messages)).toEqual([
      { level: 'error', column: 'eq_id', message: 'No number.', rows: [3, 9] },
      { level: 'warning', column: 'eq_instdt', message: 'No date.', rows: [3] },
      { level: 'warning', column: 'eq_retdate', message: 'No date.', rows: [9] },
      { level: 'warning', column: undefined, message: 'Unknown columns: colour.', rows: [] },
    ]);
  });
});

describe('progress of an import', () => {
  it('is a whole percentage that never passes 100', () => {
    expect(percentDone({ done: 0, total: 0 })).toBe(0);
    expect(percentDone({ done: 1, total: 3 })).toBe(33);
    expect(percentDone({ done: 9, total: 3 })).toBe(100);
  });

  it('runs only while the workstation works on it', () => {
    expect(runningState('applying')).toBe('applying');
    expect(runningState('checked')).toBeUndefined();
  });

  it('counts new and changed rows as those to write', () => {
    expect(rowsToWrite(counts)).toBe(5);
  });
});

describe('the summary', () => {
  it('names file, person, time and every count, one a line', () => {
    const words = {
      state: (state: string) => `<${state}>`,
      outcome: (outcome: string) => `<${outcome}>`,
      line: (label: string, value: string) => `${label} = ${value}`,
      warnings: 'W',
      remarks: 'R',
      number: String,
      instant: (instant: string) => instant,
      sentence: (sentence: string) => `<${sentence}>`,
      reading: ['Read from the sheet “Fleet”'],
      table: (table: string) => `[${table}]`,
    };
    expect(summaryText({ ...one, message: 'A note.' }, words).split('\n')).toEqual([
      'fleet.csv (5)',
      '<applied> · 2026-03-01T08:01:00.000Z · anna',
      'Read from the sheet “Fleet”',
      '<created> = 3',
      '<updated> = 2',
      '<unchanged> = 1',
      '<skipped> = 0',
      '<error> = 1',
      'W = 4',
      'R = 0',
      '<A note.>',
    ]);
    const tables = [{ table: 'equipment', ...counts }];
    expect(
      summaryText({ ...one, tables }, words)
        .split('\n')
        .at(-1),
    ).toBe('[equipment] = <created> 3, <updated> 2, <error> 1');
  });
});
