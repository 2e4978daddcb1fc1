import type { LabelPrinter } from '../../shared/labels.ts';
import type { Db } from '../database/connection.ts';

/** What of a printer is written. */
export type PrinterValues = Pick<LabelPrinter, 'name' | 'formatId' | 'offsetX' | 'offsetY'>;

/** SQL of label printers; removed ones keep their row. */
export function createLabelsRepository(db: Db) {
  const columns = 'id, name, format_id AS formatId, offset_x AS offsetX, offset_y AS offsetY, version';
  const all = db.prepare<[], LabelPrinter>(
    `SELECT ${columns} FROM label_printers WHERE removed_at IS NULL ORDER BY name COLLATE NOCASE, id`,
  );
  const one = db.prepare<[number], LabelPrinter>(
    `SELECT ${columns} FROM label_printers WHERE id = ? AND removed_at IS NULL`,
  );
  const named = db
    .prepare<[string], number>('SELECT id FROM label_printers WHERE name = ? COLLATE NOCASE AND removed_at IS NULL')
    .pluck();
  const insert = db.prepare<[PrinterValues & { at: string }]>(
    `INSERT INTO label_printers (name, format_id, offset_x, offset_y, created_at, updated_at)
     VALUES (@name, @formatId, @offsetX, @offsetY, @at, @at)`,
  );
  const update = db.prepare<[PrinterValues & { id: number; at: string }]>(
    `UPDATE label_printers SET name = @name, format_id = @formatId, offset_x = @offsetX, offset_y = @offsetY,
       updated_at = @at, version = version + 1 WHERE id = @id`,
  );
  const remove = db.prepare<[{ id: number; at: string }]>(
    'UPDATE label_printers SET removed_at = @at, updated_at = @at, version = version + 1 WHERE id = @id',
  );
  return {
    all: () => all.all(),
    one: (id: number) => one.get(id),
    named: (name: string) => named.get(name),
    insert: (values: PrinterValues, at: string) => Number(insert.run({ ...values, at }).lastInsertRowid),
    update: (id: number, values: PrinterValues, at: string) => void update.run({ ...values, id, at }),
    remove: (id: number, at: string) => void remove.run({ id, at }),
  };
}

/** The repository of {@link createLabelsRepository}. */
export type LabelsRepository = ReturnType<typeof createLabelsRepository>;
