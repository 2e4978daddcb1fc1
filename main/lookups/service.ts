import { AppError } from '../../shared/contract/errors.ts';
import type { LookupChange, LookupKind, LookupRow, Lookups, NewLookup } from '../../shared/lookups.ts';
import { naturalOrder } from '../../shared/natural-order.ts';
import { blankToNull } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { createUnitSearch } from '../equipment/service.ts';
import type { Context } from '../rpc/context.ts';
import type { Changes, Tx } from '../rpc/transaction.ts';
import { createLookupChecks } from './lookup-checks.ts';
import { extraColumns, isUnitLookupKind, type LookupExtra, lookupTables } from './lookup-tables.ts';
import { createLookupWriter, draftValues, inOrder } from './lookup-writer.ts';
import type { LookupsRepository, LookupValues, StoredLookup } from './repository.ts';
import { createRoomTexts } from './room-texts.ts';
import { createUsageQueries, type Usage, unused } from './usage-queries.ts';

export { createLookupWriter } from './lookup-writer.ts';

/** The rules of the lists that records choose from. */
export interface LookupsService {
  all(): Lookups;
  list(kind: LookupKind): { items: LookupRow[]; total: number };
  /** @throws AppError NOT_FOUND */
  get(kind: LookupKind, id: number): LookupRow;
  /** Adds, or reactivates a deactivated row of that name. @throws AppError CONFLICT for a name in use or costs that another category holds, INVALID for a class, facility or department that does not fit */
  create(draft: NewLookup, ctx: Context): LookupRow;
  /** @throws AppError as create; NOT_FOUND, INVALID for fields of another kind, CONFLICT for a stale version */
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
  const usage = createUsageQueries(db);
  const checks = createLookupChecks(lookups);
  const rooms = createRoomTexts(db);

  function get(kind: LookupKind, id: number): LookupRow {
    const rows = lookups[kind].all();
    const stored = rows.find((row) => row.id === id);
    if (!stored)
      throw new AppError('NOT_FOUND', 'This entry of the list does not exist any more. Read the list again.');
    return toRow(kind, stored, usage.of(kind, rows).get(id));
  }

  /** What the units must follow after a change of an entry. */
  function follow(tx: Tx, kind: LookupKind, stored: StoredLookup, changes: Changes): void {
    if (kind === 'room' && changes.name) {
      const { name, facilityId } = stored;
      const to = String(changes.name.new);
      rooms.rename(tx, { facilityId: facilityId ?? 0, from: name, to, reason: `The room "${name}" was renamed.` });
    }
    // Only what a unit is searched by concerns the units.
    if (isUnitLookupKind(kind) && (changes.name || changes.fullName || changes.address)) {
      unitSearch.refresh(tx, kind, stored.id);
    }
  }

  return {
    get,

    all: () => ({
      classes: lookups.class.all().map(activeFlag),
      subclasses: lookups.subclass.all().map((stored) => ({ ...activeFlag(stored), classId: stored.classId ?? 0 })),
      manufacturers: lookups.manufacturer.all().map(activeFlag),
      departments: lookups.department.all().map(activeFlag),
      facilities: lookups.facility
        .all()
        .map((stored) => ({ ...activeFlag(stored), departmentIds: [...(stored.departmentIds ?? [])] })),
      rooms: lookups.room.all().map((stored) => ({ ...activeFlag(stored), facilityId: stored.facilityId ?? 0 })),
      capitalCategories: lookups['capital-category']
        .all()
        .map((stored) => ({ ...activeFlag(stored), minCost: stored.minCost ?? 0 })),
    }),

    list(kind) {
      const rows = lookups[kind].all();
      const counted = usage.of(kind, rows);
      const items = rows.map((stored) => toRow(kind, stored, counted.get(stored.id))).toSorted(byParent);
      return { items, total: items.length };
    },

    create(draft, ctx) {
      const { kind } = draft;
      const values = draftValues(draft);
      const id = ctx.transact((tx) => {
        checks.references(values);
        const { parent } = lookupTables[kind];
        const namesake = lookups[kind].named(values.name, parent === null ? null : values[parent]);
        if (namesake?.active) {
          const message = 'This name is already in the list. Type a different one.';
          throw new AppError('CONFLICT', message, { fields: { name: message } });
        }
        if (namesake) checks.notMerged(namesake);
        checks.fullName(values.fullName, namesake?.id);
        checks.range(values, namesake?.id);
        if (!namesake) return writer.insert(tx, draft).id;
        const { changes } = writer.update(tx, kind, namesake, values);
        follow(tx, kind, namesake, changes);
        return namesake.id;
      });
      return get(kind, id);
    },

    update({ kind, id, version, ...sent }, ctx) {
      checkKind(kind, sent);
      ctx.transact((tx) => {
        const stored = lookups[kind].one(id);
        if (!stored)
          throw new AppError('NOT_FOUND', 'This entry of the list does not exist any more. Read the list again.');
        if (stored.version !== version) {
          throw new AppError('CONFLICT', 'Somebody else changed this entry. Compare both values and save again.', {
            details: { current: get(kind, id) },
          });
        }
        const values = sentValues(sent);
        if (values.active === 1) checks.notMerged(stored);
        if (values.name !== undefined) checks.freeName(kind, stored, values.name);
        if (values.fullName !== undefined) checks.fullName(values.fullName, id);
        checks.references(values, stored);
        checks.range({ ...stored, ...values }, id);
        const { changes } = writer.update(tx, kind, stored, values);
        follow(tx, kind, stored, changes);
      });
      return get(kind, id);
    },
  };
}

type SentFields = Omit<LookupChange, 'kind' | 'id' | 'version'>;

/** Kinds whose names are shorter than those of others. */
const longestName: Partial<Record<LookupKind, number>> = { room: 100, 'capital-category': 50 };

function checkKind(kind: LookupKind, sent: SentFields): void {
  const longest = longestName[kind] ?? 200;
  if ((sent.name?.trim().length ?? 0) > longest) {
    const message = `This name has at most ${longest} characters. Shorten it.`;
    throw new AppError('INVALID', message, { fields: { name: message } });
  }
  const { departmentIds, name: _name, active: _active, ...extras } = sent;
  const own: readonly LookupExtra[] = lookupTables[kind].extras;
  const others: string[] = (Object.keys(extraColumns) as LookupExtra[]).filter(
    // as: keys of a literal
    (field) => field in extras && extras[field as keyof typeof extras] !== undefined && !own.includes(field),
  );
  if (departmentIds !== undefined && kind !== 'facility') others.push('departmentIds');
  if (others.length === 0) return;
  const fields = Object.fromEntries(others.map((field) => [field, 'This kind of entry has no such field.']));
  throw new AppError('INVALID', 'Some fields belong to another list. Leave them out.', { fields });
}

/** The sent fields in stored form; what was not sent stays absent, so that it is not touched. */
function sentValues(sent: SentFields): Partial<LookupValues> {
  const { name, active, fullName, address, departmentIds, ...plain } = sent;
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  return {
    ...given,
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(active === undefined ? {} : { active: active ? (1 as const) : (0 as const) }),
    ...(fullName === undefined ? {} : { fullName: blankToNull(fullName) }),
    ...(address === undefined ? {} : { address: blankToNull(address) }),
    ...(departmentIds === undefined ? {} : { departmentIds: inOrder(departmentIds) }),
  };
}

function activeFlag<T extends { readonly active: 0 | 1 }>(stored: T): Omit<T, 'active'> & { active: boolean } {
  return { ...stored, active: stored.active === 1 };
}

function toRow(kind: LookupKind, stored: StoredLookup, used: Usage = unused): LookupRow {
  const departmentIds = stored.departmentIds && [...stored.departmentIds];
  return { kind, ...activeFlag(stored), departmentIds, usage: used.units, related: used.related };
}

/** Subclasses by class, rooms by facility; within them, and in other kinds, as they are. */
function byParent(one: LookupRow, other: LookupRow): number {
  const [first, second] = [one, other].map((row) => row.className ?? row.facilityName ?? '');
  return naturalOrder(first ?? '', second ?? '');
}
