import type { Import, ImportCounts, ImportTable } from '../../shared/imports.ts';
import type { Jobs } from './jobs.ts';
import { type ImportRecord, noCounts } from './repository.ts';
import type { UndoObstacles } from './undo-obstacles.ts';

/** A stored import as everybody sees it: with the progress of its job, and whether it can be undone. */
export function viewOf(
  record: ImportRecord,
  deps: { readonly jobs: Pick<Jobs, 'progress'>; readonly obstacles: UndoObstacles },
): Import {
  const refusal = record.state === 'applied' ? deps.obstacles.refusalOf(record.id) : undefined;
  const finished = record.state === 'checked' || record.state === 'applied' || record.state === 'undone';
  return {
    id: record.id,
    kind: record.kind,
    source: record.source,
    fileName: record.file_name,
    state: record.state,
    mode: record.mode,
    progress: deps.jobs.progress(record.id) ?? { done: finished ? record.total_rows : 0, total: record.total_rows },
    counts: countsOf(record),
    tables: tablesOf(record),
    encoding: record.encoding,
    delimiter: record.delimiter,
    sheet: record.sheet,
    blankCells: record.blank_cells,
    message: record.message,
    undoable: record.state === 'applied' && refusal === undefined,
    undoRefusal: refusal ?? null,
    createdAt: record.created_at,
    createdBy: record.created_by,
    appliedAt: record.applied_at,
  };
}

/** What was counted; written by the engine from this very type, `{}` before the first check. */
export function countsOf(record: ImportRecord): ImportCounts {
  const { tables: _tables, kinds: _kinds, ...counts } = stored(record);
  return { ...noCounts, ...counts };
}

function tablesOf(record: ImportRecord): ImportTable[] | null {
  return stored(record).tables ?? null;
}

/** What the column holds beside the counts: those of each table, and what touched-kinds notes. */
type StoredCounts = Partial<ImportCounts> & { readonly tables?: ImportTable[]; readonly kinds?: unknown };

function stored(record: ImportRecord): StoredCounts {
  return JSON.parse(record.counts) as StoredCounts;
}
