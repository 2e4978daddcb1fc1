import { AppError } from '../../shared/contract/errors.ts';
import type { Rotation } from '../../shared/keys.ts';
import type { DataFiles } from '../database/data-files.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import { removeUnreached, withoutExpiredKeys } from '../keys/drop-keys.ts';
import { saveKeyring } from '../keys/keyring-file.ts';
import { prepareNextKey } from '../keys/next-key.ts';
import { presentKeyring } from '../keys/present-keyring.ts';
import { reachSlots } from '../keys/reach-slots.ts';
import type { KeySources } from '../keys/unlock.ts';
import type { Ports } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Workshop } from '../rpc/workshop.ts';
import { neededBytes, requireRoom } from '../sets/room.ts';
import type { RotationStep } from './rotate-files.ts';
import type { RotateRunner } from './rotate-runner.ts';

/** What a proven backup before the exchange is asked of. */
export interface BackupsBefore {
  /** @throws AppError saying why there is none */
  makeBefore(kind: 'pre-rotate', by: string): Promise<string>;
}

/** Everybody who waits reads this. */
const closedForRotation =
  'The database is being given a new key. That takes a few minutes; then everything is as before.';

/** Backup, copy, verification, swap. */
const steps = 4;

/** What the log says of the steps that somebody who waits may want to know of. */
const milestones: Readonly<Partial<Record<RotationStep, string>>> = {
  'rotate.copied': 'the database was copied to be given a new key',
  'rotate.rekeyed': 'the copy of the database has the new key',
  'rotate.verified': 'the copy under the new key holds what the database holds',
  'swap.done': 'the database has a new key',
};

/** The exchange of the database key: a proven backup, the new key in the keyring, then copy and swap while the data are closed. */
export function createDatabaseKeyRotation(deps: {
  readonly keys: DataKeys;
  readonly files: DataFiles;
  readonly sources: KeySources;
  readonly backups: BackupsBefore;
  readonly workshop: Workshop;
  readonly run: RotateRunner;
  readonly ports: Pick<Ports, 'clock' | 'random' | 'log'>;
  /** Names of database keys that backup sets still need. */
  readonly neededBySets: () => ReadonlySet<string>;
}) {
  const { keys, files, sources, backups, workshop, run, ports, neededBySets } = deps;
  const { clock, random, log } = ports;
  let present: Rotation | null = null;

  function at(step: 'backup' | 'done', startedAt: string): Rotation {
    return { what: 'database', step, done: step === 'done' ? steps : 0, total: steps, startedAt, message: null };
  }

  /** Puts the new key into the keyring, beside the present one, before anything is touched. */
  async function prepare(ctx: Context, set: string): Promise<Buffer> {
    const { authentication } = keys;
    const found = presentKeyring(files.keyring, authentication);
    const reached = await reachSlots({ keyring: found, authentication, open: keys.openSlot(), sources });
    try {
      if (reached.slots.length < 2 || !reached.slots.some(({ slot }) => slot.t === 'recovery'))
        throw new AppError(
          'CONFLICT',
          'Only one way of opening the data can be reached from here. Start the program once with the recovery key, so that this computer is remembered; then try again.',
        );
      const kept = withoutExpiredKeys(removeUnreached(found, reached), neededBySets(), clock.now());
      const prepared = prepareNextKey(kept, 'database', reached.slots, { random, created: clock.now().toISOString() });
      const old = found.keys.find(({ purpose, state }) => purpose === 'database' && state === 'current');
      ctx.transact((tx) => {
        tx.audit({
          entity: 'key',
          entityId: prepared.kid,
          changes: {
            database: { old: old?.kid ?? null, new: prepared.kid },
            backup: { old: null, new: set },
            ...(reached.lost.length > 0 && {
              slotsLost: { old: reached.lost.map(({ id, t }) => `${t} ${id}`), new: null },
            }),
          },
        });
        saveKeyring(files.keyring, prepared.keyring, authentication);
      });
      return prepared.key;
    } finally {
      for (const { kek } of reached.slots) kek.fill(0);
    }
  }

  return {
    state: () => present,

    /** @throws AppError CONFLICT while one is at work or another program has the data open; what the backup refuses */
    async rotate(ctx: Context): Promise<Rotation> {
      if (present !== null)
        throw new AppError('CONFLICT', 'The database is being given a new key already. Wait until that is over.');
      const startedAt = clock.now().toISOString();
      present = at('backup', startedAt);
      try {
        requireRoom(files.folder, neededBytes(files, 0));
        const set = await backups.makeBefore('pre-rotate', principalOf(ctx).name);
        const to = await prepare(ctx, set);
        try {
          await workshop.closed(closedForRotation, async ({ database, authentication }) => {
            const order = { files, from: database, to, authentication, now: clock.now() };
            await run(order, (step) => {
              const words = milestones[step];
              if (words !== undefined) log.info(words);
            });
          });
        } finally {
          to.fill(0);
        }
        return at('done', startedAt);
      } finally {
        present = null;
      }
    },
  };
}
