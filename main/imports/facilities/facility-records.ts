import { createUnitSearch } from '../../equipment/service.ts';
import { createLookupWriter } from '../../lookups/service.ts';
import type { Tx } from '../../rpc/transact.ts';
import type { Reverter, RowsDeps } from '../kind.ts';
import { oldValues } from '../old-values.ts';

/** The fields of a facility that files carry. */
export interface FacilityFields {
  readonly name: string;
  readonly fullName: string | null;
  readonly address: string | null;
  readonly active: boolean;
}

/** Where the facilities of a file go: into the database, or nowhere. */
export interface FacilityRecords {
  create(id: number, fields: FacilityFields): void;
  update(id: number, change: Partial<FacilityFields>): void;
}

/** Writes under an import, or pretends. */
export function createFacilityRecords(write: RowsDeps['write']): FacilityRecords {
  if (!write) return { create: () => undefined, update: () => undefined };
  const { tx, importId } = write;
  const lookups = createLookupWriter(tx.db);
  return {
    create: (id, fields) => void lookups.insert(tx, { ...fields, kind: 'facility', id }, { importId }),
    update: (id, change) => writeChange(tx, importId, id, change),
  };
}

/** Takes back what {@link createFacilityRecords} wrote. */
export function createFacilityReverter(tx: Tx, importId: number): Reverter {
  const lookups = createLookupWriter(tx.db);
  const idOf = (entityId: string) => Number(entityId.slice('facility:'.length));
  return {
    steps: {
      'lookups.create': ({ entity_id }) => lookups.remove(tx, 'facility', idOf(entity_id), { importId }),
      // On record under the names and with the values of the fields.
      'lookups.update': (entry) => writeChange(tx, importId, idOf(entry.entity_id), oldValues(entry)),
    },
    finish: () => undefined,
  };
}

/** Units are searched by what their facility is called and where it is. */
function writeChange(tx: Tx, importId: number, id: number, { active, ...change }: Partial<FacilityFields>): void {
  const lookups = createLookupWriter(tx.db);
  const stored = lookups.stored('facility', id);
  if (!stored) throw new Error(`an import changes facility ${id}, which is not there`);
  const values = { ...change, ...(active !== undefined && { active: active ? (1 as const) : (0 as const) }) };
  const { changes } = lookups.update(tx, 'facility', stored, values, { importId });
  if (changes.name || changes.fullName || changes.address) createUnitSearch(tx.db).refresh(tx, 'facility', id);
}
