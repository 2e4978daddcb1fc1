import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { Db } from '../database/connection.ts';
import { dataFiles } from '../database/data-files.ts';
import { migrations } from '../database/migrations/index.ts';
import { openData } from '../database/open-data.ts';
import { beginSwap } from '../database/swap-database.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import { formatRecoveryKey } from '../keys/recovery-key.ts';
import type { Ports, Random } from '../ports.ts';
import { programActor } from '../rpc/program-actor.ts';
import { documentPath, readDocumentList } from '../sets/document-list.ts';
import { countRows } from '../sets/inventory.ts';
import { readManifest } from '../sets/manifest.ts';
import { holdsDocument, storedDocuments } from '../sets/stored-documents.ts';
import { drillQueries } from './drill-queries.ts';
import { runFinish } from './finish-task.ts';
import { runStage } from './stage-task.ts';
import type { TaskPorts } from './task-ports.ts';

/** A set and the recovery key: all that is left after the loss of a workstation. */
export interface DrillTask {
  readonly setFolder: string;
  readonly recoveryKey: Buffer;
  /** The folder that the temporary one is made in. */
  readonly into: string;
  /** The name of the temporary one, of {@link drillFolderName}: who gives the order removes it when the thread was cut. */
  readonly name: string;
  readonly appVersion: string;
}

/** What the drill has shown. */
export interface DrillResult {
  readonly set: string;
  readonly seconds: number;
  /** A sentence with what was counted and read. */
  readonly message: string;
}

const prefix = 'drill-';

/** A name for the folder of one drill. */
export function drillFolderName({ uuid }: Pick<Random, 'uuid'>): string {
  return `${prefix}${uuid()}`;
}

/** A drill that takes longer was cut; its folder is swept by the next one, milliseconds. */
const longest = 6 * 60 * 60_000;
/** What the restore itself writes. */
const ownTables = new Set([
  'audit',
  'restores',
  'notices',
  'sessions',
  'schema_history',
  'backup_pins',
  // In a folder that knows of no identifiers the numbers of this year jump ahead.
  'identifier_counters',
]);

/**
 * Restores a set whole into an empty folder with nothing but the recovery key, opens it as an installation, counts and reads in it, opens
 * a document, and removes the folder.
 *
 * @throws AppError INVALID or UNAVAILABLE with the first thing that did not hold
 */
export async function runDrill(task: DrillTask, ports: TaskPorts): Promise<DrillResult> {
  const { setFolder, recoveryKey, into, name, appVersion } = task;
  sweep(into, ports.clock.now());
  const folder = join(into, name);
  mkdirSync(folder, { mode: 0o700 });
  const began = performance.now();
  try {
    const staged = runStage({ folder, setFolder, access: { recoveryKey }, own: undefined, appVersion }, quiet(ports));
    const swap = beginSwap({ files: dataFiles(folder), task: 'restore', key: undefined, now: ports.clock.now() });
    runFinish(
      {
        folder,
        setFolder,
        access: { recoveryKey },
        own: undefined,
        appVersion,
        installId: staged.installId,
        keepsKeyring: false,
        actor: programActor(ports.random, '(drill)', 'backup.drill'),
        reason: 'Restore drill',
        set: staged.set,
        keepPresent: false,
      },
      quiet(ports),
    );
    swap.commit();
    const opened = await openData(drillPorts(folder, ports, appVersion), {
      migrations,
      recoveryKey: formatRecoveryKey(recoveryKey),
      rememberMachine: false,
      environment: {},
    });
    if (opened.state !== 'READY')
      throw new AppError('INVALID', `The restored data do not open (${opened.state}): ${opened.message}`);
    try {
      const tables = compareCounts(opened.db, setFolder, staged.upgraded);
      for (const { sql } of drillQueries) opened.db.prepare(sql).all();
      const document = readDocument(opened.db, folder, setFolder, opened.keys);
      const seconds = Math.round((performance.now() - began) / 10) / 100;
      return {
        set: staged.set,
        seconds,
        message: `Restored in ${seconds} s through the recovery key: ${tables} tables hold what they held, ${drillQueries.length} readings answered, ${document}.`,
      };
    } finally {
      opened.anchor.stop();
      opened.db.close();
      opened.keys.wipe();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a drill that was killed left behind. */
function sweep(into: string, now: Date): void {
  for (const name of readdirSync(into)) {
    if (!name.startsWith(prefix)) continue;
    const path = join(into, name);
    if (now.getTime() - statSync(path).mtimeMs > longest) rmSync(path, { recursive: true, force: true });
  }
}

function compareCounts(db: Db, setFolder: string, upgraded: boolean): number {
  const read = readManifest(setFolder);
  if (read.state !== 'intact') throw new AppError('INVALID', 'The manifest of the backup was changed meanwhile.');
  const rows = countRows(db);
  const expected = Object.entries(read.manifest.rows).filter(([table]) => !ownTables.has(table));
  // A step that brings the data up to date may move rows from table to table.
  const other = upgraded ? undefined : expected.find(([table, count]) => rows[table] !== count);
  if (other !== undefined)
    throw new AppError(
      'INVALID',
      `The table ${other[0]} holds ${rows[other[0]] ?? 0} rows after the restore instead of ${other[1]}.`,
    );
  return expected.length;
}

/** One document whose copy was whole when the set was made is decrypted and compared with its record. */
function readDocument(db: Db, folder: string, setFolder: string, keys: DataKeys): string {
  const whole = new Set(readDocumentList(setFolder)?.documents.flatMap(({ uuid, damaged }) => (damaged ? [] : [uuid])));
  const documents = storedDocuments(db).filter(({ uuid }) => whole.has(uuid));
  const [document] = documents;
  if (document === undefined) return 'there are no documents';
  const held = { keyring: keys.keyring(), authentication: keys.authentication };
  if (!holdsDocument(documentPath(folder, document.uuid), document, held))
    throw new AppError('INVALID', 'A document does not open after the restore.');
  return `one of ${documents.length} documents opened`;
}

function quiet(ports: TaskPorts): TaskPorts {
  return { ...ports, onStep: () => {} };
}

function drillPorts(folder: string, { clock, random }: TaskPorts, version: string): Ports {
  const silent = () => {};
  return {
    clock,
    random,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    paths: { data: folder },
    notifier: { notify: silent },
    app: { version, host: 'cli' },
  };
}
