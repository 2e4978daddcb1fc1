import type { ImportCounts, ImportMessage } from '../../shared/imports.ts';
import type { ImportSource } from './import-source.ts';
import type { FileRows, PlannedRow } from './kind.ts';
import { checkpoint, controlEvery, type RunControl } from './run-control.ts';

/** Rows of the report that are written together. */
const batchSize = 500;

/** What a run over all rows found. */
export interface RunResult {
  readonly counts: ImportCounts;
  readonly fileMessages: readonly ImportMessage[];
}

/**
 * Takes every row of a file through the plan.
 * @param report receives the outcome of the rows in batches, in order
 * @throws Cancelled when the control says so
 */
export function runRows(deps: {
  readonly source: ImportSource;
  readonly rows: FileRows;
  readonly control: RunControl;
  readonly report: (batch: readonly PlannedRow[]) => void;
}): RunResult {
  const { source, rows, control, report } = deps;
  const outcomes = { created: 0, updated: 0, unchanged: 0, skipped: 0, error: 0 };
  const levels = { error: 0, warning: 0, remark: 0 };
  let batch: PlannedRow[] = [];
  let done = 0;
  for (const record of source.records()) {
    if (done % controlEvery === 0) checkpoint(control, done, source.total);
    done += 1;
    const planned = rows.plan(record);
    if (!planned) continue;
    outcomes[planned.outcome] += 1;
    for (const { level } of planned.messages) levels[level] += 1;
    batch.push(planned);
    if (batch.length < batchSize) continue;
    report(batch);
    batch = [];
  }
  report(batch);
  rows.finish();
  const fileMessages = rows.fileMessages();
  for (const { level } of fileMessages) levels[level] += 1;
  checkpoint(control, source.total, source.total);
  const { error: errors, ...counted } = outcomes;
  return { counts: { ...counted, errors, warnings: levels.warning, remarks: levels.remark }, fileMessages };
}

/** What of a run is stored with its import. */
export function storedResult(source: ImportSource, { counts, fileMessages }: RunResult) {
  return {
    counts: JSON.stringify(counts),
    file_messages: JSON.stringify(fileMessages),
    total_rows: source.total,
    encoding: source.encoding,
    delimiter: source.header.delimiter,
    message: null,
  };
}
