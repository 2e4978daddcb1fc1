import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import { type DataFiles, dataFiles } from '../database/data-files.ts';
import { sizeOf } from '../database/sidecars.ts';
import { beginSwap, type Swap, settleSwap } from '../database/swap-database.ts';
import type { Clock } from '../ports.ts';
import type { FinishResult, FinishTask } from './finish-task.ts';
import type { StageResult, StageTask } from './stage-task.ts';
import type { OnStep } from './steps.ts';
import type { RunTask } from './thread.ts';

const attempts = 6;
const pauseMs = 300;

/** What both halves of a restore need. */
export interface RestoreTools {
  readonly run: RunTask;
  readonly clock: Clock;
  readonly onStep: OnStep;
}

/** Prepares a set beside the data, which may be open meanwhile; nothing stays behind when that fails. */
export async function prepareSet({ run }: RestoreTools, task: StageTask): Promise<StageResult> {
  try {
    return await run('stage', task);
  } catch (cause) {
    dropPrepared(dataFiles(task.folder));
    throw cause;
  }
}

/** Removes what was prepared and is not wanted any more. */
export function dropPrepared(files: DataFiles): void {
  settleSwap(files);
}

/** Threads of this program that still read, and commands that are about to end, are waited for a moment. */
async function whenAlone(begin: () => Swap): Promise<Swap> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return begin();
    } catch (cause) {
      if (attempt === attempts || !(cause instanceof AppError) || cause.code !== 'CONFLICT') throw cause;
      await pause(pauseMs);
    }
  }
}

/** Whether there is a database; an empty file would open under any key. */
function holdsSomething(files: DataFiles): boolean {
  return (sizeOf(files.database) ?? 0) > 0;
}

/**
 * Puts the prepared set in the place of the present data, which this program has closed: sets those aside, puts the restore on record,
 * swaps. Whatever fails before the swap leaves the present data as they are.
 *
 * @throws AppError CONFLICT while another program has the database open
 */
export async function replaceData({ run, clock, onStep }: RestoreTools, task: FinishTask): Promise<FinishResult> {
  const files = dataFiles(task.folder);
  const begin = () =>
    beginSwap({
      files,
      task: 'restore',
      key: holdsSomething(files) ? task.own?.database : undefined,
      evenIfUnreadable: true,
      now: clock.now(),
      onStep,
    });
  try {
    const swap = await whenAlone(begin);
    try {
      const result = await run('finish', task);
      swap.commit();
      return result;
    } finally {
      swap.end();
    }
  } finally {
    dropPrepared(files);
  }
}
