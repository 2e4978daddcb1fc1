import type { Check } from '../check.ts';
import { accessChecks } from './access.ts';
import { backupChecks } from './backups.ts';
import { dataChecks } from './data.ts';
import { keyChecks } from './keys.ts';
import { listenerChecks } from './listener.ts';
import { machineChecks } from './machine.ts';
import { networkChecks } from './network.ts';
import { operationChecks } from './operation.ts';

/** Every check, in the order of the page and of `rems doctor`. */
export const checks: readonly Check[] = [
  ...dataChecks,
  ...keyChecks,
  ...backupChecks,
  ...accessChecks,
  ...networkChecks,
  ...listenerChecks,
  ...machineChecks,
  ...operationChecks,
];
