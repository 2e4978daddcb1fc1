import type { AuditProof } from '../../shared/audit.ts';
import type { BackupState } from '../../shared/backup.ts';
import type { HealthState } from '../../shared/health.ts';
import type { ReadinessArea } from '../../shared/readiness.ts';
import type { OpenState } from '../../shared/system.ts';
import type { Db } from '../database/connection.ts';
import type { Migration } from '../database/migrate.ts';
import type { Environment } from '../keys/host-key.ts';
import type { ListenerFacts, Ports } from '../ports.ts';
import type { Dispatch } from '../rpc/dispatch.ts';
import type { Finding } from './finding.ts';

/** What other features know of themselves; absent while they are not there. */
export interface OtherParts {
  /** Where backups stand. */
  backups?(): BackupState | Promise<BackupState>;
  /** What the last verification of the audit trail has shown. */
  auditProof?(): AuditProof | null;
  /** The last self-check. */
  health?(): { readonly checkedAt: string | null; readonly parts: readonly { readonly state: HealthState }[] };
}

/** What is looked at without data being open: the machine and the folder. */
export interface PlaceDeps {
  readonly folder: string;
  readonly present: { readonly state: OpenState; readonly message: string };
  readonly migrations: readonly Migration[];
  readonly app: Ports['app'];
  readonly environment: Environment;
  readonly now: Date;
}

/** What is looked at when the data are open. */
export interface OpenDeps extends PlaceDeps {
  readonly db: Db;
  /** Bytes of the secrets that must be long, by their name. */
  readonly secretBytes: Readonly<Record<string, number>>;
  /** None while this process does not listen. */
  readonly listeners: readonly ListenerFacts[];
  readonly authorizedUsers: string | undefined;
  readonly others: OtherParts;
  /** The door of the core, for trying it. */
  readonly dispatch: Dispatch;
}

interface CheckBase {
  /** Stable, in kebab case: also the first word of the line in `rems doctor`. */
  readonly id: string;
  readonly area: ReadinessArea;
  /** The rows of the requirements catalogue that it answers. */
  readonly requirements: readonly string[];
  /** Where to go, an address of the app. */
  readonly link?: string;
  /** Takes long or tries things: made by `readiness.run` and once a week, kept in between. */
  readonly thorough?: true;
  /** `readiness.mend` can put it right. */
  readonly mendable?: true;
}

/** A check of the machine and the folder, for which no data need be open. */
export interface PlaceCheck extends CheckBase {
  readonly of: 'place';
  look(deps: PlaceDeps): Finding | undefined | Promise<Finding | undefined>;
}

/** A check of open data. */
export interface OpenCheck extends CheckBase {
  readonly of: 'data';
  look(deps: OpenDeps): Finding | undefined | Promise<Finding | undefined>;
}

/** A check that reads everything, for a thread of its own; deep-look.ts has its look. */
export interface DeepCheck extends CheckBase {
  readonly of: 'deep';
  readonly thorough: true;
}

/** One row of the catalogue that the program evaluates. A look that answers undefined cannot be made in this process. */
export type Check = PlaceCheck | OpenCheck | DeepCheck;
