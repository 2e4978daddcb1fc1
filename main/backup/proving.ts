import { basename, join } from 'node:path';
import type { BackupRun, SetName, SetProof } from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { DataFiles } from '../database/data-files.ts';
import type { Clock, Random } from '../ports.ts';
import type { Catalogue } from './catalogue.ts';
import type { Destinations } from './destinations.ts';
import type { BackupNotices } from './notices.ts';
import type { Progress } from './progress.ts';
import type { BackupRunner } from './runner.ts';
import type { Runs, Write } from './runs.ts';

/** Restores a set of this workstation whole into an empty folder. @throws AppError with the first thing that did not hold */
export type Drill = (set: SetName) => Promise<{ readonly message: string }>;

/** Proves sets again, and drills. */
export function createProving(deps: {
  readonly files: DataFiles;
  readonly catalogue: Catalogue;
  readonly destinations: Destinations;
  readonly runner: BackupRunner;
  readonly runs: Runs;
  readonly notices: BackupNotices;
  readonly progress: Progress;
  readonly drill: Drill;
  readonly clock: Clock;
  readonly random: Random;
  readonly signal: AbortSignal;
}) {
  const { files, catalogue, destinations, runner, runs, notices, progress, clock, random, signal } = deps;

  /** Proves a set that lies here, or at a second place. @throws AppError NOT_FOUND */
  async function prove(
    { set, destinationId }: { readonly set: SetName; readonly destinationId?: number | undefined },
    cause: BackupRun['cause'],
    write: Write,
  ): Promise<SetProof> {
    if (destinationId === undefined && !catalogue.find(set)) throw goneSet();
    let proof: SetProof | undefined;
    const row = { task: 'verify', kind: null, cause, set, destinationId: destinationId ?? null } as const;
    await runs.around(row, write, async () => {
      proof = await progress.during('verify', async (onStep) => {
        if (destinationId !== undefined) return destinations.prove(destinationId, set);
        const order = { task: 'verify', folder: join(files.backups, set) } as const;
        return (await runner(order, onStep, signal)).proof;
      });
      return { ok: proof.ok, set, bytes: null, message: sentenceOf(set, proof) };
    });
    if (proof === undefined) throw new Error('a proof has no result');
    const broken = `The backup ${set} does not hold. Make another one, and check the disk. ${reasonOf(proof)}`;
    await notices.tell('proof', set, proof.ok ? null : broken);
    if (proof.ok && catalogue.sets()[0]?.name === set) await notices.tell('proof', 'make', null);
    return proof;
  }

  return {
    prove,

    /** Puts on record what a proof of a set that lies anywhere has shown; the lists know nothing of it. */
    async recordElsewhere(folder: string, proof: SetProof, write: Write): Promise<void> {
      const set = basename(folder);
      await retryWhileBusy(() =>
        write((tx) =>
          tx.audit({
            entity: 'backup',
            entityId: set,
            changes: {
              folder: { old: null, new: folder },
              result: { old: null, new: proof.ok ? 'done' : 'failed' },
              message: { old: null, new: sentenceOf(set, proof) },
            },
          }),
        ),
      );
    },

    /** @throws AppError NOT_FOUND, CONFLICT when nothing is proven, and what the drill throws */
    async drill(set: SetName | undefined, cause: BackupRun['cause'], write: Write): Promise<BackupRun> {
      const chosen = set === undefined ? catalogue.newestProven(clock.now()) : catalogue.find(set);
      if (!chosen) {
        if (set !== undefined) throw goneSet();
        throw new AppError('CONFLICT', 'There is no proven backup yet. Make one first.');
      }
      const row = { task: 'drill', kind: null, cause, set: chosen.name, destinationId: null } as const;
      try {
        const run = await runs.around(row, write, async () => {
          const done = await progress.during('drill', () => deps.drill(chosen.name));
          return { ok: true, set: chosen.name, bytes: chosen.bytes, message: done.message };
        });
        await notices.tell('proof', 'drill', null);
        return run;
      } catch (fault) {
        const reason =
          fault instanceof AppError ? fault.message : 'Something unexpected went wrong; the log says more.';
        await notices.tell(
          'proof',
          'drill',
          `The restore drill failed. Make another backup and drill again. ${reason}`,
        );
        throw fault;
      }
    },

    /** The newest set and one older, by chance; and the newest at every second place, whose disks forget as well. Answers a sentence. */
    async weekly(write: Write): Promise<string> {
      const usable = catalogue.sets().filter(({ state }) => state === 'proven' || state === 'unproven');
      // One from the future would keep the newest of the present from ever being looked at.
      const newest = usable.find(({ at }) => Date.parse(at) <= clock.now().getTime()) ?? usable[0];
      if (!newest) return 'There is no backup yet.';
      const older = usable.filter((set) => set !== newest);
      const other = older[random.bytes(4).readUInt32BE() % Math.max(1, older.length)];
      const copies = destinations
        .list()
        .flatMap(({ id, state, lastSet }) =>
          state === 'ok' && lastSet !== null ? [{ set: lastSet, destinationId: id }] : [],
        );
      const chosen = [{ set: newest.name }, ...(other ? [{ set: other.name }] : []), ...copies];
      let held = 0;
      let unreached: AppError | undefined;
      for (const one of chosen) {
        try {
          if ((await prove(one, 'schedule', write)).ok) held += 1;
        } catch (fault) {
          // A place that does not answer says nothing of the others; its attempt is on record.
          if (!(fault instanceof AppError)) throw fault;
          unreached = fault;
        }
      }
      if (unreached) throw unreached;
      if (held < chosen.length)
        throw new AppError('UNAVAILABLE', 'A backup does not hold. Look at the list of backups, and make another one.');
      return `Proven: ${held} of ${chosen.length}.`;
    },
  };
}

/** A set was removed in the meantime. */
export function goneSet(): AppError {
  return new AppError('NOT_FOUND', 'This backup is not there any more. Read the list of backups again.');
}

function sentenceOf(set: string, proof: SetProof): string {
  return proof.ok ? 'Every check held.' : `The backup ${set} does not hold. ${reasonOf(proof)}`;
}

function reasonOf(proof: SetProof): string | undefined {
  return proof.checks.at(-1)?.evidence;
}
