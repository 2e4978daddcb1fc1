import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { mostUnitsMerged } from '../../shared/lists.ts';
import type { LookupMerge, LookupRow, lookupsContract, MergeableKind, MergePreview } from '../../shared/lookups.ts';
import type { Db } from '../database/connection.ts';
import { createRuleClassWriter } from '../obligations/rule-class-writer.ts';
import type { Context } from '../rpc/context.ts';
import type { Changes, Tx } from '../rpc/transaction.ts';
import { createMergePlanner, unitCount } from './merge-plan.ts';
import { createMergeRepository, type StoredMerge } from './merge-repository.ts';
import { createMergeWriter } from './merge-writer.ts';
import type { LookupsRepository, StoredLookup } from './repository.ts';

type Input<P extends keyof typeof lookupsContract> = z.output<(typeof lookupsContract)[P]['input']>;

/** Merges of duplicate entries. */
export interface MergeService {
  /** @throws AppError NOT_FOUND, INVALID for two entries that are no duplicates of each other and for too many units, CONFLICT for one that was merged or deactivated */
  preview(input: Input<'mergePreview'>): MergePreview;
  /** @throws AppError as preview; CONFLICT for a stale version */
  merge(input: Input<'merge'>, ctx: Context): LookupMerge;
  /** @throws AppError NOT_FOUND where nothing was merged, CONFLICT where the other entry was merged itself since */
  unmerge(input: Input<'unmerge'>, ctx: Context): { merge: LookupMerge; restored: number; left: number };
}

/** Merges on one connection; `rowOf` answers an entry as the list shows it. */
export function createMergeService(deps: {
  readonly repository: LookupsRepository;
  readonly db: Db;
  rowOf(kind: MergeableKind, id: number): LookupRow;
}): MergeService {
  const { repository: lookups, db, rowOf } = deps;
  const merges = createMergeRepository(db);
  const rules = createRuleClassWriter(db);
  const plan = createMergePlanner({ db, lookups, rules });
  const writer = createMergeWriter({ db, lookups, rules });

  function required(kind: MergeableKind, id: number): StoredLookup {
    const row = lookups[kind].one(id);
    if (!row) throw new AppError('NOT_FOUND', 'This entry of the list does not exist any more. Read the list again.');
    return row;
  }

  function ends({ kind, fromId, intoId }: Input<'mergePreview'>) {
    const from = required(kind, fromId);
    const into = required(kind, intoId);
    if (fromId === intoId) refuse('INVALID', 'Choose another entry: one cannot be merged into itself.');
    if (kind === 'subclass' && from.classId !== into.classId) {
      refuse('INVALID', 'Subclasses are merged within one class. Choose one of the same class.');
    }
    if (kind === 'room' && from.facilityId !== into.facilityId) {
      refuse('INVALID', 'Rooms are merged within one facility. Choose one of the same facility.');
    }
    if (from.mergedIntoName !== null) {
      refuse(
        'CONFLICT',
        `"${from.name}" was merged into "${from.mergedIntoName}". Use that one, or undo the merge first.`,
      );
    }
    if (!into.active) refuse('CONFLICT', `"${into.name}" is deactivated. Reactivate it first, or choose another one.`);
    return { from, into };
  }

  function planned(kind: MergeableKind, from: StoredLookup, into: StoredLookup) {
    const made = plan(kind, from, into);
    const units = unitCount(made);
    if (units > mostUnitsMerged) {
      refuse(
        'INVALID',
        `${units} units would change, and a merge changes at most ${mostUnitsMerged}. Change some of them in the list of units first, then merge.`,
      );
    }
    return made;
  }

  /** The merge is one entry of the trail; what it changes has entries of its own. */
  function audit(tx: Tx, action: string, merge: Input<'mergePreview'>, changes: Changes): void {
    tx.audit({ entity: 'lookup', entityId: `${merge.kind}:${merge.fromId}`, action, changes });
  }

  function toMerge({ plan: made, ...merge }: StoredMerge): LookupMerge {
    const nameOf = (id: number) => required(merge.kind, id).name;
    return { ...merge, fromName: nameOf(merge.fromId), intoName: nameOf(merge.intoId), units: unitCount(made) };
  }

  function stored(id: number): StoredMerge {
    const merge = merges.one(id);
    if (!merge) throw new Error(`merge ${id} was just written and is not there`);
    return merge;
  }

  return {
    preview(input) {
      const { from, into } = ends(input);
      const made = planned(input.kind, from, into);
      return {
        from: rowOf(input.kind, from.id),
        into: rowOf(input.kind, into.id),
        units: unitCount(made),
        subclassesMoved: made.subclasses.moved.length,
        subclassesMerged: made.subclasses.merged.length,
        roomsMoved: made.rooms.moved.length + made.roomDepartments.length,
        roomsMerged: made.rooms.merged.length,
        departmentsOfFacilities: made.departmentsNew.length,
        rules: made.rules.length,
        documents: made.documents?.length ?? 0,
      };
    },

    merge({ fromVersion, ...input }, ctx) {
      const id = ctx.transact((tx) => {
        const { from, into } = ends(input);
        if (from.version !== fromVersion) {
          throw new AppError('CONFLICT', 'Somebody else changed this entry. Look at it again before you merge it.', {
            details: { current: rowOf(input.kind, from.id) },
          });
        }
        const made = planned(input.kind, from, into);
        audit(tx, 'lookups.merge', input, {
          mergedIntoId: { old: null, new: into.id },
          ...(from.active ? { active: { old: true, new: false } } : {}),
          units: { old: null, new: unitCount(made) },
          ...(made.components.length > 0 ? { components: { old: null, new: made.components.length } } : {}),
        });
        writer.apply(tx, input, made, `"${from.name}" was merged into "${into.name}".`);
        lookups[input.kind].setMerged(from.id, into.id, 0);
        return merges.insert(input.kind, from.id, into.id, made, tx.at, tx.by);
      });
      return toMerge(stored(id));
    },

    unmerge({ kind, fromId }, ctx) {
      const done = ctx.transact((tx) => {
        const from = required(kind, fromId);
        const merge = merges.last(kind, fromId);
        if (!merge || from.mergedIntoId !== merge.intoId) {
          throw new AppError('NOT_FOUND', `"${from.name}" is not merged into another entry. Read the list again.`);
        }
        const into = required(kind, merge.intoId);
        if (into.mergedIntoName !== null) {
          refuse(
            'CONFLICT',
            `"${into.name}" was merged into "${into.mergedIntoName}" since then. Undo that merge first.`,
          );
        }
        const reason = `The merge of "${from.name}" into "${into.name}" was undone.`;
        lookups[kind].setMerged(from.id, null, merge.plan.active);
        const counts = writer.revert(tx, merge, merge.plan, reason);
        merges.markUndone(merge.id, tx.at, tx.by);
        audit(tx, 'lookups.unmerge', merge, {
          mergedIntoId: { old: into.id, new: null },
          ...(merge.plan.active ? { active: { old: false, new: true } } : {}),
          units: { old: null, new: counts.restored },
        });
        return { id: merge.id, ...counts };
      });
      return { merge: toMerge(stored(done.id)), restored: done.restored, left: done.left };
    },
  };
}

function refuse(code: 'CONFLICT' | 'INVALID', message: string): never {
  throw new AppError(code, message, { fields: { intoId: message } });
}
