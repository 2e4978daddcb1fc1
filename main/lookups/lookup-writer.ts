import { AppError } from '../../shared/contract/errors.ts';
import type { LookupKind } from '../../shared/lookups.ts';
import { blankToNull } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import type { Changes } from '../rpc/audit-chain.ts';
import type { Tx } from '../rpc/transact.ts';
import { lookupTables } from './lookup-tables.ts';
import { createLookupsRepository, type LookupValues, type StoredLookup } from './repository.ts';

/** A lookup to add; what the kind does not have is ignored, what is absent is unknown. */
export interface LookupDraft {
  readonly kind: LookupKind;
  readonly name: string;
  /** Required of a subclass. */
  readonly classId?: number | undefined;
  readonly estimatedCost?: number | null | undefined;
  readonly lifetimeYears?: number | null | undefined;
  readonly fullName?: string | null | undefined;
  readonly address?: string | null | undefined;
}

/** The import that a write belongs to. */
interface WriteOptions {
  readonly importId?: number | undefined;
}

/** Writes lookups with their audit entries; names must have been checked (the table's unique keys are the last word). */
export interface LookupWriter {
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
    tx.audit({ entity: 'lookup', entityId: `${kind}:${id}`, action, changes, importId: options.importId ?? null });
  }

  return {
    insert(tx, draft, options = {}) {
      const values = draftValues(draft);
      const id = lookups[draft.kind].insert(values, tx.at);
      audit(tx, 'lookups.create', draft.kind, id, wholeRow(draft.kind, values, 'new'), options);
      return { id };
    },

    update(tx, kind, stored, sent, options = {}) {
      const values = { ...stored, ...sent };
      const changes: Record<string, { old: unknown; new: unknown }> = {};
      for (const field of writtenFields(kind)) {
        if (values[field] !== stored[field]) {
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

/** What a draft stores: active, texts trimmed, blanks null. */
export function draftValues(draft: LookupDraft): LookupValues {
  return {
    name: draft.name.trim(),
    active: 1,
    classId: draft.classId ?? null,
    estimatedCost: draft.estimatedCost ?? null,
    lifetimeYears: draft.lifetimeYears ?? null,
    fullName: blankToNull(draft.fullName),
    address: blankToNull(draft.address),
  };
}

function writtenFields(kind: LookupKind): readonly (keyof LookupValues)[] {
  return ['name', 'active', ...lookupTables[kind].extras];
}

function wholeRow(kind: LookupKind, values: LookupValues, side: 'old' | 'new'): Changes {
  const filled = writtenFields(kind).filter((field) => values[field] !== null);
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
