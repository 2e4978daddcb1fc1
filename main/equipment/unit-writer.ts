import { AppError } from '../../shared/contract/errors.ts';
import { localDate } from '../../shared/dates.ts';
import type { NewUnit } from '../../shared/equipment.ts';
import { meFacilityRegistration } from '../../shared/identifiers.ts';
import type { Db } from '../database/connection.ts';
import { createClockWriter } from '../obligations/clock-writer.ts';
import { createObligationWriter } from '../obligations/obligation-writer.ts';
import type { AuditEntry, Changes } from '../rpc/audit-chain.ts';
import type { Tx } from '../rpc/transact.ts';
import type { PartialUnitFields, UnitFields } from './unit-columns.ts';
import { differences, mergeFields, newUnitFields, settleRetirement, wholeRecord } from './unit-rules.ts';
import { createUnitSearch } from './unit-search.ts';
import { createUnitTable } from './unit-table.ts';

/** The import that a write belongs to. Its rows are taken as the file has them: the retirement date is not derived. */
export interface WriteOptions {
  readonly importId?: number | undefined;
}

/**
 * Writes units with everything that hangs on them: derived number, search text, obligations under the five rules of REMS files, clocks,
 * version, audit entry. References must have been checked.
 */
export interface UnitWriter {
  /** Adds a unit, under a given id where a file brings one; the id must be free. */
  insert(
    tx: Tx,
    fields: NewUnit & { readonly id?: number | undefined },
    options?: WriteOptions,
  ): { readonly id: number };
  /**
   * Lays the sent fields over the stored ones. Where nothing differs nothing is written.
   * @throws AppError NOT_FOUND; CONFLICT when `expectedVersion` is given and stale
   */
  update(
    tx: Tx,
    id: number,
    sent: PartialUnitFields,
    options?: WriteOptions & { readonly expectedVersion?: number | undefined },
  ): { readonly changed: boolean; readonly changes: Changes };
  /** Deletes a unit, only to undo an import. @throws AppError NOT_FOUND */
  remove(tx: Tx, id: number, options?: WriteOptions): void;
}

/** A writer on one connection. */
export function createUnitWriter(db: Db): UnitWriter {
  const table = createUnitTable(db);
  const search = createUnitSearch(db);
  const obligations = createObligationWriter(db);
  const clocks = createClockWriter(db);

  function settled(
    tx: Tx,
    stored: UnitFields | undefined,
    sent: PartialUnitFields,
    merged: UnitFields,
    options: WriteOptions,
  ) {
    return options.importId === undefined ? settleRetirement(stored, sent, merged, localDate(new Date(tx.at))) : merged;
  }

  function required(id: number) {
    const stored = table.read(id);
    if (!stored) throw new AppError('NOT_FOUND', `There is no unit ${id}. Read the list again.`);
    return stored;
  }

  return {
    insert(tx, { id: wantedId, ...sent }, options = {}) {
      const fields = settled(tx, undefined, sent, newUnitFields(sent), options);
      const registration = meFacilityRegistration(fields.meFacilityNumber, fields.meRegistrationNumber);
      const today = localDate(new Date(tx.at));
      const planned = obligations.planNew(fields.auditFrequencies, fields.installedOn, today);
      const derived = { ...planned.headline, meFacilityRegistration: registration };
      const id = table.insert(wantedId ?? null, fields, derived, tx.at);
      search.write(tx, id, fields, registration);
      tx.audit(entry('equipment.create', id, wholeRecord(fields, 'new'), options));
      obligations.openNew(tx, id, planned);
      return { id };
    },

    update(tx, id, sent, options = {}) {
      const stored = required(id);
      if (options.expectedVersion !== undefined && options.expectedVersion !== stored.version) {
        throw new AppError('CONFLICT', 'Somebody else changed this unit. Compare both values and save again.');
      }
      const fields = settled(tx, stored.fields, sent, mergeFields(stored.fields, sent), options);
      const derived = meFacilityRegistration(fields.meFacilityNumber, fields.meRegistrationNumber);
      const changes = differences(stored.fields, fields);
      const changed = Object.keys(changes).length > 0;
      if (changed) {
        table.update(id, fields, Object.keys(changes), derived, tx.at);
        search.write(tx, id, fields, derived);
        tx.audit(entry('equipment.update', id, changes, options));
        const renewed =
          changes.auditFrequencies && obligations.setFrequencies(tx, id, fields.auditFrequencies, options);
        // A unit that was never tested may be due some days after its installation.
        if (changes.installedOn && !renewed) clocks.renew(tx, id, localDate(new Date(tx.at)));
      }
      return { changed, changes };
    },

    remove(tx, id, options = {}) {
      const stored = required(id);
      table.remove(id);
      tx.audit(entry('equipment.remove', id, wholeRecord(stored.fields, 'old'), options));
    },
  };
}

/** The action is named here because one import creates, updates and, when undone, removes. */
function entry(action: string, id: number, changes: Changes, options: WriteOptions): AuditEntry {
  return { entity: 'unit', entityId: id, action, changes, importId: options.importId ?? null };
}
