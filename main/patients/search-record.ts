import { AppError } from '../../shared/contract/errors.ts';
import type { Integrity } from '../database/integrity.ts';
import type { Log } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Actor, Transactor } from '../rpc/transact.ts';

/** By what of an identity a search looked. */
export type SearchedBy = 'ipp' | 'name' | 'birth';

/** Milliseconds in which searches of one caller are one entry: people search while they type. */
const windowMs = 60_000;

interface Counted {
  readonly actor: Actor;
  readonly begun: number;
  /** Not on record yet. */
  pending: number;
  /** Of these, entries that were compared with the registry, and those that somebody known matched. */
  compared: number;
  matched: number;
  readonly by: Set<SearchedBy>;
}

/**
 * Puts searches by identity on record, and comparisons of entries: who, from where, by which kind of field, how often, and how often an entry
 * matched; neither what was typed nor who was found. The first one at once, what follows within a minute as one entry with its count.
 * What cannot be put on record is not answered.
 */
export function createSearchRecord(deps: {
  readonly transactor: Pick<Transactor, 'transact'>;
  /** A damaged database is read, and nothing is written into it. */
  readonly integrity: Pick<Integrity, 'findings'>;
  readonly monotonic: () => number;
  readonly log: Log;
}) {
  const { transactor, integrity, monotonic, log } = deps;
  const counted = new Map<string, Counted>();
  let timer: NodeJS.Timeout | undefined;

  function write(one: Counted): void {
    const { by, pending, compared, matched } = one;
    const facts = { by: [...by].sort(), count: pending, ...(compared > 0 && { compared, matched }) };
    const changes = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { old: null, new: value }]));
    transactor.transact(one.actor, (tx) => tx.audit({ entity: 'search', entityId: null, changes }));
    one.pending = 0;
    one.compared = 0;
    one.matched = 0;
    by.clear();
  }

  /** Writes what was answered already. */
  function writeLate(one: Counted): void {
    try {
      write(one);
    } catch (cause) {
      // Another connection may hold the write lock at this moment: it is tried again, and until then the caller's next search is not answered.
      log.warn('a search is not on record yet', { cause });
    }
  }

  const isOver = ({ begun }: Counted) => monotonic() - begun >= windowMs;

  /** Writes what was counted, and forgets what is over. */
  function settle(): void {
    for (const [key, one] of counted) {
      if (!isOver(one)) continue;
      if (one.pending > 0) writeLate(one);
      if (one.pending === 0) counted.delete(key);
    }
    clearTimeout(timer);
    timer = counted.size === 0 ? undefined : setTimeout(settle, windowMs);
    timer?.unref();
  }

  function note(ctx: Context, by: readonly SearchedBy[], entry?: { readonly matched: boolean }): void {
    if (by.length === 0) return;
    if (integrity.findings().length > 0)
      throw new AppError(
        'UNAVAILABLE',
        'The database is damaged, so that a search by identity cannot be put on record and is not answered. Search by the identifier until an administrator has restored the newest backup.',
      );
    const { origin, address, requestId } = ctx;
    const { accountId, name: account, token } = principalOf(ctx);
    settle();
    const key = `${accountId} ${token?.id ?? ''} ${origin} ${address ?? ''}`;
    const name = token ? `${account} (token ${token.name})` : account;
    const actor = { accountId, name, origin, address, requestId, action: 'patients.search' };
    const kept = counted.get(key);
    // What could not be written goes on record before anything else is answered.
    if (kept && isOver(kept)) write(kept);
    const present = kept && !isOver(kept) ? kept : undefined;
    const fresh = { actor, begun: monotonic(), pending: 0, compared: 0, matched: 0, by: new Set<SearchedBy>() };
    const one: Counted = present ?? fresh;
    one.pending += 1;
    one.compared += entry ? 1 : 0;
    one.matched += entry?.matched ? 1 : 0;
    for (const kind of by) one.by.add(kind);
    if (present) return;
    write(one);
    counted.set(key, one);
    settle();
  }

  return {
    /** A search in the list. @throws AppError UNAVAILABLE while nothing can be written; whatever keeps its entry from being written */
    searched: (ctx: Context, by: readonly SearchedBy[]) => note(ctx, by),

    /** An entry that was compared with the registry; throws as `searched`. */
    compared: (ctx: Context, by: readonly SearchedBy[], matched: boolean) => note(ctx, by, { matched }),

    /** Puts on record what was only counted: the data are about to close. */
    flush(): void {
      clearTimeout(timer);
      timer = undefined;
      for (const one of counted.values()) if (one.pending > 0) writeLate(one);
    },
  };
}

/** What {@link createSearchRecord} makes. */
export type SearchRecord = ReturnType<typeof createSearchRecord>;
