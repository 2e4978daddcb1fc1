import type { z } from 'zod';
import type { Contract, Procedure } from '../../shared/contract/define.ts';

/** Every procedure of a contract by its whole name, such as `equipment.list`. */
export function proceduresOf(contract: Contract): ReadonlyMap<string, Procedure> {
  return new Map(
    Object.entries(contract).flatMap(([feature, entries]) =>
      Object.entries(entries).map(([name, procedure]) => [`${feature}.${name}`, procedure] as const),
    ),
  );
}

/** The procedure of a contract that has this whole name. */
type Named<C, Name extends string> = Name extends `${infer Feature}.${infer Own}`
  ? Feature extends keyof C
    ? Own extends keyof C[Feature]
      ? C[Feature][Own]
      : never
    : never
  : never;

/** What the handler of a procedure gets. */
export type InputOf<C, Name extends string> =
  Named<C, Name> extends { readonly input: infer Schema extends z.ZodType } ? z.output<Schema> : never;

/** What the handler of a procedure answers. */
export type OutputOf<C, Name extends string> =
  Named<C, Name> extends { readonly output: infer Schema extends z.ZodType } ? z.output<Schema> : never;
