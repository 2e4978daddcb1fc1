import type { z } from 'zod';
import type { Permission } from './permissions.ts';

/** Structural and shallow on purpose: a JSON constraint on the type makes a 200-procedure contract several times slower to check; a test checks "JSON only". */
type Schema = z.core.$ZodType;

/**
 * Who may call a procedure: `public` anyone; `unopened` anyone while no database is open (set-up and unlocking), nobody afterwards;
 * `signed-in` any account; otherwise accounts that hold the permission.
 */
export type Access = 'public' | 'unopened' | 'signed-in' | Permission;

/**
 * What a signed-in caller owes before most procedures answer: the session is locked (`LOCKED`), a temporary password must be changed
 * (`PASSWORD_CHANGE_REQUIRED`), or a role asks for a second factor that is not enrolled yet (`SECOND_FACTOR_REQUIRED`).
 */
export type Restriction = 'locked' | 'password-change' | 'second-factor';

/** One thing that can be called. */
export interface Procedure<I extends Schema = Schema, O extends Schema = Schema> {
  readonly kind: 'query' | 'mutation';
  readonly access: Access;
  /** One line for the API document. */
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  /** Mutations only: why this one leaves no audit entry. Absent means that it must leave one when it changes a row. */
  readonly unaudited?: string;
  /** May also be called while the session is under one of these restrictions. */
  readonly allowedWhile?: readonly Restriction[];
  /** Asks for the password again when it was last proven more than five minutes ago (`REAUTH_REQUIRED`). */
  readonly stepUp?: true;
  /** Only from the window, the command line, or a browser on the workstation itself; over the network it answers `FORBIDDEN`. */
  readonly atConsole?: true;
  /**
   * True: may also be called with a personal access token, although no right is asked for. False: never, although one is asked for.
   * Absent: with a token that carries the right.
   */
  readonly byToken?: boolean;
}

type Definition<I extends Schema, O extends Schema> = Omit<Procedure<I, O>, 'kind'>;

/** A procedure that changes nothing. */
export function query<I extends Schema, O extends Schema>(def: Omit<Definition<I, O>, 'unaudited'>): Procedure<I, O> {
  return { kind: 'query', ...def };
}

/** A procedure that may change rows; rows, audit entry and events are committed together. */
export function mutation<I extends Schema, O extends Schema>(def: Definition<I, O>): Procedure<I, O> {
  return { kind: 'mutation', ...def };
}

/** The procedures of one feature by name. */
export type Feature = Readonly<Record<string, Procedure>>;
/** All features by name. */
export type Contract = Readonly<Record<string, Feature>>;

type Caller<P> = P extends Procedure<infer I, infer O> ? (input: z.input<I>) => Promise<z.output<O>> : never;
type Handler<P, Ctx> =
  P extends Procedure<infer I, infer O> ? (input: z.output<I>, ctx: Ctx) => z.input<O> | Promise<z.input<O>> : never;

/** What the renderer and the command line call. */
export type Client<C extends Contract> = { readonly [F in keyof C]: { readonly [P in keyof C[F]]: Caller<C[F][P]> } };

/** What answers the procedures of one feature. */
export type FeatureHandlers<F extends Feature, Ctx> = { readonly [P in keyof F]: Handler<F[P], Ctx> };

/** 'equipment.list' | 'equipment.create' | … */
export type ProcedureName<C extends Contract> = {
  [F in keyof C & string]: `${F}.${keyof C[F] & string}`;
}[keyof C & string];
