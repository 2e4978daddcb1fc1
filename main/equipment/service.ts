import type { z } from 'zod';
import { displayCost } from '../../shared/capital.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { localDate } from '../../shared/dates.ts';
import type { equipmentContract, NewUnit, Unit, UnitChange, UnitState } from '../../shared/equipment.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import { searchWords } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { totalOf } from '../database/query-builder.ts';
import { createFieldReader } from '../fields/field-rules.ts';
import { createValueWriter } from '../fields/value-writer.ts';
import { tableFile } from '../files/table-file.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import { WrittenJson } from '../rpc/written-json.ts';
import { createCapitalCategories } from './capital-category-rules.ts';
import { type ExportedUnit, remsColumns, shownColumns } from './export.ts';
import type { UnitQuery } from './list-query.ts';
import { createOtherObligations } from './other-obligations.ts';
import type { EquipmentRepository } from './repository.ts';
import { checkReferences } from './unit-checks.ts';
import { toUnit } from './unit-row.ts';
import { createUnitTable } from './unit-table.ts';
import { createUnitWriter } from './unit-writer.ts';
import { createWrittenUnits } from './written-units.ts';

export { createUnitSearch } from './unit-search.ts';
export { createUnitTexts, type TextMatches, type UnitTexts } from './unit-texts.ts';

type ListInput = z.output<(typeof equipmentContract)['list']['input']>;
type ExportInput = z.output<(typeof equipmentContract)['export']['input']>;

interface UnitPage {
  readonly items: Unit[];
  readonly total: number;
}

/** The rules of the inventory. */
export interface EquipmentService {
  list(input: ListInput): UnitPage;
  /** The same, as it is sent: a unit that did not change since it was last sent is not read again. */
  listWritten(input: ListInput): WrittenJson<UnitPage>;
  /** How many units are in each state today. */
  countByState(): Readonly<Record<UnitState, number>>;
  /** @throws AppError NOT_FOUND */
  get(id: number): Unit;
  /** @throws AppError INVALID for references that do not fit */
  create(fields: NewUnit, ctx: Context): Unit;
  /** @throws AppError NOT_FOUND, INVALID, CONFLICT with the stored unit in `details.current` */
  update(change: UnitChange, ctx: Context): Unit;
  /** Answers where the file can be fetched; which units it holds is settled now, their values when it is fetched. */
  export(input: ExportInput, ctx: Context): DownloadTicket;
}

/** The inventory on one connection. */
export function createEquipmentService(deps: {
  readonly repository: EquipmentRepository;
  readonly db: Db;
  readonly clock: Clock;
  readonly files: DownloadIssuer;
}): EquipmentService {
  const { repository, db, clock, files } = deps;
  const table = createUnitTable(db);
  const writer = createUnitWriter(db);
  const values = createValueWriter(db);
  const fields = createFieldReader(db);
  const otherObligations = createOtherObligations(db);
  const categories = createCapitalCategories(db);
  const today = () => localDate(clock.now());
  const written = createWrittenUnits(db, getMany);

  function get(id: number): Unit {
    const row = repository.get(id);
    if (!row) throw new AppError('NOT_FOUND', `There is no unit ${id}. Read the list again.`);
    return toUnit(row, values.ofUnit(id), today());
  }

  function getMany(ids: readonly number[]): Unit[] {
    const day = today();
    const custom = values.of(ids);
    return repository.getMany(ids).map((row) => toUnit(row, custom.get(row.id), day));
  }

  function exported(ids: readonly number[]): ExportedUnit[] {
    const others = otherObligations.of(ids);
    const categoryOf = categories();
    return getMany(ids).map((unit) => ({
      ...unit,
      otherObligations: others.get(unit.id) ?? null,
      capitalCategory: categoryOf(displayCost(unit.capitalCost, unit.estimatedCost)),
    }));
  }

  function find(query: UnitQuery, page: number, pageSize: number): { ids: readonly number[]; total: number } {
    const offset = (page - 1) * pageSize;
    const day = today();
    const sorted = query.sort !== undefined && query.sort.length > 0;
    const chosen = repository.chosen(query, day);
    if (chosen && !sorted) return { ids: chosen.slice(offset, offset + pageSize), total: chosen.length };
    if (searchWords(query.search).length === 0) {
      const slice = { limit: pageSize, offset };
      const ids = repository.page(query, day, slice);
      return { ids, total: totalOf(ids.length, slice, () => chosen?.length ?? repository.count(query, day)) };
    }
    // Reading the texts is what a search costs: they are read once, and both the page and the total come from that.
    const all = repository.ids(query, day);
    return { ids: all.slice(offset, offset + pageSize), total: all.length };
  }

  return {
    get,
    countByState: () => repository.stateCounts(today()),

    list({ page, pageSize, ...query }) {
      const { ids, total } = find(query, page, pageSize);
      return { items: getMany(ids), total };
    },

    listWritten({ page, pageSize, ...query }) {
      const { ids, total } = find(query, page, pageSize);
      return new WrittenJson(`{"items":[${written(ids, today()).join()}],"total":${total}}`);
    },

    create(fields, ctx) {
      const id = ctx.transact((tx) => {
        checkReferences(repository, undefined, fields);
        return writer.insert(tx, fields).id;
      });
      return get(id);
    },

    update({ id, version, ...sent }, ctx) {
      ctx.transact((tx) => {
        const stored = table.read(id);
        if (stored?.version !== version) {
          throw new AppError('CONFLICT', 'Somebody else changed this unit. Compare both values and save again.', {
            details: { current: get(id) },
          });
        }
        checkReferences(repository, stored.fields, sent);
        writer.update(tx, id, sent, { expectedVersion: version });
      });
      return get(id);
    },

    export({ layout, format, bom, ...query }, ctx) {
      const columns = layout.kind === 'rems' ? remsColumns(fields.all()) : shownColumns(layout.columns, fields.all());
      const ids = layout.kind === 'rems' && layout.template ? [] : repository.ids(query, today());
      ctx.transact((tx) => {
        tx.audit({
          entity: 'unit',
          entityId: null,
          action: 'equipment.export',
          changes: { count: { old: null, new: ids.length }, layout: { old: null, new: layout.kind } },
        });
      });
      const table = { name: 'equipment', at: clock.now(), columns, ids, read: exported };
      return files.issueDownload(ctx, tableFile(table, { format, bom }));
    },
  };
}
