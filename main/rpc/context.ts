import type { z } from 'zod';
import type { Feature, Procedure, Restriction } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import type { Permission } from '../../shared/contract/permissions.ts';
import type { Origin, Work } from './transaction.ts';
import type { WrittenJson } from './written-json.ts';

export type { Origin } from './transaction.ts';

/**
 * Holds the session token of one caller: a cookie over HTTPS, a variable in the desktop host.
 * The token is the only thing that proves who calls; it never reaches the renderer.
 */
export interface SessionCarrier {
  readonly token: string | undefined;
  set(token: string, expiresAt: Date): void;
  clear(): void;
}

/** Holds what a browser is known by where devices must be approved: a lasting cookie over HTTPS. */
export interface DeviceCarrier {
  readonly token: string | undefined;
  set(token: string): void;
}

/** What a transport knows of its caller. */
export interface Caller {
  readonly origin: Origin;
  /** Socket address over HTTPS, null on this machine. */
  readonly address: string | null;
  /** Browser and operating system in words, as far as the browser tells; for the list of sessions. */
  readonly device?: string | null | undefined;
  readonly session: SessionCarrier | null;
  /** A personal access token, as it was sent; whoever sends one has no session. */
  readonly bearer?: string | undefined;
  /** What this browser is known by; absent where devices are never asked for. */
  readonly known?: DeviceCarrier | undefined;
  /** A person at this machine's command line, or a job: acts as an administrator does, under this name. Never set by a network transport. */
  readonly operator?: { readonly name: string } | undefined;
  /** Nobody's hand is behind this call (an event stream, a check of the transport): it does not count as activity of the session. */
  readonly background?: boolean | undefined;
  /** Under which the transport logs this request; made up when absent. */
  readonly requestId?: string | undefined;
  /** The same for requests that a transport read from a connection at once: it took nothing from it in between. */
  readonly batch?: object | undefined;
}

/** Who acts, after authentication. */
export interface Principal {
  /** Null for an operator at the command line and for jobs. */
  readonly accountId: number | null;
  readonly name: string;
  readonly permissions: ReadonlySet<Permission>;
  /** What the caller owes before most procedures answer; null as a rule. */
  readonly restriction: Restriction | null;
  /** Whether the password was proven within the last minutes; always at the command line. */
  readonly recentlyProven: boolean;
  /** The session, whatever its token is at the moment; null for operators. Tickets and event streams are bound to it. */
  readonly sessionId: number | null;
  /** SHA-256 of the session token, hex; null for operators. */
  readonly sessionHash: string | null;
  /** The personal access token that was sent instead of a session; its rights are already taken into account. */
  readonly token?: { readonly id: number; readonly name: string; readonly expiresAt: string } | undefined;
}

/** To whom tickets, streams and limits are bound: a session, a token, or nobody. */
export type Holder = number | `token:${number}` | null;

/** The holder that a caller is. */
export function holderOf({ sessionId, token }: Pick<Principal, 'sessionId' | 'token'>): Holder {
  return token ? `token:${token.id}` : sessionId;
}

/** What a handler gets beside its parsed input. */
export interface Context {
  readonly requestId: string;
  readonly origin: Origin;
  readonly address: string | null;
  readonly session: SessionCarrier | null;
  readonly device: string | null;
  /** What the browser is known by; null where devices are never asked for. */
  readonly known: DeviceCarrier | null;
  readonly principal: Principal | null;
  /** Runs `work` in one transaction and commits rows, audit entries and events together or not at all. */
  transact<T>(work: Work<T>): T;
  /** The same call on record under somebody whose identity was proven during it (sign-in, set-up). */
  as(principal: Principal): Context;
}

/** The principal of a procedure that is not public; dispatch has made sure that there is one. */
export function principalOf(ctx: Context): Principal {
  if (!ctx.principal) throw new Error('a handler that needs a principal was declared public');
  return ctx.principal;
}

type Handler<P> =
  P extends Procedure<infer I, infer O>
    ? (input: z.output<I>, ctx: Context) => z.input<O> | WrittenJson<z.output<O>> | Promise<z.input<O>>
    : never;

/** What one feature must implement. */
export type HandlersOf<F extends Feature> = { readonly [P in keyof F]: Handler<F[P]> };
/** What all features must implement. */
export type AppHandlers = { readonly [F in keyof AppContract]: HandlersOf<AppContract[F]> };
