import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { restoreContract } from '../../shared/restore.ts';
import { createTestWriter } from '../compliance/test-writer.ts';
import { dataFiles } from '../database/data-files.ts';
import type { OpenedData } from '../database/open-outcome.ts';
import { type PartialUnitFields, unitFieldNames } from '../equipment/unit-columns.ts';
import { createUnitWriter } from '../equipment/unit-writer.ts';
import type { Context } from '../rpc/context.ts';
import type { Tx } from '../rpc/transaction.ts';
import { parseSetName } from '../sets/set-folder.ts';
import type { BesideTask } from './record-tasks.ts';
import type { RestoreService } from './service.ts';
import type { RunTask } from './thread.ts';
import type { TestInSet, UnitRecord } from './unit-records.ts';

type Input<P extends keyof typeof restoreContract> = z.output<(typeof restoreContract)[P]['input']>;
type Output<P extends keyof typeof restoreContract> = z.input<(typeof restoreContract)[P]['output']>;

/** Brings chosen units of a set back, beside the present, as ordinary logged edits. Another kind of record is another file like this. */
export function createUnitRecordsService(deps: {
  readonly data: OpenedData;
  readonly dataFolder: string;
  readonly run: RunTask;
  readonly sets: Pick<RestoreService, 'folderOf' | 'isOurs'>;
}) {
  const { data, dataFolder, run, sets } = deps;
  const { db, keys } = data;
  const unitWriter = createUnitWriter(db);
  const testWriter = createTestWriter(db);
  const unitThere = db.prepare<[number], 1>('SELECT 1 FROM units WHERE id = ?').pluck();
  const testThere = db.prepare<[number], { unitId: number; deleted: 0 | 1 }>(
    'SELECT unit_id AS unitId, deleted_at IS NOT NULL AS deleted FROM tests WHERE id = ?',
  );

  /** @throws AppError NOT_FOUND, UNAVAILABLE when a second place does not answer, INVALID for a set of another installation */
  async function beside(input: { set: string; destinationId?: number | undefined }): Promise<BesideTask> {
    const setFolder = await sets.folderOf(input);
    if (!sets.isOurs(setFolder))
      throw new AppError(
        'INVALID',
        'Single records come only from backups of this installation that are whole. Choose another one.',
      );
    const file = dataFiles(dataFolder).database;
    return { setFolder, authentication: keys.authentication, file, key: keys.database };
  }

  return {
    async units(input: Input<'units'>): Promise<Output<'units'>> {
      const { search, differentOnly = false, page, pageSize } = input;
      const found = await run('units', { ...(await beside(input)), search, differentOnly, page, pageSize });
      return { setAt: parseSetName(input.set)?.at.toISOString() ?? null, ...found };
    },

    async unit(input: Input<'unit'>): Promise<Output<'unit'>> {
      const found = await run('unit', { ...(await beside(input)), unitId: input.unitId });
      if (found === null) throw notInSet(input.unitId);
      return found;
    },

    async takeUnit(input: Input<'takeUnit'>, ctx: Context): Promise<Output<'takeUnit'>> {
      const record = await run('unitRecord', { ...(await beside(input)), unitId: input.unitId });
      if (record === null) throw notInSet(input.unitId);
      return ctx.transact((tx) => {
        const taken = { unitId: record.id, fields: takeFields(tx, record, input.fields), tests: 0 };
        for (const id of new Set(input.tests)) {
          const test = record.tests.find((one) => one.id === id);
          if (test === undefined)
            throw new AppError('NOT_FOUND', `The backup holds no survey ${id} of this unit. Read it again.`);
          takeTest(tx, test, input.reason);
          taken.tests += 1;
        }
        tx.audit({
          entity: 'restore',
          entityId: input.set,
          reason: input.reason,
          changes: {
            unit: { old: null, new: record.id },
            fields: { old: null, new: taken.fields },
            tests: { old: null, new: [...new Set(input.tests)] },
          },
        });
        return { ...taken, fields: taken.fields.length };
      });
    },
  };

  /** The chosen fields; a unit that is gone comes back whole, under its number. Answers the names of the fields. */
  function takeFields(tx: Tx, { id, fields }: UnitRecord, chosen: readonly string[]): readonly string[] {
    if (unitThere.get(id) !== 1) {
      unitWriter.insert(tx, { ...fields, id });
      return unitFieldNames;
    }
    const names = unitFieldNames.filter((field) => chosen.includes(field));
    const sent: PartialUnitFields = Object.fromEntries(names.map((field) => [field, fields[field]]));
    if (names.length > 0) unitWriter.update(tx, id, sent);
    return names;
  }

  function takeTest(tx: Tx, { id, fields }: TestInSet, reason: string): void {
    const present = testThere.get(id);
    if (present === undefined) {
      testWriter.insert(tx, { ...fields, id, createdBy: tx.by }, { reason });
      return;
    }
    if (present.deleted === 1) testWriter.restore(tx, id, { reason });
    testWriter.update(tx, id, fields, { reason });
  }
}

function notInSet(unitId: number): AppError {
  return new AppError('NOT_FOUND', `The backup holds no unit ${unitId}. Choose another backup.`);
}

/** The service of {@link createUnitRecordsService}. */
export type UnitRecordsService = ReturnType<typeof createUnitRecordsService>;
