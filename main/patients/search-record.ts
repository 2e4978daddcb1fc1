import type { Integrity } from '../database/integrity.ts';
import type { Log } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
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
  readonly by: Set<SearchedBy>;
}

/**
 * Puts searches by identity on record: who, from where, by which kind of field and how often; neither what was typed nor who was found.
 * The first one at once, what follows within a minute as one entry with its count.
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
    try {
      transactor.transact(one.actor, (tx) =>
        tx.audit({
          entity: 'search',
          entityId: null,
          changes: { by: { old: null, new: [...one.by].sort() }, count: { old: null, new: one.pending } },
        }),
      );
      one.pending = 0;
      one.by.clear();
    } catch (cause) {
      // Another connection may hold the write lock at this moment: it is tried again with the next one.
      log.warn('a search is not on record yet', { cause });
    }
  }

  /** Writes what was counted, and forgets what is over. */
  function settle(): void {
    for (const [key, one] of counted) {
      if (monotonic() - one.begun < windowMs) continue;
      if (one.pending > 0) write(one);
      if (one.pending === 0) counted.delete(key);
    }
    clearTimeout(timer);
    timer = counted.size === 0 ? undefined : setTimeout(settle, windowMs);
    timer?.unref();
  }

  return {
    note({ principal, origin, address, requestId }: Context, by: readonly SearchedBy[]): void {
      if (!principal || by.length === 0 || integrity.findings().length > 0) return;
      settle();
      const key = `${principal.accountId} ${principal.token?.id ?? ''} ${origin} ${address ?? ''}`;
      const name = principal.token ? `${principal.name} (token ${principal.token.name})` : principal.name;
      const actor = { accountId: principal.accountId, name, origin, address, requestId, action: 'patients.search' };
      const present = counted.get(key);
      const one = present ?? { actor, begun: monotonic(), pending: 0, by: new Set<SearchedBy>() };
      one.pending += 1;
      for (const kind of by) one.by.add(kind);
      if (present) return;
      counted.set(key, one);
      write(one);
      settle();
    },

    /** Puts on record what was only counted: the data are about to close. */
    flush(): void {
      clearTimeout(timer);
      timer = undefined;
      for (const one of counted.values()) if (one.pending > 0) write(one);
    },
  };
}

/** What {@link createSearchRecord} makes. */
export type SearchRecord = ReturnType<typeof createSearchRecord>;
