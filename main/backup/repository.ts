import type { BackupRun, Destination } from '../../shared/backup.ts';
import type { Db } from '../database/connection.ts';
import { createSettingsSection } from '../database/settings-section.ts';

/** An attempt that begins. */
export type NewRun = Pick<BackupRun, 'task' | 'kind' | 'cause' | 'set' | 'destinationId' | 'startedAt'>;
/** How an attempt ended. */
export type RunEnd = Pick<BackupRun, 'set' | 'bytes'> & {
  readonly endedAt: string;
  readonly result: NonNullable<BackupRun['result']>;
  readonly message: string;
};
/** A second place as stored. */
export type DestinationRow = Omit<Destination, 'removable'> & {
  readonly removable: number;
  /** When it was last there. */
  readonly seenAt: string | null;
  readonly createdAt: string;
};
/** What was seen of a place. */
export type DestinationNews = Pick<Destination, 'id' | 'state' | 'message' | 'freeBytes'> & {
  readonly seenAt: string | null;
  readonly lastCopyAt: string | null;
  readonly lastSet: string | null;
};

/** SQL of backups: attempts, places, pins, settings. */
export function createBackupRepository(db: Db) {
  const runColumns =
    'id, task, kind, cause, set_name AS "set", destination_id AS destinationId, started_at AS startedAt, ended_at AS endedAt, result, bytes, message';
  const insertRun = db.prepare<[NewRun]>(
    `INSERT INTO backup_runs (task, kind, cause, set_name, destination_id, started_at)
     VALUES (@task, @kind, @cause, @set, @destinationId, @startedAt)`,
  );
  const endRun = db.prepare<[RunEnd & { id: number }]>(
    `UPDATE backup_runs SET ended_at = @endedAt, result = @result, message = @message, bytes = @bytes, set_name = coalesce(@set, set_name)
     WHERE id = @id`,
  );
  const interrupt = db.prepare<[{ at: string; before: string; message: string }]>(
    `UPDATE backup_runs SET ended_at = @at, result = 'interrupted', message = @message WHERE ended_at IS NULL AND started_at < @before`,
  );
  const run = db.prepare<[number], BackupRun>(`SELECT ${runColumns} FROM backup_runs WHERE id = ?`);
  const runs = db.prepare<[{ task: string | null; limit: number; offset: number }], BackupRun>(
    `SELECT ${runColumns} FROM backup_runs WHERE @task IS NULL OR task = @task ORDER BY id DESC LIMIT @limit OFFSET @offset`,
  );
  const countRuns = db
    .prepare<[{ task: string | null }], number>('SELECT count(*) FROM backup_runs WHERE @task IS NULL OR task = @task')
    .pluck();
  const lastEnded = db.prepare<[string], BackupRun>(
    `SELECT ${runColumns} FROM backup_runs WHERE task = ? AND result IN ('done', 'failed') ORDER BY id DESC LIMIT 1`,
  );

  const placeColumns = `id, label, path, removable, state, message, last_copy_at AS lastCopyAt, last_set AS lastSet, free_bytes AS freeBytes,
    seen_at AS seenAt, created_at AS createdAt`;
  const places = db.prepare<[], DestinationRow>(
    `SELECT ${placeColumns} FROM backup_destinations WHERE active = 1 ORDER BY id`,
  );
  const place = db.prepare<[number], DestinationRow>(
    `SELECT ${placeColumns} FROM backup_destinations WHERE id = ? AND active = 1`,
  );
  const insertPlace = db.prepare<[Record<'label' | 'path' | 'at' | 'by', string> & { removable: number }]>(
    `INSERT INTO backup_destinations (label, path, removable, created_at, created_by, seen_at) VALUES (@label, @path, @removable, @at, @by, @at)`,
  );
  const retirePlace = db.prepare<[number]>('UPDATE backup_destinations SET active = 0 WHERE id = ?');
  const notePlace = db.prepare<[DestinationNews]>(
    `UPDATE backup_destinations SET state = @state, message = @message, free_bytes = @freeBytes, seen_at = coalesce(@seenAt, seen_at),
       last_copy_at = coalesce(@lastCopyAt, last_copy_at), last_set = coalesce(@lastSet, last_set) WHERE id = @id`,
  );

  const pins = db.prepare<[], string>('SELECT set_name FROM backup_pins').pluck();
  const pin = db.prepare<[Record<'name' | 'at' | 'by', string>]>(
    'INSERT OR IGNORE INTO backup_pins (set_name, pinned_at, pinned_by) VALUES (@name, @at, @by)',
  );
  const unpin = db.prepare<[string]>('DELETE FROM backup_pins WHERE set_name = ?');

  const settings = createSettingsSection(db, 'backup');

  return {
    insertRun: (row: NewRun) => Number(insertRun.run(row).lastInsertRowid),
    endRun: (id: number, end: RunEnd) => void endRun.run({ id, ...end }),
    /** Ends attempts of a program that is gone; answers how many. */
    interrupt: (row: { at: string; before: string; message: string }) => interrupt.run(row).changes,
    run: (id: number) => run.get(id),
    runs: (task: string | null, limit: number, offset: number) => runs.all({ task, limit, offset }),
    countRuns: (task: string | null) => countRuns.get({ task }) ?? 0,
    /** The newest attempt of a task that went through or failed. */
    lastEnded: (task: BackupRun['task']) => lastEnded.get(task),
    /** Places that are in use. */
    places: () => places.all(),
    place: (id: number) => place.get(id),
    insertPlace: (row: Record<'label' | 'path' | 'at' | 'by', string> & { removable: number }) =>
      Number(insertPlace.run(row).lastInsertRowid),
    retirePlace: (id: number) => void retirePlace.run(id),
    notePlace: (news: DestinationNews) => void notePlace.run(news),
    pins: () => pins.all(),
    pin: (row: Record<'name' | 'at' | 'by', string>) => pin.run(row).changes > 0,
    unpin: (name: string) => unpin.run(name).changes > 0,
    /** How backups are made and kept. */
    settings,
  };
}

/** The repository of {@link createBackupRepository}. */
export type BackupRepository = ReturnType<typeof createBackupRepository>;
