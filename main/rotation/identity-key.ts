import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import type { Rotation } from '../../shared/keys.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import { removeUnreached } from '../keys/drop-keys.ts';
import { noteKeyFacts } from '../keys/key-facts.ts';
import { usableKeys } from '../keys/keyring.ts';
import { saveKeyring } from '../keys/keyring-file.ts';
import { prepareNextKey, promoteNextKey } from '../keys/next-key.ts';
import { presentKeyring } from '../keys/present-keyring.ts';
import { reachSlots } from '../keys/reach-slots.ts';
import type { KeySources } from '../keys/unlock.ts';
import type { RewrapPlace, RewrapWriter } from '../patients/rewrap-writer.ts';
import type { Clock, Random } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor } from '../rpc/transact.ts';
import type { Rewrapped } from './document-key.ts';

/** Rows that are written in one transaction. */
const batch = 200;
const purposes = ['identity', 'identity-index'] as const;

/**
 * The keys of patients' identities and of their index: new ones for what comes, and what is there written again under them in small
 * transactions. Readers open rows of every key, so that work goes on. Which rows are left is the whole state: a crash loses nothing.
 */
export function createIdentityKeyRotation(deps: {
  readonly records: RewrapWriter;
  readonly keys: DataKeys;
  readonly keyringPath: string;
  readonly sources: KeySources;
  readonly transactor: Transactor;
  readonly clock: Clock;
  readonly random: Random;
}) {
  const { records, keys, keyringPath, sources, transactor, clock, random } = deps;

  function state(): Rotation {
    const [entry] = usableKeys(keys.keyring(), 'identity');
    const left = records.left();
    const total = [...records.byKey().values()].reduce((sum, count) => sum + count, 0);
    return {
      what: 'identities',
      step: left === 0 ? 'done' : 'identities',
      done: Math.max(0, total - left),
      total,
      startedAt: entry?.created ?? clock.now().toISOString(),
      message: null,
    };
  }

  return {
    state,

    /** The rotation as long as records are left; null when each has the current keys. */
    underWay(): Rotation | null {
      return records.left() === 0 ? null : state();
    },

    /** Makes new keys. Records that are there are written by {@link rewrap}. @throws AppError CONFLICT while some are left */
    async begin(ctx: Context): Promise<Rotation> {
      if (records.left() > 0)
        throw new AppError('CONFLICT', 'Identities are being written under new keys already. Wait until that is over.');
      const { authentication } = keys;
      const present = presentKeyring(keyringPath, authentication);
      const reached = await reachSlots({ keyring: present, authentication, open: keys.openSlot(), sources });
      try {
        if (reached.slots.length < 2 || !reached.slots.some(({ slot }) => slot.t === 'recovery'))
          throw new AppError(
            'CONFLICT',
            'Only one way of opening the data can be reached from here. Start the program once with the recovery key, so that this computer is remembered; then try again.',
          );
        ctx.transact((tx) => {
          let fresh = removeUnreached(presentKeyring(keyringPath, authentication), reached);
          const kids: Record<string, { old: string | null; new: string }> = {};
          for (const purpose of purposes) {
            const [old] = usableKeys(fresh, purpose);
            const prepared = prepareNextKey(fresh, purpose, reached.slots, { random, created: tx.at });
            prepared.key.fill(0);
            kids[purpose] = { old: old?.kid ?? null, new: prepared.kid };
            fresh = promoteNextKey(prepared.keyring, purpose);
          }
          tx.audit({
            entity: 'key',
            entityId: kids.identity?.new ?? null,
            changes: {
              ...kids,
              ...(reached.lost.length > 0 && {
                slotsLost: { old: reached.lost.map(({ id, t }) => `${t} ${id}`), new: null },
              }),
            },
          });
          noteKeyFacts(tx, fresh);
          saveKeyring(keyringPath, fresh, authentication);
          // Once more, so that the present keyring is not the only one that holds the new keys.
          saveKeyring(keyringPath, fresh, authentication);
          keys.adopt(fresh);
        });
      } finally {
        for (const { kek } of reached.slots) kek.fill(0);
      }
      return state();
    },

    /** Writes records again that have other keys than the current ones, until none is left or the signal aborts. */
    async rewrap(signal: AbortSignal): Promise<Rewrapped> {
      let moved = 0;
      let unreadable = 0;
      if (records.left() === 0) return { moved, unreadable };
      const actor = programActor(random, '(job)', 'keys.rewrap');
      for (let place: RewrapPlace | undefined = { table: 0, after: 0 }; place && !signal.aborted; ) {
        const from: RewrapPlace = place;
        const done = transactor.transact(actor, (tx) => {
          const result = records.batch(tx, from, batch);
          if (result.moved > 0)
            tx.audit({
              entity: 'key',
              entityId: keys.currentIdentityKid(),
              changes: { records: { old: null, new: result.moved } },
            });
          return result;
        });
        moved += done.moved;
        unreadable += done.unreadable;
        place = done.next;
        // Others are served between two transactions.
        await setImmediate();
      }
      return { moved, unreadable };
    },
  };
}
