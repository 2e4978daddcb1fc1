import type { AppContract } from '../shared/contract/index.ts';

/** Everyday changes that do nothing but change rows: no file, no letter, no key depends on them when they return (ADR 55). */
const changes = {
  bookings: ['create', 'update', 'cancel', 'reopen'],
  compliance: ['recordTest', 'updateTest', 'removeTest', 'restoreTest'],
  equipment: ['create', 'update'],
  findings: ['report', 'create', 'update', 'resolve', 'reopen', 'remove', 'restore'],
} satisfies { readonly [Feature in keyof AppContract]?: readonly (keyof AppContract[Feature])[] };

const names: ReadonlySet<string> = new Set(
  Object.entries(changes).flatMap(([feature, procedures]) => procedures.map((name) => `${feature}.${name}`)),
);

/** Whether a procedure is one of them: its commits may share a flush, and its answer waits for that. */
export function onlyRows(name: string): boolean {
  return names.has(name);
}
