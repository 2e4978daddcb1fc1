import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { maxSharedViews, type SharedView, type ViewedList, type viewsContract } from '../../shared/views.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { StoredView, ViewsRepository } from './repository.ts';

type Input<P extends keyof typeof viewsContract> = z.output<(typeof viewsContract)[P]['input']>;

/** Views that a clinic shares. */
export interface ViewsService {
  /** @throws AppError FORBIDDEN for a list that the reader may not read */
  list(list: ViewedList, ctx: Context): { items: SharedView[] };
  /** @throws AppError CONFLICT for a name that the list has, INVALID when it has too many views */
  share(input: Input<'share'>, ctx: Context): SharedView;
  /** @throws AppError NOT_FOUND, FORBIDDEN for the view of somebody else, CONFLICT for a stale version or a name in use */
  rename(input: Input<'rename'>, ctx: Context): SharedView;
  /** @throws AppError NOT_FOUND, FORBIDDEN for the view of somebody else */
  remove(id: number, ctx: Context): SharedView;
  /** @throws AppError as remove; CONFLICT for a name that was given to another view meanwhile */
  restore(id: number, ctx: Context): SharedView;
}

/** The shared views on one connection. */
export function createViewsService({ repository }: { readonly repository: ViewsRepository }): ViewsService {
  /** Its maker, and whoever keeps the lists that everybody chooses from. */
  function mine({ accountId }: StoredView, ctx: Context): boolean {
    const principal = principalOf(ctx);
    return (
      (accountId !== null && accountId === principal.accountId) ||
      principal.permissions.has('lookups:write') ||
      principal.accountId === null
    );
  }

  function toView(row: StoredView, ctx: Context): SharedView {
    const { accountId: _accountId, removedAt: _removedAt, ...view } = row;
    return { ...view, mine: mine(row, ctx) };
  }

  function own(id: number, ctx: Context): StoredView {
    const row = repository.one(id);
    if (!row) throw new AppError('NOT_FOUND', 'This view does not exist any more. Read the views again.');
    if (!mine(row, ctx)) {
      throw new AppError('FORBIDDEN', 'Somebody else shared this view. Ask them, or an administrator, to change it.');
    }
    return row;
  }

  function checkName(list: ViewedList, name: string, exceptId?: number): void {
    const holder = repository.named(list, name);
    if (holder === undefined || holder === exceptId) return;
    const message = 'A shared view has this name already. Type a different one.';
    throw new AppError('CONFLICT', message, { fields: { name: message } });
  }

  function checkList(list: ViewedList, ctx: Context): void {
    if (list !== 'people' || principalOf(ctx).permissions.has('people:read')) return;
    throw new AppError('FORBIDDEN', 'You may not read this list.');
  }

  function stored(id: number, ctx: Context): SharedView {
    const row = repository.one(id);
    if (!row) throw new Error(`view ${id} was just written and is not there`);
    return toView(row, ctx);
  }

  return {
    list(list, ctx) {
      checkList(list, ctx);
      return { items: repository.all(list).map((row) => toView(row, ctx)) };
    },

    share({ list, name, query }, ctx) {
      checkList(list, ctx);
      const id = ctx.transact((tx) => {
        checkName(list, name);
        if (repository.all(list).length >= maxSharedViews) {
          throw new AppError('INVALID', `A list has at most ${maxSharedViews} shared views. Remove one first.`);
        }
        const { accountId } = principalOf(ctx);
        const added = repository.insert({ list, name, query, accountId, by: tx.by, at: tx.at });
        const changes = {
          name: { old: null, new: name },
          list: { old: null, new: list },
          query: { old: null, new: query },
        };
        tx.audit({ entity: 'view', entityId: added, changes });
        return added;
      });
      return stored(id, ctx);
    },

    rename({ id, version, ...sent }, ctx) {
      ctx.transact((tx) => {
        const row = own(id, ctx);
        if (row.removedAt !== null) {
          throw new AppError('NOT_FOUND', 'This view does not exist any more. Read the views again.');
        }
        if (row.version !== version) {
          throw new AppError('CONFLICT', 'Somebody else changed this view. Look at it again.', {
            details: { current: toView(row, ctx) },
          });
        }
        const next = { name: sent.name ?? row.name, query: sent.query ?? row.query };
        checkName(row.list, next.name, id);
        const changed = (['name', 'query'] as const).filter((field) => next[field] !== row[field]);
        if (changed.length === 0) return;
        repository.update(id, { ...next, removedAt: null });
        const changes = Object.fromEntries(changed.map((field) => [field, { old: row[field], new: next[field] }]));
        tx.audit({ entity: 'view', entityId: id, changes });
      });
      return stored(id, ctx);
    },

    remove(id, ctx) {
      ctx.transact((tx) => {
        const row = own(id, ctx);
        if (row.removedAt !== null) return;
        repository.update(id, { name: row.name, query: row.query, removedAt: tx.at });
        tx.audit({ entity: 'view', entityId: id, changes: { name: { old: row.name, new: null } } });
      });
      return stored(id, ctx);
    },

    restore(id, ctx) {
      ctx.transact((tx) => {
        const row = own(id, ctx);
        if (row.removedAt === null) return;
        checkName(row.list, row.name);
        repository.update(id, { name: row.name, query: row.query, removedAt: null });
        tx.audit({ entity: 'view', entityId: id, changes: { name: { old: null, new: row.name } } });
      });
      return stored(id, ctx);
    },
  };
}
