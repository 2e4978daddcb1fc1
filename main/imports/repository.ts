import type {
  BlankCells,
  ImportCounts,
  ImportKind,
  ImportMessage,
  ImportMode,
  ImportRow,
  ImportState,
  RowOutcome,
} from '../../shared/imports.ts';
import type { Db } from '../database/connection.ts';
import type { CellChange, PlannedRow } from './kind.ts';

/** Table `imports`. */
export interface ImportRecord {
  readonly id: number;
  readonly kind: ImportKind;
  readonly source: 'file' | 'sample';
  readonly file_name: string;
  readonly file_size: number;
  readonly file_sha256: string | null;
  readonly state: ImportState;
  readonly mode: ImportMode | null;
  readonly total_rows: number;
  readonly counts: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  readonly blank_cells: BlankCells;
  readonly message: string | null;
  readonly file_messages: string;
  readonly created_at: string;
  readonly created_by: string;
  readonly account_id: number | null;
  readonly applied_at: string | null;
  readonly undone_at: string | null;
}

/** Columns that change during the life of an import. */
export type ImportPatch = Partial<
  Omit<ImportRecord, 'id' | 'kind' | 'source' | 'created_at' | 'created_by' | 'account_id'>
>;

const patchable = [
  'file_name',
  'file_size',
  'file_sha256',
  'state',
  'mode',
  'total_rows',
  'counts',
  'encoding',
  'delimiter',
  'sheet',
  'blank_cells',
  'message',
  'file_messages',
  'applied_at',
  'undone_at',
] as const satisfies readonly (keyof ImportPatch)[];

/** Nothing counted yet. */
export const noCounts: ImportCounts = {
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  errors: 0,
  warnings: 0,
  remarks: 0,
};

interface RowRecord {
  readonly position: number;
  readonly source: string | null;
  readonly row: number;
  readonly outcome: RowOutcome;
  readonly record_id: number | null;
  readonly label: string;
  readonly changes: string;
  readonly messages: string;
}

/** The unit that a row is about: the record itself, or the one that the test or booking belongs to. */
const unitOf: Readonly<Record<ImportKind, string>> = {
  rems: `CASE source WHEN 'equipment' THEN (SELECT id FROM units WHERE id = record_id)
    WHEN 'compliance_tests' THEN (SELECT unit_id FROM tests WHERE id = record_id)
    WHEN 'scheduled_tests' THEN (SELECT unit_id FROM bookings WHERE id = record_id) END`,
  equipment: '(SELECT id FROM units WHERE id = record_id)',
  tests: '(SELECT unit_id FROM tests WHERE id = record_id)',
  bookings: '(SELECT unit_id FROM bookings WHERE id = record_id)',
  people: 'NULL',
  facilities: 'NULL',
};

interface RowQuery {
  readonly importId: number;
  readonly outcome: RowOutcome | null;
  readonly table: string | null;
  readonly withMessages: 0 | 1;
  readonly limit: number;
  readonly offset: number;
}

const rowFilter = `import_id = @importId AND (@outcome IS NULL OR outcome = @outcome) AND (@table IS NULL OR source = @table) AND (@withMessages = 0 OR messages <> '[]')`;

const allMessages = `
  SELECT 0 AS position, m.key AS number, m.value ->> 'level' AS level, m.value AS message
    FROM imports i, json_each(i.file_messages) m WHERE i.id = @importId
  UNION ALL
  SELECT r.position, m.key, m.value ->> 'level', m.value
    FROM import_rows r, json_each(r.messages) m WHERE r.import_id = @importId AND r.messages <> '[]'`;

/** SQL of the tables `imports` and `import_rows`. */
export function createImportsRepository(db: Db) {
  const insert = db.prepare<
    [Pick<ImportRecord, 'kind' | 'source' | 'file_name' | 'state' | 'created_at' | 'created_by' | 'account_id'>]
  >(
    `INSERT INTO imports (kind, source, file_name, state, created_at, created_by, account_id)
     VALUES (@kind, @source, @file_name, @state, @created_at, @created_by, @account_id)`,
  );
  const patches = new Map<string, ReturnType<typeof preparePatch>>();
  const one = db.prepare<[number], ImportRecord>('SELECT * FROM imports WHERE id = ?');
  const page = db.prepare<[number, number], ImportRecord>('SELECT * FROM imports ORDER BY id DESC LIMIT ? OFFSET ?');
  const count = db.prepare<[], number>('SELECT count(*) FROM imports').pluck();
  const latestSample = db.prepare<[], ImportRecord>(
    `SELECT * FROM imports WHERE source = 'sample' ORDER BY id DESC LIMIT 1`,
  );
  const stranded = db.prepare<[], ImportRecord>(
    `SELECT * FROM imports WHERE state IN ('checking', 'applying', 'undoing')`,
  );
  const stale = db.prepare<[string], Pick<ImportRecord, 'id' | 'state'>>(
    `SELECT id, state FROM imports WHERE state IN ('waiting', 'checked', 'refused', 'cancelled', 'failed') AND created_at < ?
       AND (EXISTS (SELECT 1 FROM import_chunks c WHERE c.import_id = imports.id) OR EXISTS (SELECT 1 FROM import_rows r WHERE r.import_id = imports.id))`,
  );
  const rowsOf = (kind: ImportKind) =>
    db.prepare<[RowQuery], RowRecord & { readonly unit_id: number | null }>(
      `SELECT position, source, row, outcome, record_id, label, changes, messages, ${unitOf[kind]} AS unit_id
       FROM import_rows WHERE ${rowFilter} ORDER BY position LIMIT @limit OFFSET @offset`,
    );
  const rowCount = db.prepare<[RowQuery], number>(`SELECT count(*) FROM import_rows WHERE ${rowFilter}`).pluck();
  const between = db.prepare<[number, number, number], RowRecord>(
    'SELECT position, source, row, outcome, record_id, label, changes, messages FROM import_rows WHERE import_id = ? AND position BETWEEN ? AND ? ORDER BY position',
  );
  const putRow = db.prepare<[RowRecord & { readonly importId: number }]>(
    `INSERT OR REPLACE INTO import_rows (import_id, position, source, row, outcome, record_id, label, changes, messages)
     VALUES (@importId, @position, @source, @row, @outcome, @record_id, @label, @changes, @messages)`,
  );
  const dropRows = db.prepare<[number]>('DELETE FROM import_rows WHERE import_id = ?');
  const messages = db
    .prepare<[{ importId: number; limit: number; offset: number }], string>(
      `SELECT message FROM (${allMessages})
     ORDER BY CASE level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, position, number LIMIT @limit OFFSET @offset`,
    )
    .pluck();
  const messageCount = db.prepare<[{ importId: number }], number>(`SELECT count(*) FROM (${allMessages})`).pluck();

  function preparePatch(columns: readonly string[]) {
    // Column names come from `patchable`, never from outside.
    return db.prepare<[Record<string, unknown>]>(
      `UPDATE imports SET ${columns.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`,
    );
  }

  return {
    insert: (row: Parameters<typeof insert.run>[0]) => Number(insert.run(row).lastInsertRowid),
    patch(id: number, values: ImportPatch): void {
      const columns = patchable.filter((column) => values[column] !== undefined);
      const key = columns.join();
      const statement = patches.get(key) ?? preparePatch(columns);
      patches.set(key, statement);
      statement.run({ ...values, id });
    },
    get: (id: number) => one.get(id),
    /** The kind of an import that is there. */
    kindOf(id: number): ImportKind {
      const kind = one.get(id)?.kind;
      if (kind === undefined) throw new Error(`there is no import ${id}`);
      return kind;
    },
    blankCellsOf: (id: number): BlankCells => one.get(id)?.blank_cells ?? 'rems',
    page: (limit: number, offset: number) => page.all(limit, offset),
    count: () => count.get() ?? 0,
    latestSample: () => latestSample.get(),
    stranded: () => stranded.all(),
    stale: (before: string) => stale.all(before),
    rows({
      kind,
      ...query
    }: {
      kind: ImportKind;
      importId: number;
      outcome?: RowOutcome | undefined;
      table?: string | undefined;
      withMessages?: boolean | undefined;
      limit: number;
      offset: number;
    }) {
      const parameters: RowQuery = {
        ...query,
        outcome: query.outcome ?? null,
        table: query.table ?? null,
        withMessages: query.withMessages ? 1 : 0,
      };
      return { items: rowsOf(kind).all(parameters).map(toImportRow), total: rowCount.get(parameters) ?? 0 };
    },
    messages(importId: number, limit: number, offset: number): { items: ImportMessage[]; total: number } {
      // Written by `putRows` and the engine from this very type.
      const items = messages.all({ importId, limit, offset }).map((text) => JSON.parse(text) as ImportMessage);
      return { items, total: messageCount.get({ importId }) ?? 0 };
    },
    /** Writes the rows of a report that differ from what is there; they must be in ascending order. */
    putRows(importId: number, planned: readonly PlannedRow[]): void {
      const first = planned[0];
      const last = planned.at(-1);
      if (!first || !last) return;
      const present = new Map(
        between.all(importId, positionOf(first), positionOf(last)).map((record) => [record.position, record]),
      );
      for (const row of planned) {
        const record = toRowRecord(row);
        const known = present.get(record.position);
        if (!known || !sameRow(known, record)) putRow.run({ ...record, importId });
      }
    },
    dropRows: (importId: number) => void dropRows.run(importId),
  };
}

/** The repository of {@link createImportsRepository}. */
export type ImportsRepository = ReturnType<typeof createImportsRepository>;

/** Rows of a single table stand where they stand in the file. */
function positionOf({ row, source }: PlannedRow): number {
  return source?.position ?? row;
}

function toRowRecord(planned: PlannedRow): RowRecord {
  const { row, outcome, recordId, label, changes, messages } = planned;
  return {
    position: positionOf(planned),
    source: planned.source?.table ?? null,
    row,
    outcome,
    record_id: recordId,
    label,
    changes: changes.length === 0 ? '[]' : JSON.stringify(changes),
    messages: messages.length === 0 ? '[]' : JSON.stringify(messages),
  };
}

function sameRow(one: RowRecord, other: RowRecord): boolean {
  return (
    one.row === other.row &&
    one.source === other.source &&
    one.outcome === other.outcome &&
    one.record_id === other.record_id &&
    one.label === other.label &&
    one.changes === other.changes &&
    one.messages === other.messages
  );
}

function toImportRow(record: RowRecord & { readonly unit_id: number | null }): ImportRow {
  // Both columns are written by `toRowRecord` only.
  const changes = JSON.parse(record.changes) as CellChange[];
  return {
    row: record.row,
    table: record.source,
    outcome: record.outcome,
    recordId: record.record_id,
    unitId: record.unit_id,
    label: record.label,
    changes: changes.map(([column, old, now]) => ({ column, old, new: now })),
    messages: JSON.parse(record.messages) as ImportMessage[],
  };
}
