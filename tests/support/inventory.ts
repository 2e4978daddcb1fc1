import type { Db } from '../../main/database/connection.ts';
import { createUnitWriter } from '../../main/equipment/unit-writer.ts';
import { createLookupWriter } from '../../main/lookups/service.ts';
import { createPersonWriter } from '../../main/people/service.ts';
import { type Actor, createTransactor, type Work } from '../../main/rpc/transact.ts';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import { createTestCore } from './core.ts';
import { openDatabaseOf } from './database.ts';
import { testClock } from './ports.ts';

/** An entry of the audit trail as tests look at it. */
export interface SeenEntry {
  readonly action: string;
  readonly entity: string;
  readonly entityId: string | null;
  readonly changes: Record<string, { old: unknown; new: unknown }>;
  readonly importId: number | null;
}

/** A core with an empty inventory, and what lies behind its door. */
export interface Inventory extends Pick<Client<AppContract>, 'equipment' | 'lookups' | 'people'> {
  /** A second connection on the same file, as the import worker has one. */
  readonly db: Db;
  /** The writers that imports use, and transactions for them. */
  readonly writers: {
    readonly units: ReturnType<typeof createUnitWriter>;
    readonly lookups: ReturnType<typeof createLookupWriter>;
    readonly people: ReturnType<typeof createPersonWriter>;
  };
  transact<T>(work: Work<T>): T;
  /** Fetches the file of a ticket. */
  download(ticket: DownloadTicket): Promise<Buffer>;
  /** The whole trail, oldest first. */
  audit(): SeenEntry[];
  /** Local time. */
  setClock(instant: string): void;
}

/** Opens a core whose clock stands at a local time; calls are the operator's. Closed when the test ends. */
export async function createInventory(start = '2026-06-15T10:30:00'): Promise<Inventory> {
  const clock = testClock(start);
  const test = await createTestCore({ clock });
  const { equipment, lookups, people } = test.as('operator');
  const db = await openDatabaseOf(test.folder);
  const transactor = createTransactor({ db, clock });
  const actor: Actor = {
    accountId: null,
    name: 'import',
    origin: 'job',
    address: null,
    requestId: 'test',
    action: 'imports.apply',
  };
  const trail = db.prepare<[], Omit<SeenEntry, 'changes'> & { readonly changes: string }>(
    'SELECT action, entity, entity_id AS entityId, changes, import_id AS importId FROM audit ORDER BY seq',
  );
  return {
    equipment,
    lookups,
    people,
    db,
    writers: { units: createUnitWriter(db), lookups: createLookupWriter(db), people: createPersonWriter(db) },
    transact: (work) => transactor.transact(actor, work),
    async download(ticket) {
      const file = test.core.tickets.redeemDownload(ticket.path.slice('/download/'.length), null);
      const chunks: Uint8Array[] = [];
      for await (const chunk of file.body()) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    audit: () => trail.all().map((entry) => ({ ...entry, changes: JSON.parse(entry.changes) })),
    setClock: (instant) => clock.set(instant),
  };
}
