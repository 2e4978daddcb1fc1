import type { Client, Contract } from './define.ts';
import { AppError, type Reply } from './errors.ts';

/** Carries one call by name and answers its data, or throws. */
export type CallByName = (name: string, input: unknown) => Promise<unknown>;

/**
 * The typed client over any carrier: `client.equipment.list({ … })`. Names come from the property path and types from the contract,
 * so that the schemas themselves need not be loaded.
 */
export function clientOf<C extends Contract>(call: CallByName): Client<C> {
  const feature = (name: string) =>
    new Proxy({}, { get: (_, procedure) => (input: unknown) => call(`${name}.${String(procedure)}`, input) });
  // The proxy answers every name; the contract's type says which exist.
  return new Proxy({}, { get: (_, name) => feature(String(name)) }) as Client<C>;
}

/** The data of a Reply; a refusal is thrown as the AppError it was. */
export function unwrapReply(reply: Reply<unknown>): unknown {
  if (reply.ok) return reply.data;
  const { code, message, fields, details } = reply.error;
  throw new AppError(code, message, { fields, details });
}
