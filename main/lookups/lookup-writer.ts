import { AppError } from '../../shared/contract/errors.ts';
import type { LookupKind } from '../../shared/lookups.ts';
import { blankToNull } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import type { Changes } from '../rpc/audit-chain.ts';
import type { Tx } from '../rpc/transact.ts';
import { lookupTables } from './lookup-tables.ts';
import { createLookupsRepository, type LookupValues, type StoredLookup } from './repository.ts';

export type { LookupValues, StoredLookup } from './repository.ts';

/** A lookup to add; what the kind does not have is ignored, what is absent is unknown. */
export interface LookupDraft {
  readonly kind: LookupKind;
  readonly name: string;
  /** Where a file brings one; it must be free. */
  readonly id?: number | undefined;
  /** In use unless a file says otherwise. */
  readonly active?: boolean | undefined;
  /** Required of a subclass. */
  readonly classId?: number | undefined;
  /** Required of a room. */
  readonly facilityId?: number | undefined;
  readonly departmentId?: number | null | undefined;
  /** Required of a capital category. */
  readonly minCost?: number | undefined;
  readonly maxCost?: number | null | undefined;
  readonly departmentIds?: readonly number[] | undefined;
  readonly estimatedCost?: number | null | undefined;
  readonly lifetimeYears?: number | null | undefined;
  readonly fullName?: string | null | undefined;
  readonly address?: string | null | undefined;
}

/** The import that a write belongs to, and why it was made where that is not plain. */
interface WriteOptions {
  readonly importId?: number | undefined;
  readonly reason?: string | undefined;
}

/** Writes lookups with their audit entries; names must have been checked (the table's unique keys are the last word). */
export interface LookupWriter {
  /** An entry as it is stored. */
  stored(kind: LookupKind, id: number): StoredLookup | undefined;
  insert(tx: Tx, draft: LookupDraft, options?: WriteOptions): { readonly id: number };
  /** Lays values over a stored row; writes nothing where nothing differs. */
  update(
    tx: Tx,
    kind: LookupKind,
    stored: StoredLookup,
    values: Partial<LookupValues>,
    options?: WriteOptions,
  ): { readonly changed: boolean; readonly changes: Changes };
  /** Deletes a lookup, only to undo an import. @throws AppError NOT_FOUND; CONFLICT while something refers to it */
  remove(tx: Tx, kind: LookupKind, id: number, options?: WriteOptions): void;
}

/** A writer on one connection. */
export function createLookupWriter(db: Db): LookupWriter {
  const lookups = createLookupsRepository(db);

  function audit(tx: Tx, action: string, kind: LookupKind, id: number, changes: Changes, options: WriteOptions): void {
    // Ids of different kinds overlap, so an entry names both.
    tx.audit({
      entity: 'lookup',
      entityId: `${kind}:${id}`,
      action,
      changes,
      reason: options.reason ?? null,
      importId: options.importId ?? null,
    });
  }

  return {
    stored: (kind, id) => lookups[kind].one(id),

    insert(tx, draft, options = {}) {
      const values = draftValues(draft);
      const id = lookups[draft.kind].insert(values, tx.at, draft.id);
      audit(tx, 'lookups.create', draft.kind, id, wholeRow(draft.kind, values, 'new'), options);
      return { id };
    },

    update(tx, kind, stored, sent, options = {}) {
      const values = { ...stored, ...sent };
      const changes: Record<string, { old: unknown; new: unknown }> = {};
      for (const field of writtenFields(kind)) {
        if (!same(values[field], stored[field])) {
          changes[field] = { old: shown(field, stored[field]), new: shown(field, values[field]) };
        }
      }
      const changed = Object.keys(changes).length > 0;
      if (changed) {
        lookups[kind].update(stored.id, values);
        audit(tx, 'lookups.update', kind, stored.id, changes, options);
      }
      return { changed, changes };
    },

    remove(tx, kind, id, options = {}) {
      const stored = lookups[kind].one(id);
      if (!stored) throw new AppError('NOT_FOUND', 'This entry of the list does not exist any more.');
      if (lookups.inUse(kind, id)) {
        throw new AppError('CONFLICT', `"${stored.name}" is in use and cannot be removed. Deactivate it instead.`);
      }
      lookups[kind].remove(id);
      audit(tx, 'lookups.remove', kind, id, wholeRow(kind, stored, 'old'), options);
    },
  };
}

/** What a draft stores: active unless it says otherwise, texts trimmed, blanks null. */
export function draftValues(draft: LookupDraft): LookupValues {
  return {
    name: draft.name.trim(),
    active: draft.active === false ? 0 : 1,
    classId: draft.classId ?? null,
    estimatedCost: draft.estimatedCost ?? null,
    lifetimeYears: draft.lifetimeYears ?? null,
    fullName: blankToNull(draft.fullName),
    address: blankToNull(draft.address),
    facilityId: draft.facilityId ?? null,
    departmentId: draft.departmentId ?? null,
    minCost: draft.minCost ?? null,
    maxCost: draft.maxCost ?? null,
    departmentIds: draft.kind === 'facility' ? inOrder(draft.departmentIds ?? []) : null,
  };
}

/** Ids as they are stored: each once, ascending. */
export function inOrder(ids: readonly number[]): readonly number[] {
  return [...new Set(ids)].toSorted((one, other) => one - other);
}

function writtenFields(kind: LookupKind): readonly (keyof LookupValues)[] {
  return ['name', 'active', ...lookupTables[kind].extras, ...(kind === 'facility' ? ['departmentIds' as const] : [])];
}

function same(one: unknown, other: unknown): boolean {
  return one === other || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(other));
}

function wholeRow(kind: LookupKind, values: LookupValues, side: 'old' | 'new'): Changes {
  const filled = writtenFields(kind).filter((field) => {
    const value = values[field];
    return value !== null && !(Array.isArray(value) && value.length === 0);
  });
  return Object.fromEntries(
    filled.map((field) => {
      const value = shown(field, values[field]);
      return [field, side === 'new' ? { old: null, new: value } : { old: value, new: null }];
    }),
  );
}

function shown(field: keyof LookupValues, value: unknown): unknown {
  return field === 'active' ? value === 1 : value;
}
