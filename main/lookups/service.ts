import { AppError } from '../../shared/contract/errors.ts';
import type { LookupChange, LookupKind, LookupRow, Lookups, NewLookup } from '../../shared/lookups.ts';
import { blankToNull } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { createUnitSearch } from '../equipment/service.ts';
import type { Context } from '../rpc/context.ts';
import { type LookupExtra, lookupTables } from './lookup-tables.ts';
import { createLookupWriter, draftValues } from './lookup-writer.ts';
import type { CountedLookup, LookupsRepository, LookupValues } from './repository.ts';

export { createLookupWriter } from './lookup-writer.ts';

/** The rules of the lists that records choose from. */
export interface LookupsService {
  all(): Lookups;
  list(kind: LookupKind): { items: LookupRow[]; total: number };
  /** Adds, or reactivates a deactivated row of that name. @throws AppError CONFLICT for a name in use, INVALID for a class that does not fit */
  create(draft: NewLookup, ctx: Context): LookupRow;
  /** @throws AppError NOT_FOUND, INVALID for fields of another kind, CONFLICT for a stale version or a name that exists */
  update(change: LookupChange, ctx: Context): LookupRow;
}

/** The lists on one connection. */
export function createLookupsService(deps: {
  readonly repository: LookupsRepository;
  readonly db: Db;
}): LookupsService {
  const { repository: lookups, db } = deps;
  const unitSearch = createUnitSearch(db);
  const writer = createLookupWriter(db);

  function row(kind: LookupKind, id: number): LookupRow {
    const stored = lookups[kind].one(id);
    if (!stored)
      throw new AppError('NOT_FOUND', 'This entry of the list does not exist any more. Read the list again.');
    return lookupRow(kind, stored);
  }

  function checkFullName(fullName: string | null, exceptId: number | undefined): void {
    const holder = fullName === null ? undefined : lookups.facilityByFullName(fullName);
    if (holder !== undefined && holder !== exceptId) {
      refuse('CONFLICT', 'fullName', 'Another facility already has this full name. Type a different one.');
    }
  }

  function checkClass(id: number): void {
    const parent = lookups.class.one(id);
    if (!parent) refuse('INVALID', 'classId', 'This class does not exist. Choose one from the list.');
    else if (!parent.active) refuse('INVALID', 'classId', 'This class is no longer in use. Reactivate it first.');
  }

  return {
    all: () => ({
      classes: lookups.class.all().map(activeFlag),
      subclasses: lookups.subclass.all().map((stored) => ({ ...activeFlag(stored), classId: stored.classId ?? 0 })),
      manufacturers: lookups.manufacturer.all().map(activeFlag),
      departments: lookups.department.all().map(activeFlag),
      facilities: lookups.facility.all().map(activeFlag),
    }),

    list(kind) {
      const items = lookups[kind].counted().map((stored) => lookupRow(kind, stored));
      return { items, total: items.length };
    },

    create(draft, ctx) {
      const { kind } = draft;
      const values = draftValues(draft);
      const id = ctx.transact((tx) => {
        if (values.classId !== null) checkClass(values.classId);
        const namesake = lookups[kind].named(values.name, values.classId);
        if (namesake?.active) refuse('CONFLICT', 'name', 'This name is already in the list. Type a different one.');
        checkFullName(values.fullName, namesake?.id);
        if (!namesake) return writer.insert(tx, draft).id;
        writer.update(tx, kind, namesake, values);
        unitSearch.refresh(tx, kind, namesake.id);
        return namesake.id;
      });
      return row(kind, id);
    },

    update({ kind, id, version, ...sent }, ctx) {
      checkKind(kind, sent);
      ctx.transact((tx) => {
        const stored = lookups[kind].one(id);
        if (!stored)
          throw new AppError('NOT_FOUND', 'This entry of the list does not exist any more. Read the list again.');
        if (stored.version !== version) {
          throw new AppError('CONFLICT', 'Somebody else changed this entry. Compare both values and save again.', {
            details: { current: lookupRow(kind, stored) },
          });
        }
        const values = sentValues(sent);
        const namesake = lookups[kind].named(values.name ?? stored.name, stored.classId);
        if (namesake && namesake.id !== id) {
          refuse('CONFLICT', 'name', 'This name is already in the list, perhaps deactivated. Type a different one.');
        }
        if (values.fullName !== undefined) checkFullName(values.fullName, id);
        const { changes } = writer.update(tx, kind, stored, values);
        // Only what a unit is searched by concerns the units.
        if (changes.name || changes.fullName || changes.address) unitSearch.refresh(tx, kind, id);
      });
      return row(kind, id);
    },
  };
}

function refuse(code: 'CONFLICT' | 'INVALID', field: string, message: string): never {
  throw new AppError(code, message, { fields: { [field]: message } });
}

type SentFields = Omit<LookupChange, 'kind' | 'id' | 'version'>;

function checkKind(kind: LookupKind, sent: SentFields): void {
  const others = (['estimatedCost', 'lifetimeYears', 'fullName', 'address'] satisfies LookupExtra[]).filter(
    (field) => sent[field] !== undefined && !lookupTables[kind].extras.includes(field),
  );
  if (others.length === 0) return;
  const fields = Object.fromEntries(others.map((field) => [field, 'This kind of entry has no such field.']));
  throw new AppError('INVALID', 'Some fields belong to another list. Leave them out.', { fields });
}

/** The sent fields in stored form; what was not sent stays absent, so that it is not touched. */
function sentValues(sent: SentFields): Partial<LookupValues> {
  return {
    ...(sent.name === undefined ? {} : { name: sent.name.trim() }),
    ...(sent.active === undefined ? {} : { active: sent.active ? (1 as const) : (0 as const) }),
    ...(sent.estimatedCost === undefined ? {} : { estimatedCost: sent.estimatedCost }),
    ...(sent.lifetimeYears === undefined ? {} : { lifetimeYears: sent.lifetimeYears }),
    ...(sent.fullName === undefined ? {} : { fullName: blankToNull(sent.fullName) }),
    ...(sent.address === undefined ? {} : { address: blankToNull(sent.address) }),
  };
}

function activeFlag<T extends { readonly active: 0 | 1 }>(stored: T): Omit<T, 'active'> & { active: boolean } {
  return { ...stored, active: stored.active === 1 };
}

function lookupRow(kind: LookupKind, stored: CountedLookup): LookupRow {
  return { kind, ...activeFlag(stored) };
}
