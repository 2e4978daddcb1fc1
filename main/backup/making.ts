import type { BackupRun, SetKind, SetProof } from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { DataFiles } from '../database/data-files.ts';
import type { Clock, Log } from '../ports.ts';
import { brokenSet, madeAndProven } from '../sets/make-proven-set.ts';
import { emptyTrash, moveToTrash, prunable } from '../sets/prune.ts';
import { keep } from '../sets/retention.ts';
import type { Catalogue } from './catalogue.ts';
import { clockLeapt, clockSuspect } from './health.ts';
import type { BackupNotices } from './notices.ts';
import type { Progress } from './progress.ts';
import type { BackupRunner } from './runner.ts';
import type { Runs, Write } from './runs.ts';
import type { BackupSettingsStore } from './settings.ts';

const leapText =
  'The newest backup is weeks younger than those before it: the workstation was off, or its clock is ahead. Check the date; no old backup is removed for a week.';

/** What making sets stands on. */
export interface MakingDeps {
  readonly files: DataFiles;
  readonly appVersion: string;
  readonly settings: BackupSettingsStore;
  readonly catalogue: Catalogue;
  readonly runner: BackupRunner;
  readonly runs: Runs;
  readonly notices: BackupNotices;
  readonly progress: Progress;
  readonly clock: Clock;
  readonly log: Log;
  /** Room that must remain beside a set, bytes. */
  readonly reserve: number;
}

/** A set that was made, as on record, and what opening it again has shown. */
export interface Made {
  readonly run: BackupRun;
  readonly proof: SetProof;
}

/** Makes sets, one at a time, proves each, tells what is wrong, and removes what the rules do not keep. */
export function createMaking(deps: MakingDeps) {
  const { files, appVersion, settings, catalogue, runner, runs, notices, progress, clock, log, reserve } = deps;
  let making: Promise<unknown> | undefined;

  async function makeNow(kind: SetKind, cause: BackupRun['cause'], write: Write, signal: AbortSignal): Promise<Made> {
    let proof: SetProof | undefined;
    try {
      const row = { task: 'make', kind, cause, set: null, destinationId: null } as const;
      const run = await runs.around(row, write, async () => {
        const order = { task: 'make', dataFolder: files.folder, kind, appVersion, reserve } as const;
        const end = await progress.during('make', (onStep) => runner(order, onStep, signal));
        ({ proof } = end);
        const message = end.proof.ok ? madeAndProven : brokenSet(end.set, end.proof);
        return { ok: end.proof.ok, set: end.set, bytes: end.bytes, message };
      });
      if (proof === undefined) throw new Error('a set was made and not proven');
      await notices.tell('failed', 'make', null);
      await notices.tell('proof', 'make', proof.ok ? null : brokenSet(run.set ?? '', proof));
      if (proof.ok) {
        await notices.tell('overdue', 'make', null);
        await prune(kind);
      }
      return { run, proof };
    } catch (fault) {
      const known = fault instanceof AppError;
      const reason = known ? fault.message : 'Something unexpected went wrong; the log says more.';
      // One that was stopped with the program is made at its next start.
      if (!signal.aborted && !(known && fault.code === 'CONFLICT'))
        await notices.tell('failed', 'make', `No backup could be made. ${reason}`);
      throw fault;
    }
  }

  /** After a success: removes what an earlier one put among the trash, then puts there what is not kept. Never because of a set made before an act. */
  async function prune(kind: SetKind): Promise<void> {
    if (kind.startsWith('pre-')) return;
    const now = clock.now();
    const sets = catalogue.sets();
    const newestProvenAt = catalogue.newestProven(now)?.at;
    if (!prunable({ newestProvenAt, lastRunFailed: false, clockSuspect: clockSuspect(sets, now), now })) return;
    const leapt = clockLeapt(sets);
    await notices.tell('clock', 'leap', leapt ? leapText : null);
    if (leapt) return;
    try {
      await emptyTrash(files.backups);
      const gone = moveToTrash(files.backups, keep(sets, now, settings.get()));
      if (gone.length > 0) log.info('old backups go with the next one', { count: gone.length });
    } catch (cause) {
      // The backup stands; that old ones could not be removed is tried again after the next one.
      log.error('old backups could not be removed', { cause });
    }
  }

  return {
    /** @throws AppError with the reason; CONFLICT while another one is being made */
    async make(kind: SetKind, cause: BackupRun['cause'], write: Write, signal: AbortSignal): Promise<Made> {
      if (making) throw new AppError('CONFLICT', 'A backup is being made at this moment. Wait until it is done.');
      const work = makeNow(kind, cause, write, signal);
      making = work.catch(() => undefined);
      try {
        return await work;
      } finally {
        making = undefined;
      }
    },
    /** What is being made now, to wait for; it does not reject. */
    present: () => making,
  };
}
