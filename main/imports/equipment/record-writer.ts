import type { NewUnit } from '#shared/equipment.ts';
import type { NewLookup } from '#shared/lookups.ts';
import { createUnitWriter, type SentUnit } from '../../equipment/unit-writer.ts';
import { createLookupWriter } from '../../lookups/service.ts';
import { createObligationWriter } from '../../obligations/obligation-writer.ts';
import type { RowsDeps } from '../kind.ts';
import type { Novelties } from '../novelties.ts';
import { createPersonRecords, type PersonRecords } from '../person-records.ts';

/** Where the plan of an equipment file goes: into the database, or nowhere. Every answer is the id of the record. */
export interface RecordWriter extends PersonRecords {
  createLookup(lookup: NewLookup): number;
  createUnit(unit: NewUnit & { readonly id: number }): void;
  updateUnit(id: number, change: SentUnit): void;
  /** Sets the obligations that REMS does not know. */
  setObligations(unitId: number, ruleIds: readonly number[]): void;
}

/** Writes under an import, every novelty noted; pretending, what it would create gets negative ids. */
export function createRecordWriter(write: RowsDeps['write'], novelties: Novelties): RecordWriter {
  const records = { ...createPersonRecords(write), ...(write ? writing(write) : pretending()) };
  return {
    ...records,
    createLookup(lookup) {
      novelties.note(lookup.kind, lookup.name);
      return records.createLookup(lookup);
    },
    createPerson(person) {
      novelties.note('person', person.name);
      return records.createPerson(person);
    },
  };
}

type UnitRecords = Omit<RecordWriter, keyof PersonRecords>;

function pretending(): UnitRecords {
  let last = 0;
  return {
    createLookup() {
      last -= 1;
      return last;
    },
    createUnit: () => undefined,
    updateUnit: () => undefined,
    setObligations: () => undefined,
  };
}

function writing({ tx, importId }: NonNullable<RowsDeps['write']>): UnitRecords {
  const units = createUnitWriter(tx.db);
  const lookups = createLookupWriter(tx.db);
  const obligations = createObligationWriter(tx.db);
  const options = { importId };
  return {
    createLookup: (lookup) => lookups.insert(tx, lookup, options).id,
    createUnit: (unit) => void units.insert(tx, unit, options),
    updateUnit: (id, change) => void units.update(tx, id, change, options),
    setObligations: (unitId, ruleIds) => void obligations.setOthers(tx, unitId, ruleIds, options),
  };
}
