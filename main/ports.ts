import type { NetworkInterfaceInfo } from 'node:os';
import type { Permission } from '../shared/contract/permissions.ts';
import type { LogSettings } from '../shared/logs.ts';

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

/** The files behind the log, where a host keeps it in files. */
export interface LogKeeping {
  /** How the log is kept from the next line on. */
  apply(settings: Pick<LogSettings, 'level' | 'maxBytes' | 'keep'>): void;
  /** Lines that could not be written since the start, and why the last one could not; `fault` is null while writing works. */
  state(): { readonly lost: number; readonly fault: string | null };
  /** Errors that were logged at or after an instant, as far as this process remembers (the last hour). */
  errorsSince(instant: Date): number;
  /** Errors that were logged since this was asked the last time. */
  takeErrors(): number;
}

/** How one of this host's network listeners does. */
export interface ListenerFacts {
  /** The one that the headless host's command line started, or the one for other PCs. */
  readonly of: 'console' | 'network';
  /** Where this machine itself reaches it. */
  readonly url: string;
  /** The interface that was chosen, `0.0.0.0` and `::` for every one; several addresses are joined by commas. */
  readonly host: string;
  /** The port of HTTPS first, then the one that only redirects. */
  readonly ports: readonly number[];
  /** Every address that it answers under, as `https://…` texts. */
  readonly addresses: readonly string[];
  /** `up`, without its address as yet, waiting for its next start, or tried only seldom after too many. */
  readonly state: 'waiting' | 'up' | 'down' | 'given-up';
  /** Why it is not up. */
  readonly reason: string | null;
  readonly certificateEnds: Date;
  /** PEM of what its certificate is trusted by. */
  readonly authority: string;
  /** When it last answered its own request. */
  readonly answeredAt: Date | null;
  /** Starts after a failure, the newest first. */
  readonly restarts: readonly { readonly at: Date; readonly reason: string }[];
}

/** What a host knows of itself and the core cannot see. */
export interface HostWatch {
  /** None while this host does not listen. */
  listeners(): readonly ListenerFacts[];
  /** Calls back when a listener went down, came back or was given up; answers how to end that. */
  onChange(listener: () => void): () => void;
}

/** A certificate with its key, as a listener serves it. Never log or serialise it. */
export interface ServedCertificate {
  /** PEM, the server's own certificate first, then those above it. */
  readonly chain: string;
  /** PEM, PKCS#8. */
  readonly privateKey: string;
  /** PEM of what a client must trust to accept it: its authority, or itself where it is self-signed. */
  readonly authority: string;
  /** Host names and IP addresses it is valid for. */
  readonly names: readonly string[];
  readonly expiresAt: Date;
}

/** What a host is asked to serve to other PCs. */
export interface NetworkPlan {
  /** Addresses of this machine, each bound on its own: never wider. */
  readonly addresses: readonly string[];
  readonly port: number;
  readonly certificate: ServedCertificate;
  /** Names and addresses that are answered, without the port; the certificate's own when a public name is not among them too. */
  readonly names: readonly string[];
  readonly connections: number;
  readonly connectionsPerAddress: number;
  readonly keepAliveMs: number;
  /** Plain HTTP on this port answers 301 to the same path over HTTPS; null: no such port. */
  readonly redirectPort: number | null;
}

/** What is looked at with every request; changes hold from the next one on. */
export interface NetworkRules {
  /** Networks (CIDR or single addresses) that may ask; empty: every private one. */
  readonly allowed: readonly string[];
  /** Networks that may ask `/health`; empty: all that may ask. */
  readonly healthAllowed: readonly string[];
  /** Other origins whose pages may call with a token. */
  readonly origins: readonly string[];
  /** Narrow limits, listed networks only. */
  readonly protecting: boolean;
}

/** How the listener for other PCs does, measured. */
export interface NetworkFacts {
  /** `waiting`: none of the addresses is there yet. */
  readonly state: 'off' | 'waiting' | 'up' | 'down' | 'given-up';
  readonly reason: string | null;
  readonly since: Date | null;
  /** `https://…` of every socket that is bound. */
  readonly bound: readonly string[];
  /** Names and addresses that are answered although the certificate does not have them: browsers warn there. */
  readonly unnamed: readonly string[];
  readonly answeredAt: Date | null;
  readonly restarts: readonly { readonly at: Date; readonly reason: string }[];
  readonly redirect: {
    readonly state: NetworkFacts['state'];
    readonly reason: string | null;
    readonly bound: readonly string[];
  };
  /** Where the headless host listens because its command line says so; null in the desktop app. */
  readonly console: string | null;
}

/** One address with open connections. */
export interface ConnectedFacts {
  readonly address: string;
  readonly connections: number;
  readonly protocols: readonly string[];
  readonly since: Date;
  readonly requests: number;
  /** Accounts that asked over these connections with a session. */
  readonly accountIds: readonly number[];
  /** Personal access tokens that were sent over them. */
  readonly tokenIds: readonly number[];
}

/** The network side of a host: the core decides what is served, the host serves it. */
export interface HostNetwork {
  /**
   * Serves a plan, or nothing. The new listener is open before the old one closes, except where both need the same port:
   * then the old one comes back when the new one fails. The same plan again changes nothing. An address that is not there yet is
   * waited for.
   *
   * @param patient goes on trying by itself instead of throwing: for what was decided before, when the program starts
   * @throws AppError CONFLICT with a sentence: the port is taken and by whom, or needs more rights
   */
  apply(plan: NetworkPlan | null, patient?: boolean): Promise<void>;
  /** Closes what is served in order and opens it again. */
  restart(): Promise<void>;
  /** Another certificate from the next handshake on; open connections stay. */
  setCertificate(certificate: ServedCertificate): void;
  setRules(rules: NetworkRules): void;
  facts(): NetworkFacts;
  connected(): Promise<readonly ConnectedFacts[]>;
  /** Closes every connection of an address; answers how many. */
  drop(address: string): Promise<number>;
  onChange(listener: () => void): () => void;
  /** Whether a port could be bound on an address now: undefined when it can, else a sentence that names who holds it where that can be told. */
  tryPort(address: string, port: number): Promise<string | undefined>;
}

/** Whether the program starts with the computer; only the desktop app decides that itself. */
export interface StartWithComputer {
  present(): boolean;
  set(on: boolean): void;
}

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

/** A program of ours in a process of its own, which may be given up at any moment. */
export interface HelperProcess {
  /** Sends a message; what can be cloned arrives. */
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, with the exit code where there is one. */
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

/** Everything the core needs from its host. */
export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Absent where the log is not kept in files (command line). */
  readonly logKeeping?: LogKeeping | undefined;
  /** Absent where nothing listens. */
  readonly watch?: HostWatch | undefined;
  /** Absent where nothing can be served (command line). */
  readonly network?: HostNetwork | undefined;
  /** The network interfaces of this machine; asked of the operating system when absent. */
  readonly interfaces?: (() => Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>) | undefined;
  /** Absent where that is not this program's to decide. */
  readonly startWithComputer?: StartWithComputer | undefined;
  /** Free bytes of the volume that holds a folder; asked of the operating system when absent. */
  readonly freeBytes?: ((folder: string) => number) | undefined;
  /** Resident memory of this process, bytes; asked of the operating system when absent. */
  readonly memoryBytes?: (() => number) | undefined;
  readonly paths: Paths;
  /** Absent where there is no operating-system key store. */
  readonly keyVault?: KeyVault | undefined;
  readonly notifier: Notifier;
  /** Starts a program of ours beside the host; a process of Node where the host says nothing. */
  readonly startProcess?: ((entry: URL) => HelperProcess) | undefined;
  /** The variable AUTHORIZED_USERS of the process: names that may sign in while the whitelist has held nobody but the first administrator. */
  readonly authorizedUsers?: string | undefined;
  /** Told of each step of work that a crash may cut (restore, exchange of keys); only tests listen, to cut it there. */
  readonly onStep?: ((step: string) => void) | undefined;
  /** What the installation calls itself: version of package.json and which host this is. */
  readonly app: { readonly version: string; readonly host: 'desktop' | 'headless' | 'cli' };
}
