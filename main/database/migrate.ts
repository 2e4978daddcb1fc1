import type { Clock } from '../ports.ts';
import type { Db } from './connection.ts';
import { withoutForeignKeys } from './foreign-keys.ts';

/** One forward step of the schema. */
export interface Migration {
  /** Position, in steps of ten; becomes `user_version`. */
  readonly id: number;
  /** What it does, in kebab case, as in its file name. */
  readonly name: string;
  /** Synchronous; runs inside a transaction with foreign keys unchecked until the end, so tables may be rebuilt. */
  up(db: Db): void;
}

/** A migration did not go through; the file is as it was before that migration. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
  /** Number and name of the migration, or what could not be done before it. */
  readonly step: string;
  /** Folder of the snapshot that was taken before, when there were data. */
  readonly snapshot: string | undefined;

  constructor(step: string, snapshot: string | undefined, cause: unknown) {
    super(`Migration ${step} failed`, { cause });
    this.step = step;
    this.snapshot = snapshot;
  }
}

/** The id of the last migration that ran on this database; 0 for an empty one. */
export function schemaVersion(db: Db): number {
  // The pragma always answers one integer.
  return db.pragma('user_version', { simple: true }) as number;
}

/** The id of the newest migration of a list; 0 for an empty list. */
export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.id ?? 0;
}

/** The app version that wrote the newest migration of this database; undefined when it does not say. */
export function requiredAppVersion(db: Db): string | undefined {
  const kept = db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_history'`).get();
  if (kept === undefined) return undefined;
  // One NOT NULL text column.
  return db.prepare('SELECT app_version FROM schema_history ORDER BY id DESC LIMIT 1').pluck().get() as
    | string
    | undefined;
}

/**
 * Brings the schema up to the newest migration: each in one write transaction with a check of all references before its commit.
 *
 * @param deps.snapshot called once before the first migration on a database with data; answers the snapshot's folder
 * @returns how many migrations ran
 * @throws MigrationFailed naming the step; migrations before it stay, the one that failed leaves nothing
 */
export function migrate(
  db: Db,
  deps: {
    readonly migrations: readonly Migration[];
    readonly appVersion: string;
    readonly clock: Clock;
    readonly snapshot: () => string;
  },
): number {
  const { migrations, appVersion, clock } = deps;
  checkOrder(migrations);
  const from = schemaVersion(db);
  const pending = migrations.filter((migration) => migration.id > from);
  if (pending.length === 0) return 0;
  const snapshot = from === 0 ? undefined : takeSnapshot(deps.snapshot);
  for (const migration of pending) {
    try {
      withoutForeignKeys(db, () => apply(db, migration, appVersion, clock));
    } catch (cause) {
      throw new MigrationFailed(label(migration), snapshot, cause);
    }
  }
  return pending.length;
}

function apply(db: Db, migration: Migration, appVersion: string, clock: Clock): void {
  db.transaction(() => {
    if (schemaVersion(db) >= migration.id) return;
    migration.up(db);
    const broken = db.pragma('foreign_key_check');
    if (Array.isArray(broken) && broken.length > 0) {
      throw new Error(`${broken.length} references point to rows that do not exist.`);
    }
    db.exec(`CREATE TABLE IF NOT EXISTS schema_history (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL, app_version TEXT NOT NULL
    ) STRICT`);
    db.prepare('INSERT INTO schema_history (id, name, applied_at, app_version) VALUES (?, ?, ?, ?)').run(
      migration.id,
      migration.name,
      clock.now().toISOString(),
      appVersion,
    );
    db.pragma(`user_version = ${migration.id}`);
  }).immediate();
}

function takeSnapshot(snapshot: () => string): string {
  try {
    return snapshot();
  } catch (cause) {
    throw new MigrationFailed('(snapshot before migrating)', undefined, cause);
  }
}

function checkOrder(migrations: readonly Migration[]): void {
  let previous = 0;
  for (const migration of migrations) {
    if (migration.id % 10 !== 0 || migration.id <= previous) {
      throw new Error(`Migration ${label(migration)} is out of order: ids rise in steps of ten.`);
    }
    previous = migration.id;
  }
}

function label(migration: Migration): string {
  return `${String(migration.id).padStart(3, '0')}-${migration.name}`;
}
