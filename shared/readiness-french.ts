import { accessFrench } from './readiness-french/access.ts';
import { backupsFrench } from './readiness-french/backups.ts';
import { dataFrench } from './readiness-french/data.ts';
import { generalFrench } from './readiness-french/general.ts';
import { keysFrench } from './readiness-french/keys.ts';
import { listenerFrench } from './readiness-french/listener.ts';
import { machineFrench } from './readiness-french/machine.ts';
import { networkFrench } from './readiness-french/network.ts';
import { operationFrench } from './readiness-french/operation.ts';
import type { SentenceTable } from './sentences.ts';

/** French of what the checks of readiness say, by area; printed checklists and the screens share it. */
export const readinessFrench: SentenceTable = {
  ...dataFrench,
  ...keysFrench,
  ...backupsFrench,
  ...accessFrench,
  ...networkFrench,
  ...listenerFrench,
  ...machineFrench,
  ...operationFrench,
  ...generalFrench,
};
