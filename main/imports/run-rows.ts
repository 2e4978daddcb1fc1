import type { ImportCounts, ImportMessage, ImportTable } from '../../shared/imports.ts';
import type { FileRows, PlannedRow } from './kind.ts';
import type { OpenedImport } from './opened-import.ts';
import { createRowTally } from './row-tally.ts';
import { checkpoint, controlEvery, type RunControl } from './run-control.ts';

/** Rows of the report that are written together. */
const batchSize = 500;

/** What a run over all rows found. */
export interface RunResult {
  readonly counts: ImportCounts;
  /** Table by table where the file has several, null otherwise. */
  readonly tables: readonly ImportTable[] | null;
  readonly fileMessages: readonly ImportMessage[];
}

/**
 * Takes every row of a file through the plan.
 * @param report receives the outcome of the rows in batches, in order
 * @throws Cancelled when the control says so
 */
export function runRows(deps: {
  readonly source: Pick<OpenedImport, 'records' | 'total'>;
  readonly rows: FileRows;
  readonly control: RunControl;
  readonly report: (batch: readonly PlannedRow[]) => void;
}): RunResult {
  const { source, rows, control, report } = deps;
  const all = createRowTally();
  const tables = new Map<string, ReturnType<typeof createRowTally>>();
  let batch: PlannedRow[] = [];
  let done = 0;
  for (const record of source.records()) {
    if (done % controlEvery === 0) checkpoint(control, done, source.total);
    done += 1;
    const planned = rows.plan(record);
    if (!planned) continue;
    all.row(planned);
    const table = planned.source?.table;
    if (table !== undefined) {
      const tally = tables.get(table) ?? createRowTally();
      tables.set(table, tally);
      tally.row(planned);
    }
    batch.push(planned);
    if (batch.length < batchSize) continue;
    report(batch);
    batch = [];
  }
  report(batch);
  rows.finish();
  const fileMessages = rows.fileMessages();
  all.messages(fileMessages);
  checkpoint(control, source.total, source.total);
  return {
    counts: all.counts(),
    tables: tables.size === 0 ? null : [...tables].map(([table, tally]) => ({ table, ...tally.counts() })),
    fileMessages,
  };
}

/** What of a run is stored with its import. */
export function storedResult(source: OpenedImport, { counts, tables, fileMessages }: RunResult) {
  return {
    counts: JSON.stringify(tables === null ? counts : { ...counts, tables }),
    file_messages: JSON.stringify(fileMessages),
    total_rows: source.total,
    encoding: source.encoding,
    delimiter: source.delimiter,
    sheet: source.sheet,
    message: null,
  };
}
