import type { z } from 'zod';
import type { Client } from '../../shared/contract/define.ts';
import { AppError, type Reply, type WireError } from '../../shared/contract/errors.ts';
import type { AppContract, AppProcedure } from '../../shared/contract/index.ts';

/** Carries one call to the core and always answers a Reply. Rejects only when the core cannot be reached. */
export type Send = (name: string, input: unknown) => Promise<Reply<unknown>>;

/** An error that the core answered: the sentence, the code, and the id under which the log knows it. */
export class CallError extends AppError {
  readonly requestId: string;

  constructor(error: WireError) {
    super(error.code, error.message, { fields: error.fields, details: error.details });
    this.requestId = error.requestId;
  }
}

/** The core could not be reached at all; nothing is known about what happened to the call. */
export class OfflineError extends AppError {
  constructor(cause?: unknown) {
    super('UNAVAILABLE', 'The workstation cannot be reached. Your work stays here; try again when it is back.', {
      cause,
    });
  }
}

type Definition<N extends AppProcedure> = N extends `${infer F}.${infer P}`
  ? F extends keyof AppContract
    ? P extends keyof AppContract[F]
      ? AppContract[F][P]
      : never
    : never
  : never;

/** What procedure `N` accepts. */
export type InputOf<N extends AppProcedure> =
  Definition<N> extends { readonly input: infer I extends z.core.$ZodType } ? z.input<I> : never;
/** What procedure `N` answers. */
export type OutputOf<N extends AppProcedure> =
  Definition<N> extends { readonly output: infer O extends z.core.$ZodType } ? z.output<O> : never;

/** Calls a procedure by its name; throws {@link CallError} or {@link OfflineError}. */
export async function call<N extends AppProcedure>(send: Send, name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const reply = await send(name, input);
  if (!reply.ok) throw new CallError(reply.error);
  return reply.data as OutputOf<N>; // as: wire edge; dispatch has parsed the answer against the same schema
}

/**
 * The typed client over any transport: `client.equipment.list({ … })`. Names come from the property path and types from the
 * contract, so that the schemas themselves stay out of the first bundle.
 */
export function createClient(send: Send): Client<AppContract> {
  const feature = (name: string) =>
    new Proxy(
      {},
      { get: (_, procedure) => (input: never) => call(send, `${name}.${String(procedure)}` as AppProcedure, input) },
    ); // as: path = name
  return new Proxy({}, { get: (_, name) => feature(String(name)) }) as Client<AppContract>; // as: the proxy answers every name
}
