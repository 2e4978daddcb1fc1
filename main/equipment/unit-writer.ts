import { AppError } from '../../shared/contract/errors.ts';
import {
  type CustomChange,
  type CustomValue,
  customChangeKey,
  customFieldOfChange,
} from '../../shared/custom-values.ts';
import { localDate } from '../../shared/dates.ts';
import type { NewUnit } from '../../shared/equipment.ts';
import { meFacilityRegistration } from '../../shared/identifiers.ts';
import type { Db } from '../database/connection.ts';
import { createValueWriter } from '../fields/value-writer.ts';
import { createClockWriter } from '../obligations/clock-writer.ts';
import { createObligationWriter } from '../obligations/obligation-writer.ts';
import type { AuditEntry, Changes } from '../rpc/audit-chain.ts';
import type { Tx } from '../rpc/transact.ts';
import { createFormerValues } from './former-values.ts';
import type { PartialUnitFields, UnitFields } from './unit-columns.ts';
import { createUnitParents } from './unit-parents.ts';
import { differences, mergeFields, newUnitFields, settleRetirement, wholeRecord } from './unit-rules.ts';
import { createUnitSearch } from './unit-search.ts';
import { createUnitTable } from './unit-table.ts';

/** Fields of a unit that are sent, and values of fields that the clinic defined. */
export interface SentUnit extends PartialUnitFields {
  readonly custom?: CustomChange | undefined;
}

/** What a write belongs to. */
export interface WriteOptions {
  /** Rows of an import are taken as the file has them: the retirement date is not derived. */
  readonly importId?: number | undefined;
  /** Why, where one act changes many units. */
  readonly reason?: string | undefined;
  /** The values are what the unit held before: they are put back as they were, and nothing is derived from them. */
  readonly takesBack?: boolean | undefined;
}

/**
 * Writes units with everything that hangs on them: derived number, search text, obligations under the five rules of REMS files, clocks,
 * version, audit entry. References must have been checked, but for the unit that a unit belongs to.
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
   * @throws AppError NOT_FOUND; INVALID for a parent that does not fit; CONFLICT when `expectedVersion` is given and stale, and for a former
   * value that is there no more
   */
  update(
    tx: Tx,
    id: number,
    sent: SentUnit,
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
  const parents = createUnitParents(db);
  const values = createValueWriter(db);
  const former = createFormerValues(db);

  function settled(
    tx: Tx,
    stored: UnitFields | undefined,
    sent: PartialUnitFields,
    merged: UnitFields,
    options: WriteOptions,
  ) {
    return isAsGiven(options) ? merged : settleRetirement(stored, sent, merged, localDate(new Date(tx.at)));
  }

  function required(id: number) {
    const stored = table.read(id);
    if (!stored) throw new AppError('NOT_FOUND', `There is no unit ${id}. Read the list again.`);
    return stored;
  }

  return {
    insert(tx, { id: wantedId, ...sent }, options = {}) {
      const fields = settled(tx, undefined, sent, newUnitFields(sent), options);
      if (fields.parentId !== null) parents.require(wantedId, fields.parentId);
      const registration = meFacilityRegistration(fields.meFacilityNumber, fields.meRegistrationNumber);
      const today = localDate(new Date(tx.at));
      const planned = obligations.planNew(fields.auditFrequencies, fields.installedOn, today);
      const derived = { ...planned.headline, meFacilityRegistration: registration };
      const id = table.insert(wantedId ?? null, fields, derived, tx.at);
      search.write(tx, id, fields, registration);
      const custom = customOf(sent);
      const held = custom ? values.write(tx, { id, classId: fields.classId }, custom) : {};
      if (custom) search.renew(tx, id);
      tx.audit(entry('equipment.create', id, { ...wholeRecord(fields, 'new'), ...held }, options));
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
      const own = differences(stored.fields, fields);
      const custom = customOf(sent);
      const held = custom ? values.write(tx, { id, classId: fields.classId }, custom, isAsGiven(options)) : {};
      const changes: Changes = { ...own, ...held };
      if (options.takesBack) former.require(id, changes);
      const changed = Object.keys(changes).length > 0;
      if (changed) {
        if (changes.parentId && fields.parentId !== null) parents.require(id, fields.parentId);
        table.update(id, fields, Object.keys(own), derived, tx.at);
        if (Object.keys(held).length > 0) search.renew(tx, id);
        else search.write(tx, id, fields, derived);
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
      const held = Object.entries(values.ofUnit(id)).map(([field, old]) => [
        customChangeKey(field),
        { old, new: null },
      ]);
      table.remove(id);
      const changes = { ...wholeRecord(stored.fields, 'old'), ...Object.fromEntries(held) };
      tx.audit(entry('equipment.remove', id, changes, options));
    },
  };
}

/** Rows of files, and what is taken back, say what they say. */
function isAsGiven({ importId, takesBack = false }: WriteOptions): boolean {
  return importId !== undefined || takesBack;
}

/** What is sent for fields of the clinic; also under the names of the audit trail (`custom:3`), so that what stands there can be put back. */
function customOf(sent: SentUnit): CustomChange | undefined {
  let found: CustomChange | undefined = sent.custom;
  for (const name in sent) {
    const id = customFieldOfChange(name);
    if (id === undefined) continue;
    // as: what the trail holds under this name was a value of this very field.
    found = { ...found, [id]: (sent as Readonly<Record<string, CustomValue | null>>)[name] ?? null };
  }
  return found && Object.keys(found).length > 0 ? found : undefined;
}

/** The action is named here because one import creates, updates and, when undone, removes. */
function entry(action: string, id: number, changes: Changes, options: WriteOptions): AuditEntry {
  const { importId = null, reason = null } = options;
  return { entity: 'unit', entityId: id, action, changes, reason, importId };
}
