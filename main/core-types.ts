import type { SetProof } from '../shared/backup.ts';
import type { AppEvent } from '../shared/contract/events.ts';
import type { HealthState } from '../shared/health.ts';
import type { ReadinessCheck } from '../shared/readiness.ts';
import type { OpenState } from '../shared/system.ts';
import type { DirectoryRefresh } from './auth/directory-refresh.ts';
import type { Tickets } from './files/tickets.ts';
import type { RestoredFolder } from './restore/restore-elsewhere.ts';
import type { Caller, Principal } from './rpc/context.ts';
import type { Dispatch, DispatchText } from './rpc/dispatch.ts';

/** How a core is opened. */
export interface CoreOptions {
  /** The recovery key as typed, where no key is on this machine. */
  readonly recoveryKey?: string | undefined;
  /** Give this machine its own key after opening with the recovery key. */
  readonly rememberMachine?: boolean | undefined;
  /** Goes on with data that are older than the anchor; on record in the audit trail. */
  readonly acceptRollback?: boolean | undefined;
  /** Goes on with the newest intact predecessor of a damaged or missing keyring; on record too. */
  readonly olderKeyring?: boolean | undefined;
  /** The one-time code that set-up over HTTP asks for; null where the console itself is the proof. */
  readonly setupCode?: string | null;
  /** Where the import worker's code is; null runs imports in this thread. */
  readonly workerEntry: URL | null;
}

/** What `/health` answers. */
export interface Health {
  readonly status: 'healthy' | 'degraded';
  readonly database: boolean;
  readonly timestamp: string;
  readonly version: string;
}

/** The core as hosts see it: one door, events, files, health, and an orderly end. */
export interface Core {
  readonly dispatch: Dispatch;
  /** The same for transports that send text. */
  readonly dispatchText: DispatchText;
  /** Committed changes, from any process that writes this database; empty until it is open. */
  onEvent(listener: (event: AppEvent) => void): () => void;
  /** Called whenever the state changes (set up, unlocked). */
  onState(listener: (state: OpenState) => void): () => void;
  readonly tickets: Tickets;
  state(): { readonly state: OpenState; readonly message: string };
  /** Who calls; null when nobody is signed in. For the parts of a transport that are not calls (events, tickets). */
  authenticate(caller: Caller): Principal | null;
  /** The same caller as they stand now, whatever the token is by now; null when the session or the account has ended. For event streams. */
  present(principal: Principal): Principal | null;
  /**
   * Answers whoever sent a token that opens nothing, and counts it.
   * @throws AppError UNAUTHENTICATED, or RATE_LIMITED while the address must wait
   */
  refuseToken(caller: Caller, requestId: string): never;
  /** Tells that the computer slept: its clocks drifted apart without anybody moving one. */
  slept(): void;
  /** Looks up everybody of the directory who is signed in; hosts do it by themselves every fifteen minutes. */
  refreshDirectoryAccounts(): Promise<DirectoryRefresh>;
  /** Runs the jobs whose time has come, and waits for them; hosts do it by themselves every few seconds. */
  runDueJobs(): Promise<void>;
  /** The calendar behind a secret address, with its entity tag; null for any address that shows nothing (any more). */
  calendar(token: string): { readonly body: string; readonly etag: string } | null;
  /** The contract as OpenAPI 3.1. */
  openApi(): unknown;
  health(): Health;
  /** Looks at everything now; null while no database is open. */
  checkHealth(): Promise<HealthState | null>;
  /** Called with the state after every self-check. */
  onHealth(listener: (state: HealthState) => void): () => void;
  /** Examines the installation for `rems doctor`; reads the whole database file. */
  examine(): Promise<ReadinessCheck[]>;
  /**
   * Makes every check of a backup set that lies anywhere: with the keys of these data, or with the recovery key that was printed for the set.
   * Where data are open, the outcome is in their audit trail.
   * @throws AppError INVALID for a mistyped key, UNAVAILABLE when neither is at hand
   */
  proveSet(order: {
    readonly folder: string;
    readonly recoveryKey: string | undefined;
    readonly operator: string;
  }): Promise<SetProof>;
  /** Name of the newest set beside these data, proven if they can tell; also when they do not open. */
  newestSet(): string | undefined;
  /** Whether the key store of an operating system holds a key of these data: then no key file belongs beside them. */
  opensByKeyStore(): boolean;
  /**
   * Makes a complete data folder out of a backup set in an empty place; it opens on this machine without a question.
   * @throws AppError NOT_FOUND, CONFLICT for a folder that is not empty, INVALID when the set or the key does not hold
   */
  restoreTo(order: {
    readonly setFolder: string;
    readonly into: string;
    readonly recoveryKey: string | undefined;
    readonly operator: string;
  }): Promise<RestoredFolder>;
  /** A secret for one purpose, derived from the installation's authentication key; undefined until the database is open. */
  deriveKey(purpose: string): Buffer | undefined;
  /** Checkpoints the WAL, flushes the anchor, closes the database. Calls that come later answer UNAVAILABLE. */
  close(): Promise<void>;
}
