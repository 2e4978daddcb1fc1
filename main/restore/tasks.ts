import { checkFile } from '../database/integrity.ts';
import { type TextsInSets, textsInSets } from '../sets/texts-in-sets.ts';
import { type DrillResult, type DrillTask, runDrill } from './drill.ts';
import { type FinishResult, type FinishTask, runFinish } from './finish-task.ts';
import { type LostTask, runLost } from './lost-task.ts';
import { recordTasks, type UnitsTask, type UnitTask } from './record-tasks.ts';
import { runStage, type StageResult, type StageTask } from './stage-task.ts';
import type { TaskPorts } from './task-ports.ts';

/** Reads a whole database file. */
export interface CheckTask {
  readonly file: string;
  readonly key: Buffer;
  readonly depth: 'quick' | 'full';
}

/** Long work of this feature by name: what it is given, and what comes of it. */
export interface Tasks {
  readonly stage: { readonly input: StageTask; readonly result: StageResult };
  readonly finish: { readonly input: FinishTask; readonly result: FinishResult };
  readonly check: { readonly input: CheckTask; readonly result: readonly string[] };
  readonly drill: { readonly input: DrillTask; readonly result: DrillResult };
  readonly lost: { readonly input: LostTask; readonly result: ReturnType<typeof runLost> };
  readonly texts: { readonly input: TextsInSets; readonly result: readonly string[] };
  readonly units: { readonly input: UnitsTask; readonly result: ReturnType<typeof recordTasks.units> };
  readonly unit: { readonly input: UnitTask; readonly result: ReturnType<typeof recordTasks.unit> };
  readonly unitRecord: { readonly input: UnitTask; readonly result: ReturnType<typeof recordTasks.unitRecord> };
}

/** The name of a task. */
export type TaskName = keyof Tasks;

const runs: {
  readonly [K in TaskName]: (
    input: Tasks[K]['input'],
    ports: TaskPorts,
  ) => Tasks[K]['result'] | Promise<Tasks[K]['result']>;
} = {
  stage: runStage,
  finish: runFinish,
  check: ({ file, key, depth }) => checkFile(file, key, depth),
  drill: runDrill,
  lost: runLost,
  texts: textsInSets,
  ...recordTasks,
};

/** Does a task in the calling thread. */
export async function runTask<K extends TaskName>(
  name: K,
  input: Tasks[K]['input'],
  ports: TaskPorts,
): Promise<Tasks[K]['result']> {
  return await runs[name](input, ports);
}
