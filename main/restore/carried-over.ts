import type { Db } from '../database/connection.ts';

/** Tables of what lets somebody in without a password, until it is revoked: tokens of scripts, known browsers, addresses of calendars. */
const revocable = ['access_tokens', 'devices', 'calendar_feeds'] as const;
type Revocable = (typeof revocable)[number];

/** What a restored database would not know of itself: restores since, sets that are to be kept, second places, the last exercise, what was revoked since, how this machine lets others in. */
export interface CarriedOver {
  readonly restores: readonly {
    readonly at: string;
    readonly set_name: string;
    readonly actor: string;
    readonly reason: string;
    readonly before_set: string | null;
  }[];
  readonly pins: readonly { readonly set_name: string; readonly pinned_at: string; readonly pinned_by: string }[];
  /** Second places in use: without them, copies would end without a word. */
  readonly destinations: readonly {
    readonly label: string;
    readonly path: string;
    readonly removable: number;
    readonly last_copy_at: string | null;
    readonly last_set: string | null;
    readonly created_at: string;
    readonly created_by: string;
  }[];
  /** The newest exercise that went well; none where there was none. */
  readonly drills: readonly {
    readonly cause: string;
    readonly set_name: string | null;
    readonly started_at: string;
    readonly ended_at: string;
    readonly bytes: number | null;
    readonly message: string | null;
  }[];
  /** What was revoked since: a backup from before must not let it in again. */
  readonly revoked: readonly { readonly table: Revocable; readonly token_hash: string; readonly revoked_at: string }[];
  /** The settings of the listener: a backup from before they were changed, or of another machine, must not open it. Unknown where the present data do not read. */
  readonly network:
    | 'unknown'
    | { readonly document: string; readonly version: number; readonly updated_at: string }
    | null;
}

/** Nothing, where the present data do not read. */
export const nothingCarried: CarriedOver = {
  restores: [],
  pins: [],
  destinations: [],
  drills: [],
  revoked: [],
  network: 'unknown',
};

/** Reads it from the data that are about to be replaced. */
export function readCarriedOver(db: Db): CarriedOver {
  return {
    restores: db
      .prepare<[], CarriedOver['restores'][number]>(
        'SELECT at, set_name, actor, reason, before_set FROM restores ORDER BY id',
      )
      .all(),
    pins: db.prepare<[], CarriedOver['pins'][number]>('SELECT set_name, pinned_at, pinned_by FROM backup_pins').all(),
    destinations: db
      .prepare<[], CarriedOver['destinations'][number]>(
        `SELECT label, path, removable, last_copy_at, last_set, created_at, created_by FROM backup_destinations
         WHERE active = 1 ORDER BY id`,
      )
      .all(),
    drills: db
      .prepare<[], CarriedOver['drills'][number]>(
        `SELECT cause, set_name, started_at, ended_at, bytes, message FROM backup_runs
         WHERE task = 'drill' AND result = 'done' ORDER BY id DESC LIMIT 1`,
      )
      .all(),
    revoked: revocable.flatMap((table) => revokedIn(db, table)),
    network:
      db
        .prepare<[], Exclude<CarriedOver['network'], 'unknown' | null>>(
          "SELECT document, version, updated_at FROM settings WHERE section = 'network'",
        )
        .get() ?? null,
  };
}

/** Writes it into the restored data, once: what they know already stays as it is there. */
export function writeCarriedOver(db: Db, carried: CarriedOver): void {
  const restore = db.prepare(
    `INSERT INTO restores (at, set_name, actor, reason, before_set)
     SELECT @at, @set_name, @actor, @reason, @before_set
     WHERE NOT EXISTS (SELECT 1 FROM restores WHERE at = @at AND set_name = @set_name)`,
  );
  for (const row of carried.restores) restore.run(row);
  const pin = db.prepare(
    'INSERT OR IGNORE INTO backup_pins (set_name, pinned_at, pinned_by) VALUES (@set_name, @pinned_at, @pinned_by)',
  );
  for (const row of carried.pins) pin.run(row);
  const place = db.prepare(
    `INSERT OR IGNORE INTO backup_destinations (label, path, removable, last_copy_at, last_set, created_at, created_by)
     VALUES (@label, @path, @removable, @last_copy_at, @last_set, @created_at, @created_by)`,
  );
  for (const row of carried.destinations) place.run(row);
  const drill = db.prepare(
    `INSERT INTO backup_runs (task, cause, set_name, started_at, ended_at, result, bytes, message)
     SELECT 'drill', @cause, @set_name, @started_at, @ended_at, 'done', @bytes, @message
     WHERE NOT EXISTS (SELECT 1 FROM backup_runs WHERE task = 'drill' AND started_at >= @started_at)`,
  );
  for (const row of carried.drills) drill.run(row);
  for (const { table, ...row } of carried.revoked)
    db.prepare(
      `UPDATE ${table} SET revoked_at = @revoked_at WHERE token_hash = @token_hash AND revoked_at IS NULL`,
    ).run(row);
  if (carried.network === 'unknown') return;
  db.prepare("DELETE FROM settings WHERE section = 'network'").run();
  if (carried.network === null) return;
  db.prepare(
    `INSERT INTO settings (section, document, version, updated_at) VALUES ('network', @document, @version, @updated_at)`,
  ).run(carried.network);
}

/** None in data of a version that did not know them yet. */
function revokedIn(db: Db, table: Revocable): CarriedOver['revoked'] {
  const known = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table);
  if (known === undefined) return [];
  return db
    .prepare<[], { token_hash: string; revoked_at: string }>(
      `SELECT token_hash, revoked_at FROM ${table} WHERE revoked_at IS NOT NULL`,
    )
    .all()
    .map((row) => ({ table, ...row }));
}
