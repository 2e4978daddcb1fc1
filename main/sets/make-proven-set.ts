import type { ProofCheck, SetProof } from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { type MadeSet, type MakeSetDeps, type MakeStep, makeSet } from './make-set.ts';
import { proveSet } from './prove-set.ts';

/** What {@link makeProvenSet} needs; progress is of making first and of proving afterwards. */
export interface MakeProvenSetDeps extends Omit<MakeSetDeps, 'onProgress'> {
  readonly onProgress?: ((step: MakeStep | ProofCheck, done: number, total: number) => void) | undefined;
}

/** What is on record of an attempt that ended well. */
export const madeAndProven = 'Made, opened again and proven.';

/** Makes a set and opens it again; the outcome is on record beside its manifest. A set that does not hold stays, as `bad`. */
export function makeProvenSet(deps: MakeProvenSetDeps): MadeSet & { readonly proof: SetProof } {
  const made = makeSet(deps);
  const { keys, clock, onProgress, signal } = deps;
  const proof = proveSet({ folder: made.folder, keys, clock, record: true, onProgress, signal });
  return { ...made, proof };
}

/** @throws AppError UNAVAILABLE when the proof did not hold */
export function requireProof(name: string, proof: SetProof): void {
  if (proof.ok) return;
  throw new AppError('UNAVAILABLE', brokenSet(name, proof));
}

/** What to say of a set whose proof did not hold. */
export function brokenSet(name: string, proof: SetProof): string {
  const reason = proof.checks.at(-1)?.evidence;
  return `The backup ${name} was made but does not hold. Check the disk, then make another one. ${reason}`;
}
