import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { openConnection } from '../../main/database/connection.ts';
import { migrations } from '../../main/database/migrations/index.ts';
import { createEquipmentProcedures } from '../../main/equipment/procedures.ts';
import { createEquipmentRepository } from '../../main/equipment/repository.ts';
import { createEquipmentService, createUnitWriter } from '../../main/equipment/service.ts';
import type { OutgoingFile } from '../../main/files/tickets.ts';
import { createLookupsProcedures } from '../../main/lookups/procedures.ts';
import { createLookupsRepository } from '../../main/lookups/repository.ts';
import { createLookupsService, createLookupWriter } from '../../main/lookups/service.ts';
import { createPeopleProcedures } from '../../main/people/procedures.ts';
import { createPeopleRepository } from '../../main/people/repository.ts';
import { createPeopleService, createPersonWriter } from '../../main/people/service.ts';
import type { Context } from '../../main/rpc/context.ts';
import { type Actor, createTransactor, type Work } from '../../main/rpc/transact.ts';
import type { Procedure } from '../../shared/contract/define.ts';
import { equipmentContract } from '../../shared/equipment.ts';
import { lookupsContract } from '../../shared/lookups.ts';
import { peopleContract } from '../../shared/people.ts';

/** An entry of the audit trail as tests look at it. */
export interface SeenEntry {
  readonly action: string;
  readonly entity: string;
  readonly entityId: string | null;
  readonly changes: Record<string, { old: unknown; new: unknown }>;
  readonly importId: number | null;
}

/**
 * Equipment, lookups and people on a real encrypted database in a temporary folder, called as dispatch calls them: the input is
 * parsed by the contract, the output too. The clock stands until a test moves it.
 */
export function createInventory(start = '2026-06-15T10:30:00') {
  const folder = mkdtempSync(join(tmpdir(), 'rems-inventory-'));
  const db = openConnection(join(folder, 'rems.db'), randomBytes(32), { create: true });
  for (const migration of migrations) migration.up(db);
  let now = new Date(start);
  const clock = { now: () => now, monotonic: () => performance.now() };
  const transactor = createTransactor({ db, clock });
  const issued: OutgoingFile[] = [];
  const actor: Actor = {
    accountId: null,
    name: 'tester',
    origin: 'cli',
    address: null,
    requestId: 'test',
    action: 'test',
  };
  const files = {
    issueDownload(_: Context, file: OutgoingFile) {
      issued.push(file);
      return { path: `/download/${issued.length}`, fileName: file.fileName };
    },
  };
  const transact = <T>(work: Work<T>): T => transactor.transact(actor, work);
  const ctx: Context = { requestId: 'test', origin: 'cli', address: null, session: null, principal: null, transact };

  /** Parses like dispatch on both sides of the handler. */
  function called<I extends z.ZodType, O extends z.ZodType>(
    procedure: Procedure<I, O>,
    handler: (input: z.output<I>, ctx: Context) => z.input<O> | Promise<z.input<O>>,
  ) {
    return async (input: z.input<I>): Promise<z.output<O>> => {
      const parsed = procedure.input.parse(input);
      return procedure.output.parse(await handler(parsed, ctx));
    };
  }

  const equipment = createEquipmentProcedures(
    createEquipmentService({ repository: createEquipmentRepository(db), db, clock, files }),
  );
  const lookups = createLookupsProcedures(createLookupsService({ repository: createLookupsRepository(db), db }));
  const people = createPeopleProcedures(createPeopleService({ repository: createPeopleRepository(db), db }));

  return {
    db,
    transact,
    writers: { units: createUnitWriter(db), lookups: createLookupWriter(db), people: createPersonWriter(db) },
    equipment: {
      list: called(equipmentContract.list, equipment.list),
      get: called(equipmentContract.get, equipment.get),
      create: called(equipmentContract.create, equipment.create),
      update: called(equipmentContract.update, equipment.update),
      export: called(equipmentContract.export, equipment.export),
    },
    lookups: {
      all: called(lookupsContract.all, lookups.all),
      list: called(lookupsContract.list, lookups.list),
      create: called(lookupsContract.create, lookups.create),
      update: called(lookupsContract.update, lookups.update),
    },
    people: {
      list: called(peopleContract.list, people.list),
      get: called(peopleContract.get, people.get),
      create: called(peopleContract.create, people.create),
      update: called(peopleContract.update, people.update),
    },
    /** Fetches the file of the latest export. */
    async download(): Promise<{ name: string; bytes: Buffer }> {
      const file = issued.at(-1);
      if (!file) throw new Error('nothing was exported');
      const chunks: Uint8Array[] = [];
      for await (const chunk of file.body()) chunks.push(chunk);
      return { name: file.fileName, bytes: Buffer.concat(chunks) };
    },
    audit(): SeenEntry[] {
      const rows = db
        .prepare<
          [],
          { action: string; entity: string; entity_id: string | null; changes: string; import_id: number | null }
        >('SELECT action, entity, entity_id, changes, import_id FROM audit ORDER BY seq')
        .all();
      return rows.map(({ entity_id, changes, import_id, ...row }) => ({
        ...row,
        entityId: entity_id,
        changes: JSON.parse(changes),
        importId: import_id,
      }));
    },
    setClock(text: string) {
      now = new Date(text);
    },
    close() {
      db.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What {@link createInventory} answers. */
export type Inventory = ReturnType<typeof createInventory>;
