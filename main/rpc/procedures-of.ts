import type { Contract, Procedure } from '../../shared/contract/define.ts';

/** Every procedure of a contract by its whole name, such as `equipment.list`. */
export function proceduresOf(contract: Contract): ReadonlyMap<string, Procedure> {
  return new Map(
    Object.entries(contract).flatMap(([feature, entries]) =>
      Object.entries(entries).map(([name, procedure]) => [`${feature}.${name}`, procedure] as const),
    ),
  );
}
