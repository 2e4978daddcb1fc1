import { swapSteps } from '../database/swap-database.ts';

/** Every step of a restore in its order; tests end the process at each of them. */
export const restoreSteps = [
  'restore.proven',
  'restore.copied',
  'restore.rekeyed',
  'restore.migrated',
  'restore.checked',
  'restore.aside',
  'restore.documents',
  'restore.recorded',
  'restore.anchored',
  ...swapSteps,
] as const;
export type RestoreStep = (typeof restoreSteps)[number];

/** Told of every step that was made. */
export type OnStep = (step: RestoreStep) => void;
