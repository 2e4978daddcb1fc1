import type { z } from 'zod';
import type { Component, componentsContract } from '../../shared/components.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { localDate } from '../../shared/dates.ts';
import type { Db } from '../database/connection.ts';
import { totalOf } from '../database/query-builder.ts';
import { createDocumentRules } from '../documents/document-rules.ts';
import { createUnitSearch } from '../equipment/service.ts';
import { createEventWriter } from '../obligations/event-writer.ts';
import type { Clock } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Tx } from '../rpc/transaction.ts';
import { blankComponent, changesOf, checkDays, merged, valuesOf } from './component-rules.ts';
import type { ComponentRow, ComponentsRepository, ComponentValues } from './repository.ts';

type Input<P extends keyof typeof componentsContract> = z.output<(typeof componentsContract)[P]['input']>;

/** The parts of units. */
export interface ComponentsService {
  /** @throws AppError NOT_FOUND for a unit that is not there */
  list(input: Input<'list'>): { items: Component[]; total: number };
  /** @throws AppError NOT_FOUND */
  get(id: number): Component;
  /** @throws AppError NOT_FOUND, INVALID with the field that does not fit */
  create(input: Input<'create'>, ctx: Context): Component;
  /** @throws AppError NOT_FOUND, INVALID, CONFLICT with the stored component in `details.current` */
  update(input: Input<'update'>, ctx: Context): Component;
  /** @throws AppError as `update`; FORBIDDEN for an event without the right to record one */
  replace(input: Input<'replace'>, ctx: Context): { removed: Component; installed: Component };
  /** @throws AppError as `update` */
  remove(input: Input<'remove'>, ctx: Context): Component;
  /** @throws AppError NOT_FOUND */
  restore(id: number, ctx: Context): Component;
}

/** The parts of units on one connection. */
export function createComponentsService(deps: {
  readonly repository: ComponentsRepository;
  readonly db: Db;
  readonly clock: Clock;
}): ComponentsService {
  const { repository, db, clock } = deps;
  const documents = createDocumentRules(db);
  const search = createUnitSearch(db);
  const events = createEventWriter(db);

  function required(id: number): ComponentRow {
    const row = repository.get(id);
    if (!row) throw new AppError('NOT_FOUND', `There is no component ${id}. Read the unit again.`);
    return row;
  }

  function shown(rows: readonly ComponentRow[]): Component[] {
    const counts = documents.countOf(
      'component',
      rows.map(({ id }) => id),
    );
    return rows.map((row) => toComponent(row, counts.get(row.id) ?? 0));
  }

  function get(id: number): Component {
    const [component] = shown([required(id)]);
    if (!component) throw new Error('one row gives one component');
    return component;
  }

  function requireUnit(id: number): void {
    if (!repository.unitExists(id)) throw new AppError('NOT_FOUND', `There is no unit ${id}. Read the list again.`);
  }

  /** The stored row, when it is the one that the caller saw and is not deleted. */
  function seen({ id, version }: { readonly id: number; readonly version: number }): ComponentRow {
    const row = required(id);
    if (row.version !== version) {
      throw new AppError('CONFLICT', 'Somebody else changed this component. Compare both values and save again.', {
        details: { current: get(id) },
      });
    }
    if (row.deletedAt !== null)
      throw new AppError('CONFLICT', 'This component was taken off. Bring it back before you change it.');
    return row;
  }

  function check(values: ComponentValues, stored: ComponentValues | undefined): void {
    checkDays(values);
    const id = values.manufacturerId;
    if (id === null || id === stored?.manufacturerId) return;
    const found = repository.manufacturer(id);
    if (found?.active === 1) return;
    const message = found
      ? 'This manufacturer is no longer in use. Choose another one.'
      : 'This manufacturer does not exist. Choose one from the list.';
    throw new AppError('INVALID', message, { fields: { manufacturerId: message } });
  }

  function insert(tx: Tx, unitId: number, values: ComponentValues, replacesId: number | null): number {
    check(values, undefined);
    const id = repository.insert(unitId, values, replacesId, tx.at);
    const links = { unitId: { old: null, new: unitId } };
    const replaced = replacesId === null ? {} : { replacesId: { old: null, new: replacesId } };
    tx.audit({ entity: 'component', entityId: id, changes: { ...links, ...changesOf(null, values), ...replaced } });
    return id;
  }

  function write(tx: Tx, row: ComponentRow, next: ComponentValues): void {
    const changes = changesOf(row, next);
    if (Object.keys(changes).length === 0) return;
    check(next, row);
    repository.update(row.id, next, tx.at);
    tx.audit({ entity: 'component', entityId: row.id, changes });
  }

  return {
    get,

    list({ unitId, includeDeleted = false, page, pageSize }) {
      requireUnit(unitId);
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      const rows = repository.page(unitId, includeDeleted, slice);
      const total = totalOf(rows.length, slice, () => repository.count(unitId, includeDeleted));
      return { items: shown(rows), total };
    },

    create({ unitId, kind, ...sent }, ctx) {
      const id = ctx.transact((tx) => {
        requireUnit(unitId);
        const fresh = insert(tx, unitId, merged({ ...blankComponent, kind }, sent), null);
        search.renew(tx, unitId);
        return fresh;
      });
      return get(id);
    },

    update({ id, version, ...sent }, ctx) {
      ctx.transact((tx) => {
        const row = seen({ id, version });
        write(tx, row, merged(valuesOf(row), sent));
        search.renew(tx, row.unitId);
      });
      return get(id);
    },

    replace({ id, version, on, component, event }, ctx) {
      const installed = ctx.transact((tx) => {
        const row = seen({ id, version });
        if (row.removedOn !== null || repository.isReplaced(id))
          throw new AppError('CONFLICT', 'This component was removed already. Read the unit again.');
        if (on > localDate(clock.now())) {
          const message = 'This day lies ahead. Replace it on record when it has happened.';
          throw new AppError('INVALID', message, { fields: { on: message } });
        }
        if (row.installedOn !== null && on < row.installedOn) {
          const message = 'It cannot be removed before it was installed. Correct one of the days.';
          throw new AppError('INVALID', message, { fields: { on: message } });
        }
        write(tx, row, { ...valuesOf(row), removedOn: on });
        const like = { ...blankComponent, kind: row.kind, designation: row.designation };
        const fresh = insert(tx, row.unitId, { ...merged(like, component), installedOn: on }, id);
        search.renew(tx, row.unitId);
        if (event) recordEvent(tx, ctx, row, on);
        return fresh;
      });
      return { removed: get(id), installed: get(installed) };
    },

    remove({ id, version, reason }, ctx) {
      ctx.transact((tx) => {
        const row = seen({ id, version });
        repository.markDeleted(id, { at: tx.at, by: tx.by, reason });
        tx.audit({ entity: 'component', entityId: id, changes: { deleted: { old: null, new: tx.at } }, reason });
        search.renew(tx, row.unitId);
      });
      return get(id);
    },

    restore(id, ctx) {
      ctx.transact((tx) => {
        const row = required(id);
        if (row.deletedAt === null) return;
        repository.markPresent(id, tx.at);
        tx.audit({ entity: 'component', entityId: id, changes: { deleted: { old: row.deletedAt, new: null } } });
        search.renew(tx, row.unitId);
      });
      return get(id);
    },
  };

  function recordEvent(tx: Tx, ctx: Context, row: ComponentRow, on: string): void {
    if (!principalOf(ctx).permissions.has('compliance:record')) {
      throw new AppError('FORBIDDEN', 'You may not record what happened to a unit. Replace the component without it.');
    }
    const note = [row.designation, row.serialNumber].filter((part) => part !== null).join(', ');
    const kind = row.kind === 'tube' ? 'new-tube' : row.kind === 'workstation' ? 'software' : 'major-repair';
    events.record(tx, { unitId: row.unitId, kind, occurredOn: on, note });
  }
}

function toComponent({ deletedAt, deletedBy, deletedReason, ...row }: ComponentRow, documents: number): Component {
  return {
    ...row,
    documents,
    deleted: deletedAt === null ? null : { at: deletedAt, by: deletedBy ?? '', reason: deletedReason ?? '' },
  };
}
