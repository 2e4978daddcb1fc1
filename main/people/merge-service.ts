import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { Permission } from '../../shared/contract/permissions.ts';
import type { Person, PersonMerge, PersonMergePreview, peopleContract } from '../../shared/people.ts';
import type { Db } from '../database/connection.ts';
import { createDocumentMover } from '../documents/document-move-writer.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Changes, Tx } from '../rpc/transaction.ts';
import { requireFew, unitsOf } from './merge-limits.ts';
import { createMergeReferences, referenceCount } from './merge-references.ts';
import { createMergeTable, type PersonMergePlan, type StoredPersonMerge } from './merge-table.ts';
import { createPersonWriter, inOrder } from './person-writer.ts';

type Input<P extends keyof typeof peopleContract> = z.output<(typeof peopleContract)[P]['input']>;

/** Merges of people who are on record twice. */
export interface PersonMergeService {
  /** @throws AppError NOT_FOUND; INVALID, CONFLICT for two who cannot be merged and for too many records; FORBIDDEN without the rights to what would change */
  preview(input: Input<'mergePreview'>, ctx: Context): PersonMergePreview;
  /** @throws AppError as `preview`; CONFLICT for a stale version */
  merge(input: Input<'merge'>, ctx: Context): PersonMerge;
  /** @throws AppError NOT_FOUND where nothing was merged; CONFLICT where the other was merged since; FORBIDDEN as `preview` */
  unmerge(input: Input<'unmerge'>, ctx: Context): { merge: PersonMerge; restored: number; left: number };
}

/** Merges on one connection; `person` answers somebody or throws NOT_FOUND. */
export function createPersonMergeService(deps: { readonly db: Db; person(id: number): Person }): PersonMergeService {
  const { db, person } = deps;
  const merges = createMergeTable(db);
  const references = createMergeReferences(db);
  const documents = createDocumentMover(db);
  const people = createPersonWriter(db);
  const account = db.prepare<[{ id: number; fromId: number; toId: number; at: string }]>(
    'UPDATE accounts SET person_id = @toId, updated_at = @at, version = version + 1 WHERE id = @id AND person_id = @fromId',
  );

  function ends({ fromId, intoId }: Input<'mergePreview'>) {
    const from = person(fromId);
    const into = person(intoId);
    if (fromId === intoId) refuse('INVALID', 'Choose somebody else: nobody is merged into themselves.');
    if (from.mergedInto !== null)
      refuse('CONFLICT', `${from.name} was merged into ${from.mergedInto.name}. Undo that merge first.`);
    if (!into.active) refuse('CONFLICT', `${into.name} is archived. Reactivate them first, or choose somebody else.`);
    if (from.accountId !== null && into.accountId !== null)
      refuse('CONFLICT', 'Both have an account. Take the person off one of the two accounts first, then merge them.');
    return { from, into };
  }

  function planOf(from: Person, into: Person): PersonMergePlan {
    const plan = {
      active: from.active,
      held: references.held(from.id),
      documents: documents.idsOf('person', from.id),
      account: from.accountId,
      roles: from.roles.filter((role) => !into.roles.includes(role)),
    };
    requireFew(plan, from.name);
    return plan;
  }

  /** Whoever merges may change each kind of record that changes. */
  function requireRights({ held, account: moved }: PersonMergePlan, ctx: Context): void {
    const { permissions } = principalOf(ctx);
    const asks = (right: Permission, count: number, message: string) => {
      if (count > 0 && !permissions.has(right)) throw new AppError('FORBIDDEN', message);
    };
    const units = held.contact.length + held.supervisor.length + held.physician.length;
    asks('equipment:write', units, 'Units would change, which you may not. Ask somebody who may to merge the two.');
    asks(
      'compliance:write',
      referenceCount(held) - units,
      'Surveys, bookings or findings would change, which you may not. Ask somebody who may to merge the two.',
    );
    asks(
      'accounts:manage',
      moved === null ? 0 : 1,
      'An account would open for the other person. Ask an administrator to merge the two.',
    );
  }

  function moveAccount(tx: Tx, id: number | null, fromId: number, toId: number, reason: string): number {
    if (id === null) return 0;
    if (account.run({ id, fromId, toId, at: tx.at }).changes === 0) return 0;
    const changes = { personId: { old: fromId, new: toId } };
    tx.audit({ entity: 'account', entityId: id, action: 'accounts.update', changes, reason });
    return 1;
  }

  /** Moves everything of a plan that is still where it is taken from; answers how many records moved. */
  function moveAll(tx: Tx, plan: PersonMergePlan, fromId: number, toId: number, reason: string): number {
    const stayed = documents.move(tx, plan.documents, { entity: 'person', fromId, toId }, reason);
    return (
      references.move(tx, plan.held, { fromId, toId }, reason) +
      moveAccount(tx, plan.account, fromId, toId, reason) +
      plan.documents.length -
      stayed
    );
  }

  function audit(tx: Tx, action: string, fromId: number, changes: Changes): void {
    tx.audit({ entity: 'person', entityId: fromId, action, changes });
  }

  function stored(id: number): PersonMerge {
    const merge = merges.one(id);
    if (!merge) throw new Error(`merge ${id} was just written and is not there`);
    return toMerge(merge);
  }

  const toMerge = ({ plan, ...merge }: StoredPersonMerge): PersonMerge => ({
    ...merge,
    fromName: person(merge.fromId).name,
    intoName: person(merge.intoId).name,
    records: recordsOf(plan),
  });

  return {
    preview(input, ctx) {
      const { from, into } = ends(input);
      const plan = planOf(from, into);
      requireRights(plan, ctx);
      const { held } = plan;
      return {
        from,
        into,
        units: unitsOf(plan),
        tests: new Set([...held.performer, ...held.reviewer]).size,
        bookings: held.assignee.length,
        findings: new Set([...held.owner, ...held.resolver]).size,
        documents: plan.documents.length,
        account: plan.account !== null,
        roles: [...plan.roles],
      };
    },

    merge({ fromVersion, ...input }, ctx) {
      const id = ctx.transact((tx) => {
        const { from, into } = ends(input);
        if (from.version !== fromVersion) {
          throw new AppError('CONFLICT', 'Somebody else changed this person. Look at them again before you merge.', {
            details: { current: from },
          });
        }
        const plan = planOf(from, into);
        requireRights(plan, ctx);
        const reason = `${from.name} was merged into ${into.name}.`;
        // The roles first, so that nobody is named as what they are not.
        people.update(tx, into.id, { roles: inOrder([...into.roles, ...plan.roles]) }, { reason });
        moveAll(tx, plan, from.id, into.id, reason);
        if (from.active) people.setActive(tx, from.id, false, reason);
        audit(tx, 'people.merge', from.id, {
          mergedIntoId: { old: null, new: into.id },
          records: { old: null, new: recordsOf(plan) },
        });
        return merges.insert(from.id, into.id, plan, tx.at, tx.by);
      });
      return stored(id);
    },

    unmerge({ fromId }, ctx) {
      const done = ctx.transact((tx) => {
        const from = person(fromId);
        const merge = merges.last(fromId);
        if (!merge) throw new AppError('NOT_FOUND', `${from.name} is not merged into anybody. Read the list again.`);
        const { plan } = merge;
        const into = person(merge.intoId);
        if (into.mergedInto !== null)
          refuse('CONFLICT', `${into.name} was merged into ${into.mergedInto.name} since then. Undo that merge first.`);
        if (plan.account !== null && from.accountId !== null)
          refuse('CONFLICT', `${from.name} has another account since then. Take the person off it first.`);
        requireRights(plan, ctx);
        const reason = `The merge of ${from.name} into ${into.name} was undone.`;
        const restored = moveAll(tx, plan, into.id, from.id, reason);
        people.update(tx, into.id, { roles: into.roles.filter((role) => !plan.roles.includes(role)) }, { reason });
        merges.markUndone(merge.id, tx.at, tx.by);
        if (plan.active) people.setActive(tx, from.id, true, reason);
        audit(tx, 'people.unmerge', from.id, {
          mergedIntoId: { old: into.id, new: null },
          records: { old: null, new: restored },
        });
        return { id: merge.id, restored, left: recordsOf(plan) - restored };
      });
      return { merge: stored(done.id), restored: done.restored, left: done.left };
    },
  };
}

/** References, documents and the account. */
function recordsOf({ held, documents, account }: PersonMergePlan): number {
  return referenceCount(held) + documents.length + (account === null ? 0 : 1);
}

function refuse(code: 'CONFLICT' | 'INVALID', message: string): never {
  throw new AppError(code, message, { fields: { intoId: message } });
}
