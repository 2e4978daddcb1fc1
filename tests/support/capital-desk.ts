import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import { createTestCore } from './core.ts';
import { openDatabaseOf } from './database.ts';
import { testClock } from './ports.ts';

type NewUnit = Parameters<Client<AppContract>['equipment']['create']>[0];

/** A core with a class of equipment and a subclass that lasts ten years and costs 500 thousand dollars. Calls are the operator's. */
export async function createCapitalDesk(start = '2026-01-01T10:30:00') {
  const clock = testClock(start);
  const test = await createTestCore({ clock });
  const api = test.as('operator');
  const { id: classId } = await api.lookups.create({ kind: 'class', name: 'CT' });
  const subclass = (name: string, estimatedCost: number | null, lifetimeYears: number | null) =>
    api.lookups.create({ kind: 'subclass', name, classId, estimatedCost, lifetimeYears });
  const { id: subclassId } = await subclass('64 slices', 500, 10);
  return {
    test,
    api,
    classId,
    subclassId,
    subclass,
    clock,
    db: () => openDatabaseOf(test.folder),
    /** A unit owned by radiology; answers its id. */
    unit: async (fields: Partial<NewUnit> = {}) =>
      (await api.equipment.create({ classId, radiologyOwned: true, ...fields })).id,
    async download(ticket: DownloadTicket): Promise<Buffer> {
      const file = test.core.tickets.redeemDownload(ticket.path.slice('/download/'.length), null);
      const chunks: Uint8Array[] = [];
      for await (const chunk of file.body()) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
  };
}

/** What {@link createCapitalDesk} answers. */
export type CapitalDesk = Awaited<ReturnType<typeof createCapitalDesk>>;
