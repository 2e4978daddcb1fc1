import type { Clock, Random } from '../ports.ts';
import type { OnStep } from './steps.ts';

/** What a task has of its host, in whichever thread it runs. */
export interface TaskPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly onStep: OnStep;
}
