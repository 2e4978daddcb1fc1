import { join } from 'node:path';

/** Absolute paths of everything with a fixed name inside a data folder. */
export interface DataFiles {
  readonly folder: string;
  readonly database: string;
  /** The database while set-up builds it; renamed to `database` as the very last step. */
  readonly databaseInSetup: string;
  /** Exists only while set-up runs, so that an interrupted one is recognised and may start again. */
  readonly setupMarker: string;
  readonly anchor: string;
  /** How far identifiers of patients have come; outside the database, so that none is issued again when that is put back. */
  readonly identifiers: string;
  readonly keys: string;
  readonly keyring: string;
  readonly hostKey: string;
  readonly backups: string;
  /** Encrypted files that hang on records. */
  readonly attachments: string;
  /** Files of documents that do not read and were set aside. */
  readonly quarantine: string;
  /** Sealed files of audit entries that left the database under the policy of retention. */
  readonly auditArchive: string;
  /** New parts on their way to take the place of the present ones; see swap-database. */
  readonly staging: string;
  /** Exists only while the database is being replaced: says how far that has come. */
  readonly swapJournal: string;
  readonly hostLock: string;
  readonly hostFacts: string;
}

/** Names the files of the data folder `folder` (absolute). Touches nothing. */
export function dataFiles(folder: string): DataFiles {
  const keys = join(folder, 'keys');
  return {
    folder,
    database: join(folder, 'rems.db'),
    databaseInSetup: join(folder, 'rems.db.setup'),
    setupMarker: join(folder, 'setup.partial'),
    anchor: join(folder, 'anchor.json'),
    identifiers: join(folder, 'identifiers.json'),
    keys,
    keyring: join(keys, 'keyring.json'),
    hostKey: join(keys, 'host.key'),
    backups: join(folder, 'backups'),
    attachments: join(folder, 'attachments'),
    quarantine: join(folder, 'quarantine'),
    auditArchive: join(folder, 'audit-archive'),
    staging: join(folder, 'staging'),
    swapJournal: join(folder, 'swap.state.json'),
    hostLock: join(folder, 'host.lock'),
    hostFacts: join(folder, 'host.json'),
  };
}
