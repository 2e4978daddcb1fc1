import { fold } from '../../shared/text.ts';
import type { WhitelistEntry } from '../../shared/whitelist.ts';
import type { Db } from '../database/connection.ts';
import type { Changes } from '../rpc/audit-chain.ts';
import type { Tx } from '../rpc/transact.ts';
import { createWhitelistRepository } from './repository.ts';

/** A name to let in. */
export interface Inclusion {
  readonly username: string;
  readonly origin: WhitelistEntry['origin'];
  readonly reason?: string | null | undefined;
}

/** Writes whitelist entries inside a caller's transaction; every change is on record. */
export interface WhitelistWriter {
  /** Adds a name, or lets a removed one in again (who added it first and when stays); answers the id of the entry. */
  include(tx: Tx, inclusion: Inclusion): number;
  /** Makes the entry of exactly this name inactive, where there is an active one. */
  exclude(tx: Tx, username: string, reason?: string | null): void;
}

/** A writer on one connection. */
export function createWhitelistWriter(db: Db): WhitelistWriter {
  const entries = createWhitelistRepository(db);

  function turn(tx: Tx, row: { id: number; username: string }, active: boolean, reason: string | null): void {
    entries.setActive({ id: row.id, active: active ? 1 : 0, by: tx.by, at: tx.at });
    const changes: Changes = {
      username: { old: row.username, new: row.username },
      active: { old: !active, new: active },
    };
    tx.audit({
      entity: 'whitelist',
      entityId: row.id,
      action: active ? 'whitelist.reactivate' : 'whitelist.remove',
      changes,
      reason,
    });
  }

  return {
    include(tx, { username, origin, reason = null }) {
      const name = username.trim();
      const present = entries.byName(name);
      if (present) {
        if (present.active === 0) turn(tx, present, true, reason);
        return present.id;
      }
      const id = entries.insert({ username: name, folded: fold(name), reason, origin, by: tx.by, at: tx.at });
      tx.audit({
        entity: 'whitelist',
        entityId: id,
        action: 'whitelist.add',
        changes: {
          username: { old: null, new: name },
          active: { old: null, new: true },
          origin: { old: null, new: origin },
        },
        reason,
      });
      return id;
    },

    exclude(tx, username, reason = null) {
      const present = entries.byName(username);
      if (present?.active === 1) turn(tx, present, false, reason);
    },
  };
}
