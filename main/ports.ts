import type { Permission } from '../shared/contract/permissions.ts';

/** Time. Hosts pass the machine's clock, tests a clock they can set. */
export interface Clock {
  /** The present instant. */
  now(): Date;
  /** Milliseconds on a clock that never goes back; only differences mean something. */
  monotonic(): number;
}

/** Randomness from the operating system; tests may pass a seeded source. */
export interface Random {
  /** `size` cryptographically random bytes. */
  bytes(size: number): Buffer;
  /** A version 4 UUID. */
  uuid(): string;
}

/** The log. Data are plain facts: request ids, counts, codes; never rows, names of patients, keys or passwords. */
export interface Log {
  debug(message: string, data?: LogData): void;
  info(message: string, data?: LogData): void;
  warn(message: string, data?: LogData): void;
  error(message: string, data?: LogData): void;
}

/** Facts beside a log message; an `Error` value is written with its stack. */
export type LogData = Readonly<Record<string, unknown>>;

/** Where this installation keeps its files; all absolute. Names inside are fixed by the data-folder section of the interfaces. */
export interface Paths {
  /** The data folder. */
  readonly data: string;
}

/** The operating system's key store (desktop host only). */
export interface KeyVault {
  /** Whether a slot may be created here, and under which backend; `basic_text` and unknown backends answer `ok: false` with the reason in words. */
  availability(): Promise<
    | { readonly ok: true; readonly backend: string }
    | { readonly ok: false; readonly backend: string; readonly reason: string }
  >;
  /** Wraps a secret for this operating-system user. */
  wrap(secret: Buffer): Promise<Buffer>;
  /** Unwraps; `rewrap` asks for a fresh wrap because the store changed its own key. Throws when the store cannot. */
  unwrap(wrapped: Buffer): Promise<{ readonly secret: Buffer; readonly rewrap: boolean }>;
}

/** A notice on its way to the desktop. */
export interface DesktopNotice {
  readonly title: string;
  readonly body: string;
  /** Whoever may know it holds this right. */
  readonly audience: Permission;
  /** Only this account may know it; null for everybody with the right. */
  readonly accountId: number | null;
}

/** Native notifications, to whoever is signed in at the desktop and may know the notice; the headless host has none and writes a log line. */
export interface Notifier {
  notify(notice: DesktopNotice): void;
}

/** Everything the core needs from its host. */
export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly paths: Paths;
  /** Absent where there is no operating-system key store. */
  readonly keyVault?: KeyVault | undefined;
  readonly notifier: Notifier;
  /** The variable AUTHORIZED_USERS of the process: names that may sign in while the whitelist has held nobody but the first administrator. */
  readonly authorizedUsers?: string | undefined;
  /** What the installation calls itself: version of package.json and which host this is. */
  readonly app: { readonly version: string; readonly host: 'desktop' | 'headless' | 'cli' };
}
