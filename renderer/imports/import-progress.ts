import type { Import, ImportState } from '../../shared/imports.ts';

/** States in which the workstation is at work. */
export const runningStates = ['checking', 'applying', 'undoing'] as const satisfies readonly ImportState[];
export type RunningState = (typeof runningStates)[number];

/** The running state of an import, or undefined while it rests. */
export function runningState(state: ImportState): RunningState | undefined {
  return runningStates.find((running) => running === state);
}

/** Whole percent done; an unknown total is 0. */
export function percentDone({ done, total }: Import['progress']): number {
  return total <= 0 ? 0 : Math.min(100, Math.floor((done / total) * 100));
}

/** Rows that applying would write. */
export function rowsToWrite(counts: Import['counts']): number {
  return counts.created + counts.updated;
}
