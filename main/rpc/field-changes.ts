import type { Changes } from './transaction.ts';

/** The fields that differ, by name with both values, for the audit trail; of a new record (`before` is null) those that say something. */
export function fieldChanges<T extends object>(
  names: readonly (keyof T & string)[],
  before: T | null,
  after: T,
): Changes {
  return Object.fromEntries(
    names.flatMap((name) => {
      const old = before === null ? null : before[name];
      return old === after[name] ? [] : [[name, { old, new: after[name] }] as const];
    }),
  );
}
