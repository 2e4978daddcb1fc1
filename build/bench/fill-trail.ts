import { statSync } from 'node:fs';
import { appendAudit } from '../../main/rpc/audit-chain.ts';
import type { Actor } from '../../main/rpc/transact.ts';
import { openInstallation } from './open-installation.ts';

/** Entries that one transaction of the filling appends. */
const atOnce = 50_000;

/**
 * Appends entries of a clinic's ordinary work to the trail: so many, or until the database has so many megabytes.
 *
 * @returns how many
 */
export async function fillTrail(
  folder: string,
  until: { readonly entries: number } | { readonly megabytes: number },
): Promise<number> {
  const { db, close } = await openInstallation(folder);
  const now = Date.now();
  const actor: Actor = {
    accountId: 1,
    name: 'physicist',
    origin: 'https',
    address: '192.0.2.10',
    requestId: '5f0c7c0e-52b4-4d5e-9c55-6d2b8a9e0001',
    action: 'equipment.update',
  };
  const more = (done: number): number => {
    if ('entries' in until) return Math.min(atOnce, until.entries - done);
    return statSync(db.name).size < until.megabytes * 1024 ** 2 ? atOnce : 0;
  };
  let done = 0;
  try {
    for (let next = more(0); next > 0; next = more(done)) {
      db.exec('BEGIN IMMEDIATE');
      for (const end = done + next; done < end; done += 1) {
        const finding = done % atOnce === 0;
        appendAudit(db, actor, new Date(now), {
          entity: finding ? 'finding' : 'unit',
          entityId: 1 + (done % 20_000),
          ...(finding && { action: 'findings.create' }),
          changes: {
            room: { old: `Room ${done}`, new: `Room ${done + 1}` },
            phone: { old: '555-0100', new: '555-0101' },
          },
        });
      }
      db.exec('COMMIT');
      // What is still in the log does not count in the size of the file.
      db.pragma('wal_checkpoint(TRUNCATE)');
    }
  } finally {
    close();
  }
  return done;
}
