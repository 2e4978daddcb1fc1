import type { z } from 'zod';
import type { capitalContract } from '../../shared/capital-plan.ts';
import { mostScenarioItems, type Scenario, type ScenarioItem } from '../../shared/capital-scenarios.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { localDate } from '../../shared/dates.ts';
import { blankToNull } from '../../shared/text.ts';
import { toUnitInBrief } from '../equipment/unit-brief-columns.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import type { Changes } from '../rpc/transaction.ts';
import type { ItemRow, ItemValues, ScenarioRow, ScenarioTable } from './scenario-table.ts';

type Input<P extends keyof typeof capitalContract> = z.output<(typeof capitalContract)[P]['input']>;

/** Named what-ifs: their names, and what they say of single units. */
export function createScenarioService(deps: { readonly table: ScenarioTable; readonly clock: Clock }) {
  const { table, clock } = deps;

  function required(id: number): ScenarioRow {
    const row = table.one(id);
    if (!row) throw new AppError('NOT_FOUND', 'There is no such scenario. Read the list again.');
    return row;
  }

  /** The scenario, when it is not deleted. */
  function present(id: number): ScenarioRow {
    const row = required(id);
    if (row.deletedAt !== null)
      throw new AppError('CONFLICT', 'This scenario was deleted. Bring it back before you work with it.');
    return row;
  }

  const get = (id: number): Scenario => toScenario(required(id));

  /** The scenario, when it is the one that the caller saw and is not deleted. */
  function seen({ id, version }: { readonly id: number; readonly version: number }): ScenarioRow {
    const row = required(id);
    if (row.version !== version) {
      throw new AppError('CONFLICT', 'Somebody else changed this scenario. Compare both values and save again.', {
        details: { current: toScenario(row) },
      });
    }
    return present(id);
  }

  function requireFree(name: string, exceptId?: number): void {
    const holder = table.idOfName(name);
    if (holder === undefined || holder === exceptId) return;
    const message = 'Another scenario already has this name. Type a different one.';
    throw new AppError('CONFLICT', message, { fields: { name: message } });
  }

  function itemOf(scenarioId: number, unitId: number): ScenarioItem {
    const row = table.item(scenarioId, unitId);
    return row ? toItem(scenarioId, row) : { scenarioId, unitId, version: 0, ...unsaid, funded: null };
  }

  return {
    get,
    present,

    all: ({ includeDeleted = false }: Input<'scenarios'>): { items: Scenario[] } => ({
      items: table.all(includeDeleted).map(toScenario),
    }),

    create({ name, note, copyOf }: Input<'createScenario'>, ctx: Context): Scenario {
      const id = ctx.transact((tx) => {
        requireFree(name);
        const original = typeof copyOf === 'number' ? present(copyOf) : undefined;
        const values = { name, note: blankToNull(note ?? original?.note) };
        const fresh = table.insert({ ...values, at: tx.at, by: tx.by });
        const items = original ? table.copyItems(original.id, fresh, tx.at) : 0;
        tx.audit({
          entity: 'scenario',
          entityId: fresh,
          changes: {
            name: { old: null, new: name },
            ...(values.note !== null && { note: { old: null, new: values.note } }),
            ...(original && { copyOf: { old: null, new: original.id }, items: { old: null, new: items } }),
          },
        });
        return fresh;
      });
      return get(id);
    },

    update({ id, version, ...sent }: Input<'updateScenario'>, ctx: Context): Scenario {
      ctx.transact((tx) => {
        const row = seen({ id, version });
        const next = {
          name: sent.name ?? row.name,
          note: sent.note === undefined ? row.note : blankToNull(sent.note),
        };
        const changes = differing(row, next, ['name', 'note']);
        if (Object.keys(changes).length === 0) return;
        requireFree(next.name, id);
        table.update(id, next, tx.at);
        tx.audit({ entity: 'scenario', entityId: id, changes });
      });
      return get(id);
    },

    remove({ id, version, reason }: Input<'removeScenario'>, ctx: Context): Scenario {
      ctx.transact((tx) => {
        seen({ id, version });
        table.markDeleted(id, tx.at, tx.by, reason);
        tx.audit({ entity: 'scenario', entityId: id, changes: { deleted: { old: null, new: tx.at } }, reason });
      });
      return get(id);
    },

    restore({ id }: Input<'restoreScenario'>, ctx: Context): Scenario {
      ctx.transact((tx) => {
        const row = required(id);
        if (row.deletedAt === null) return;
        requireFree(row.name);
        table.markPresent(id, tx.at);
        tx.audit({ entity: 'scenario', entityId: id, changes: { deleted: { old: row.deletedAt, new: null } } });
      });
      return get(id);
    },

    items({ scenarioId, page, pageSize }: Input<'scenarioItems'>) {
      const { items: total } = required(scenarioId);
      const today = localDate(clock.now());
      const rows = table.items(scenarioId, { limit: pageSize, offset: (page - 1) * pageSize });
      return { items: rows.map((row) => ({ ...toItem(scenarioId, row), unit: toUnitInBrief(row, today) })), total };
    },

    /** Lays what was sent over what the scenario says; an item that says nothing any more is gone. */
    setItem({ scenarioId, unitId, version, ...sent }: Input<'setItem'>, ctx: Context): ScenarioItem {
      ctx.transact((tx) => {
        const { items } = present(scenarioId);
        if (!table.hasUnit(unitId)) {
          const message = `There is no unit ${unitId}. Choose one from the list.`;
          throw new AppError('INVALID', message, { fields: { unitId: message } });
        }
        const stored = table.item(scenarioId, unitId);
        if ((stored?.version ?? 0) !== version) {
          const message =
            'Somebody else changed what this scenario says of the unit. Compare both values and save again.';
          throw new AppError('CONFLICT', message, { details: { current: itemOf(scenarioId, unitId) } });
        }
        const old = stored ?? unsaid;
        const next: ItemValues = {
          year: sent.year === undefined ? old.year : sent.year,
          funded: sent.funded === undefined ? old.funded : sent.funded === null ? null : Number(sent.funded),
          cost: sent.cost === undefined ? old.cost : sent.cost,
          note: sent.note === undefined ? old.note : blankToNull(sent.note),
        };
        const changes = differing(old, next, ['year', 'funded', 'cost', 'note']);
        if (Object.keys(changes).length === 0) return;
        if (!stored && items >= mostScenarioItems)
          throw new AppError(
            'CONFLICT',
            `A scenario says something of at most ${mostScenarioItems} units. Make another one for the rest.`,
          );
        if (Object.values(next).every((value) => value === null)) table.drop(scenarioId, unitId);
        else table.put(scenarioId, unitId, next, tx.at);
        tx.audit({
          entity: 'scenario',
          entityId: scenarioId,
          changes: { unitId: { old: unitId, new: unitId }, ...changes },
        });
      });
      return itemOf(scenarioId, unitId);
    },
  };
}

/** The scenarios of {@link createScenarioService}. */
export type ScenarioService = ReturnType<typeof createScenarioService>;

const unsaid: ItemValues = { year: null, funded: null, cost: null, note: null };

function differing<T extends object>(old: T, next: T, names: readonly (keyof T & string)[]): Changes {
  const plain = (name: string, value: unknown) => (name === 'funded' && value !== null ? value === 1 : value);
  return Object.fromEntries(
    names
      .filter((name) => old[name] !== next[name])
      .map((name) => [name, { old: plain(name, old[name]), new: plain(name, next[name]) }]),
  );
}

function toItem(scenarioId: number, row: ItemRow): ScenarioItem {
  const { unitId, version, year, funded, cost, note } = row;
  return { scenarioId, unitId, version, year, funded: funded === null ? null : funded === 1, cost, note };
}

function toScenario(row: ScenarioRow): Scenario {
  const { id, version, name, note, items, createdAt, createdBy, updatedAt, deletedAt } = row;
  return {
    id,
    version,
    name,
    note,
    items,
    createdAt,
    createdBy,
    updatedAt,
    deleted: deletedAt === null ? null : { at: deletedAt, by: row.deletedBy ?? '', reason: row.deletedReason ?? '' },
  };
}
