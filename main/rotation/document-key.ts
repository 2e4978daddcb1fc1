import { AppError } from '../../shared/contract/errors.ts';
import type { Rotation } from '../../shared/keys.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import { createDocumentKey } from '../keys/document-keys.ts';
import { noteKeyFacts } from '../keys/key-facts.ts';
import { saveKeyring } from '../keys/keyring-file.ts';
import { presentKeyring } from '../keys/present-keyring.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import type { Transactor } from '../rpc/transact.ts';
import type { RotationRepository, SealedRow } from './repository.ts';

/** What writes a document's file again; see the documents. */
export interface Resealer {
  examine(file: SealedRow, key: Buffer): Promise<'intact' | 'missing' | 'altered'>;
  reseal(
    file: SealedRow,
    key: Buffer,
    to: { readonly uuid: string; readonly kid: string },
    newKey: Buffer,
  ): Promise<void>;
}

/** What a run did. */
export interface Rewrapped {
  readonly moved: number;
  /** Documents that do not read, or whose file could not be written. */
  readonly unreadable: number;
}

/** Documents read from the database at once. */
const batch = 50;

/**
 * The key of documents: a new one for what comes, and what is there written again under it, a document at a time. How far that is, the
 * rows say themselves, so that a crash at any point only leaves a file that nobody names, which the sweep of documents takes.
 */
export function createDocumentKeyRotation(deps: {
  readonly repository: RotationRepository;
  readonly keys: DataKeys;
  readonly keyringPath: string;
  readonly files: Resealer;
  readonly transactor: Transactor;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}) {
  const { repository, keys, keyringPath, files, transactor, clock, random, log } = deps;

  function counts(): { done: number; left: number } {
    const { kid } = keys.currentDocumentKey();
    const byKey = repository.documentsByKey();
    const all = [...byKey.values()].reduce((sum, count) => sum + count, 0);
    const done = byKey.get(kid) ?? 0;
    return { done, left: all - done - repository.damagedOfOtherKeys(kid) };
  }

  function startedAt(): string {
    const { kid } = keys.currentDocumentKey();
    return keys.keyring().documents?.find((entry) => entry.kid === kid)?.created ?? clock.now().toISOString();
  }

  function state(): Rotation {
    const { done, left } = counts();
    const step = left === 0 ? 'done' : 'documents';
    return { what: 'documents', step, done, total: done + left, startedAt: startedAt(), message: null };
  }

  /** One document; false when it does not read and was left as it is. */
  async function move(row: SealedRow): Promise<boolean> {
    const key = keys.documentKey(row.kid);
    if (key === undefined || (await files.examine(row, key)) !== 'intact') return false;
    const current = keys.currentDocumentKey();
    const to = { uuid: random.uuid(), kid: current.kid };
    await files.reseal(row, key, to, current.key);
    transactor.transact(
      {
        accountId: null,
        name: '(job)',
        origin: 'job',
        address: null,
        requestId: to.uuid,
        action: 'keys.rewrap',
      },
      (tx) => {
        if (!repository.move({ id: row.id, from: row.uuid, ...to })) return;
        tx.audit({
          entity: 'document',
          entityId: row.id,
          changes: { kid: { old: row.kid, new: to.kid }, file: { old: row.uuid, new: to.uuid } },
        });
      },
    );
    return true;
  }

  /** One document must not stop the others; a full disk stops them all. */
  async function movedOrTold(row: SealedRow): Promise<boolean> {
    try {
      return await move(row);
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      log.warn('a document could not be written again under the new key', { document: row.id, cause });
      return false;
    }
  }

  return {
    state,

    /** The rotation as long as documents are left; null when every one has the current key. */
    underWay(): Rotation | null {
      const present = state();
      return present.step === 'done' ? null : present;
    },

    /** Makes a new key for documents. Files that are there are moved by {@link rewrap}. */
    begin(ctx: Context): Rotation {
      ctx.transact((tx) => {
        const present = presentKeyring(keyringPath, keys.authentication);
        const entry = createDocumentKey({
          installId: present.installId,
          authentication: keys.authentication,
          random,
          created: tx.at,
        });
        const documents = [...(present.documents ?? []).map((one) => ({ ...one, state: 'retired' as const })), entry];
        const fresh = { ...present, documents };
        tx.audit({
          entity: 'key',
          entityId: entry.kid,
          changes: { documents: { old: keys.currentDocumentKey().kid, new: entry.kid } },
        });
        noteKeyFacts(tx, fresh);
        saveKeyring(keyringPath, fresh, keys.authentication);
        // Once more, so that the present keyring is not the only one that holds the new key.
        saveKeyring(keyringPath, fresh, keys.authentication);
        keys.adopt(fresh);
      });
      return state();
    },

    /** Writes documents again that have another key than the current one, until none is left or the signal aborts. */
    async rewrap(signal: AbortSignal): Promise<Rewrapped> {
      const { kid } = keys.currentDocumentKey();
      let moved = 0;
      let unreadable = 0;
      for (let after = 0; !signal.aborted; ) {
        const rows = repository.ofOtherKeys(kid, after, batch);
        if (rows.length === 0) break;
        for (const row of rows) {
          if (signal.aborted) break;
          after = row.id;
          if (await movedOrTold(row)) moved += 1;
          else unreadable += 1;
        }
      }
      return { moved, unreadable };
    },
  };
}
