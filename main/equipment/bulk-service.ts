import type { z } from 'zod';
import type { BulkChanges, BulkEdit, BulkPreview, bulkEditContract, UnitSelection } from '../../shared/bulk-edit.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { addDays, localDate } from '../../shared/dates.ts';
import { mostAtOnce } from '../../shared/lists.ts';
import { readAuditHead } from '../database/audit-head.ts';
import type { Db } from '../database/connection.ts';
import type { Clock } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Changes, Tx } from '../rpc/transaction.ts';
import { createBulkPlan, sentTo } from './bulk-plan.ts';
import { previewOf } from './bulk-preview.ts';
import { createBulkQueries, type EditedUnit } from './bulk-queries.ts';
import { type EquipmentRepository, referenceFields } from './repository.ts';
import type { PartialUnitFields } from './unit-columns.ts';
import { createUnitWriter } from './unit-writer.ts';

type EditInput = z.output<(typeof bulkEditContract)['bulkEdit']['input']>;

/** Changing many units at once. */
export interface BulkEditService {
  /** @throws AppError INVALID when more units are chosen than can be changed at once */
  preview(input: { readonly selection: UnitSelection; readonly changes: BulkChanges }): BulkPreview;
  /** Ids of what the list shows from one row to another, both counted from 0; never more than can be changed at once. */
  ids(input: z.output<(typeof bulkEditContract)['bulkIds']['input']>): { ids: number[]; total: number };
  /** @throws AppError CONFLICT naming units that changed since the preview, INVALID naming units that cannot take the values; then nothing is changed */
  edit(input: EditInput, ctx: Context): { bulkId: number; changed: number };
  /** @throws AppError NOT_FOUND; CONFLICT when it was undone or a field was changed since; then nothing is changed */
  undo(bulkId: number, ctx: Context): { changed: number };
  /** The last bulk edit of the caller that can still be thought of as the last one. */
  last(ctx: Context): BulkEdit | null;
}

/** How long a bulk edit is offered for undoing, in days. */
const offeredDays = 30;

/** Bulk edits on one connection; every unit is written, and put on record, as by a single edit. */
export function createBulkEditService(deps: {
  readonly db: Db;
  readonly repository: EquipmentRepository;
  readonly clock: Clock;
}): BulkEditService {
  const { db, repository, clock } = deps;
  const bulk = createBulkQueries(db);
  const writer = createUnitWriter(db);
  const today = () => localDate(clock.now());

  function chosen(selection: UnitSelection): readonly number[] {
    if (selection.kind === 'ids') return [...new Set(selection.ids)];
    const { kind: _, ...query } = selection;
    const count = repository.count(query, today());
    if (count > mostAtOnce) {
      throw new AppError(
        'INVALID',
        `These are ${count} units; at most ${mostAtOnce} can be changed at once. Narrow the list with filters.`,
      );
    }
    return repository.ids(query, today());
  }

  /** The entry that ends a bulk edit or its undoing; its number is the id of the edit. */
  function close(tx: Tx, action: 'equipment.bulkEdit' | 'equipment.bulkUndo', changes: Changes): number {
    return tx.audit({ entity: 'unit', entityId: null, action, changes });
  }

  /** Restores a value whose lookup or person is gone for good: such a unit stays as it is, and the undoing is refused. */
  function restorable(old: PartialUnitFields): boolean {
    return referenceFields.every((field) => {
      const id = old[field];
      return id === undefined || id === null || repository.reference(field, id) !== undefined;
    });
  }

  return {
    preview({ selection, changes }) {
      return previewOf(bulk.stored(chosen(selection)), changes, { repository, bulk, today: today() });
    },

    ids({ from, to, ...query }) {
      const limit = Math.max(0, Math.min(to - from + 1, mostAtOnce));
      return {
        ids: repository.ids(query, today(), { limit, offset: from }),
        total: repository.count(query, today()),
      };
    },

    edit({ units, changes }, ctx) {
      return ctx.transact((tx) => {
        const versions = new Map<number, number>(units);
        const stored = bulk.stored([...versions.keys()]);
        const present = new Map(stored.map((unit) => [unit.id, unit.version]));
        const stale = [...versions].filter(([id, version]) => present.get(id) !== version).map(([id]) => id);
        if (stale.length > 0) {
          throw new AppError(
            'CONFLICT',
            `Units that changed since the preview: ${listed(stale)}. Nothing was changed; look at the preview again.`,
          );
        }
        const plan = createBulkPlan(repository, bulk.customFields(), localDate(new Date(tx.at)));
        const refused = stored.filter((unit) => plan.of(unit, changes).kind === 'refused').map(({ id }) => id);
        if (refused.length > 0) {
          throw new AppError(
            'INVALID',
            `Units that cannot take these values: ${listed(refused)}. Nothing was changed; look at the preview again.`,
          );
        }
        const after = readAuditHead(db).seq;
        const fields = new Set<string>();
        let changed = 0;
        for (const unit of stored) {
          const written = writer.update(tx, unit.id, sentTo(unit.fields, changes));
          if (!written.changed) continue;
          changed += 1;
          for (const field of Object.keys(written.changes)) fields.add(field);
        }
        if (changed === 0) throw new AppError('INVALID', 'These units have these values already.');
        const bulkId = close(tx, 'equipment.bulkEdit', {
          units: { old: null, new: changed },
          fields: { old: null, new: [...fields] },
          after: { old: null, new: after },
        });
        return { bulkId, changed };
      });
    },

    undo(bulkId, ctx) {
      return ctx.transact((tx) => {
        const entry = bulk.entry(bulkId);
        const edited = entry ? bulk.edited(entry) : [];
        if (!entry || edited.length !== entry.units) {
          throw new AppError(
            'NOT_FOUND',
            'This bulk edit can no longer be undone: its entries are not in the audit trail.',
          );
        }
        if (bulk.isUndone(bulkId)) throw new AppError('CONFLICT', 'This bulk edit was undone already.');
        const touched = touchedSince(
          edited,
          bulk.later(
            edited.map(({ id }) => id),
            bulkId,
          ),
        );
        const former = edited.map(({ id, changes }) => ({ id, old: formerValues(changes) }));
        const lost = former.filter(({ old }) => !restorable(old)).map(({ id }) => id);
        const blocked = [...new Set([...touched, ...lost])];
        if (blocked.length > 0) {
          throw new AppError(
            'CONFLICT',
            `Units whose fields were changed again since: ${listed(blocked)}. Nothing was undone; change the values by another edit.`,
          );
        }
        for (const { id, old } of former) writer.update(tx, id, old, { takesBack: true });
        close(tx, 'equipment.bulkUndo', {
          bulkEdit: { old: bulkId, new: null },
          units: { old: null, new: former.length },
        });
        return { changed: former.length };
      });
    },

    last(ctx) {
      const { accountId, name } = principalOf(ctx);
      const since = addDays(today(), -offeredDays);
      const entry = bulk.last(accountId, name, since);
      if (!entry || bulk.isUndone(entry.seq)) return null;
      return { bulkId: entry.seq, at: entry.at, units: entry.units, fields: [...entry.fields] };
    },
  };
}

/** Units of which a later entry of the trail names a field that the bulk edit changed. */
function touchedSince(edited: readonly EditedUnit[], later: readonly EditedUnit[]): readonly number[] {
  const fieldsOf = new Map(edited.map(({ id, changes }) => [id, Object.keys(changes)]));
  return later.filter(({ id, changes }) => fieldsOf.get(id)?.some((field) => field in changes)).map(({ id }) => id);
}

function formerValues(changes: EditedUnit['changes']): PartialUnitFields {
  // as: the values that the writer put on record for these very fields.
  return Object.fromEntries(Object.entries(changes).map(([field, { old }]) => [field, old])) as PartialUnitFields;
}

const namedUnits = 8;

/** The first units by number, and how many more there are. */
function listed(ids: readonly number[]): string {
  const first = ids.slice(0, namedUnits).join(', ');
  return ids.length > namedUnits ? `${first} (+${ids.length - namedUnits})` : first;
}
