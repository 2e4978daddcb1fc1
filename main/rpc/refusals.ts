import type { Log } from '../ports.ts';
import type { Actor, Work } from './transact.ts';

/** One call that somebody had no right to. */
export interface Refusal {
  /** Who is on record; its action is the procedure. */
  readonly actor: Actor;
  /** Why: `FORBIDDEN`. */
  readonly code: string;
}

/** How much of a flood goes on record. */
export const refusalLimits = {
  /** Milliseconds in which the same refusals of one account are one entry. */
  windowMs: 60_000,
  /** Entries of one account in a window; what is beyond is counted together. */
  perAccount: 20,
  /** Entries of all together in a window: an attacker may take a new address for each try. */
  inAll: 400,
} as const;

/** Name of the procedure where an account was refused too many different ones, or too many were refused at all. */
const others = '(others)';

/** Who is on record for what is beyond all limits. */
const everybody = '(everybody)';

interface Counted {
  readonly actor: Actor;
  readonly procedure: string;
  readonly code: string;
  readonly begun: number;
  /** Not on record yet. */
  pending: number;
}

/**
 * Puts refused calls on record, never with their input. The first one at once; what repeats within a minute becomes one entry with its
 * count, so that nobody can flood the trail.
 */
export function createRefusals(deps: {
  readonly transact: <T>(actor: Actor, work: Work<T>) => T;
  readonly monotonic: () => number;
  readonly log: Log;
}) {
  const { transact, monotonic, log } = deps;
  const counted = new Map<string, Counted>();
  let timer: NodeJS.Timeout | undefined;

  function write(one: Counted): void {
    const { procedure, code, pending } = one;
    transact({ ...one.actor, action: 'calls.refused' }, (tx) =>
      tx.audit({
        entity: 'refusal',
        entityId: procedure,
        changes: { code: { old: null, new: code }, count: { old: null, new: pending } },
      }),
    );
    one.pending = 0;
  }

  /** A refusal is answered whether it is on record or not: what could not be written now is tried again later. */
  function tryToWrite(one: Counted): void {
    try {
      write(one);
    } catch (cause) {
      log.warn('a refused call is not on record yet', { procedure: one.procedure, cause });
    }
  }

  /** Writes what was counted, and forgets what is over. */
  function settle(): void {
    for (const [key, one] of counted) {
      if (monotonic() - one.begun < refusalLimits.windowMs) continue;
      if (one.pending > 0) tryToWrite(one);
      if (one.pending === 0) counted.delete(key);
    }
    if (counted.size === 0) {
      clearTimeout(timer);
      timer = undefined;
    } else if (timer === undefined) {
      timer = setTimeout(() => {
        timer = undefined;
        settle();
      }, refusalLimits.windowMs);
      timer.unref();
    }
  }

  /** The entry under which a refusal is counted. */
  function entryOf({ actor, code }: Refusal): {
    readonly key: string;
    readonly actor: Actor;
    readonly procedure: string;
  } {
    const who = `${actor.origin} ${actor.accountId ?? actor.address ?? actor.name}`;
    const keyOf = (procedure: string, by = who) => `${by}\n${procedure}\n${code}`;
    const exact = keyOf(actor.action);
    if (counted.has(exact)) return { key: exact, actor, procedure: actor.action };
    if (counted.size >= refusalLimits.inAll) {
      const anybody = { ...actor, accountId: null, name: everybody, address: null };
      return { key: keyOf(others, everybody), actor: anybody, procedure: others };
    }
    const own = [...counted.keys()].filter((key) => key.startsWith(`${who}\n`));
    const procedure = own.length < refusalLimits.perAccount ? actor.action : others;
    return { key: keyOf(procedure), actor, procedure };
  }

  return {
    note(refusal: Refusal): void {
      settle();
      const { key, actor, procedure } = entryOf(refusal);
      const present = counted.get(key);
      if (present) {
        present.pending += 1;
        return;
      }
      const one: Counted = { actor, procedure, code: refusal.code, begun: monotonic(), pending: 1 };
      counted.set(key, one);
      tryToWrite(one);
      settle();
    },

    /** Puts on record what was only counted: the data are about to close. */
    flush(): void {
      clearTimeout(timer);
      timer = undefined;
      for (const one of counted.values()) if (one.pending > 0) tryToWrite(one);
    },
  };
}
