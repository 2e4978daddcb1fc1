import type { HealthState } from '../shared/health.ts';
import type { Integrity } from './database/integrity.ts';
import type { OpenedData } from './database/open-outcome.ts';
import type { StatementWatch } from './database/slow-statements.ts';
import type { WriteTrouble } from './database/write-trouble.ts';
import type { Tickets } from './files/tickets.ts';
import type { Ports } from './ports.ts';
import type { CallLog } from './rpc/call-log.ts';
import type { Dispatch } from './rpc/dispatch.ts';
import type { EventBus } from './rpc/event-bus.ts';
import type { Transactor } from './rpc/transact.ts';
import type { Workshop } from './rpc/workshop.ts';

/** What is watched for as long as the program runs, whichever data are open. */
export interface Oversight {
  readonly calls: CallLog;
  /** Told what the self-check found. */
  tell(state: HealthState): void;
}

/** What features are built from, once the database is open. */
export interface FeatureDeps {
  readonly data: OpenedData;
  readonly ports: Ports;
  readonly transactor: Transactor;
  readonly tickets: Tickets;
  readonly events: EventBus;
  /** Where the import worker's code is; null runs imports in this thread (command line). */
  readonly workerEntry: URL | null;
  /** For what must happen while the data are closed (restore, rotation). */
  readonly workshop: Workshop;
  /** Whether the database is known to be damaged. */
  readonly integrity: Integrity;
  /** The door of the core, for features that try it (readiness). */
  readonly dispatch: Dispatch;
  readonly oversight: Oversight;
  /** Statements of this connection that took long. */
  readonly statements: StatementWatch;
  /** Whether changes reach the disk. */
  readonly trouble: WriteTrouble;
}
