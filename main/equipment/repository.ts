import type { PlainDate } from '../../shared/dates.ts';
import type { UnitField, UnitState } from '../../shared/equipment.ts';
import { searchWords } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { createKeptAnswers } from '../database/kept-answers.ts';
import type { Slice } from '../database/query-builder.ts';
import { createQueryReader } from '../database/query-reader.ts';
import { createChosenUnits, stampOfChoices } from './chosen-units.ts';
import { createKeptPages } from './kept-pages.ts';
import { countQuery, idsQuery, stateCountsQuery, type UnitQuery } from './list-query.ts';
import { bringIntoOrder } from './name-order-rules.ts';
import type { UnitChoice } from './unit-filter-rules.ts';
import { type UnitRow, unitSelect } from './unit-row.ts';
import { createUnitTexts, type UnitTexts } from './unit-texts.ts';

/** Statements that find and read units and check what they refer to. */
export interface EquipmentRepository {
  count(query: UnitQuery, today: PlainDate): number;
  /** Ids in order; all of them without a slice. */
  ids(query: UnitQuery, today: PlainDate, slice?: Slice): number[];
  /** The same for a page, without asking the database where nothing has changed. */
  page(query: UnitQuery, today: PlainDate, slice: Slice): readonly number[];
  /**
   * The ids of all units that filters and words choose, by id, without asking the database where nothing has changed; undefined where only
   * the database knows: inside a transaction, and where findings or fields of the clinic decide.
   */
  chosen(choice: UnitChoice, today: PlainDate): readonly number[] | undefined;
  /** Units by state. */
  stateCounts(today: PlainDate): Readonly<Record<UnitState, number>>;
  get(id: number): UnitRow | undefined;
  /** In the order of `ids`; ids that no longer exist are left out. */
  getMany(ids: readonly number[]): UnitRow[];
  /** Whether the record that a field refers to exists and is active, and to which class a subclass belongs. */
  reference(field: ReferenceField, id: number): ReferencedRow | undefined;
}

/** Fields that refer to a lookup or a person. */
export type ReferenceField = (typeof referenceFields)[number];

/** What a checked reference says. */
export interface ReferencedRow {
  readonly active: 0 | 1;
  /** Of subclasses only. */
  readonly classId: number | null;
}

/** Every {@link ReferenceField}. */
export const referenceFields = [
  'classId',
  'subclassId',
  'manufacturerId',
  'departmentId',
  'facilityId',
  'contactId',
  'supervisorId',
  'physicianId',
] as const satisfies readonly UnitField[];

/** The inventory's reads, once on a connection. */
export function createEquipmentRepository(db: Db, texts: UnitTexts = createUnitTexts(db)): EquipmentRepository {
  const read = createQueryReader(db);
  const stamp = stampOfChoices(db, 'unit_choices');
  const chosen = createChosenUnits(db, stamp);
  const keptPage = createKeptPages(db, stamp);
  const keptCounts = createKeptAnswers<Readonly<Record<UnitState, number>>>(stamp, 1);
  const one = db.prepare<[number], UnitRow>(`${unitSelect} WHERE u.id = ?`);
  const many = db.prepare<[string], UnitRow>(`${unitSelect} WHERE u.id IN (SELECT value FROM json_each(?))`);
  const check = (sql: string) => db.prepare<[number], ReferencedRow>(sql);
  const person = check('SELECT active, NULL AS classId FROM people WHERE id = ?');
  const references: Readonly<Record<ReferenceField, typeof person>> = {
    classId: check('SELECT active, NULL AS classId FROM classes WHERE id = ?'),
    subclassId: check('SELECT active, class_id AS classId FROM subclasses WHERE id = ?'),
    manufacturerId: check('SELECT active, NULL AS classId FROM manufacturers WHERE id = ?'),
    departmentId: check('SELECT active, NULL AS classId FROM departments WHERE id = ?'),
    facilityId: check('SELECT active, NULL AS classId FROM facilities WHERE id = ?'),
    contactId: person,
    supervisorId: person,
    physicianId: person,
  };

  function ids(query: UnitQuery, today: PlainDate, slice?: Slice): number[] {
    bringIntoOrder(db, query.sort);
    return read.numbers(idsQuery(query, today, slice));
  }

  return {
    count: (query, today) => read.number(countQuery(query, today)),
    ids,
    page: (query, today, slice) => keptPage(query, today, slice, () => ids(query, today, slice)),
    chosen({ filters = {}, search }, today) {
      const all = chosen(filters, today);
      const words = searchWords(search);
      return words.length === 0 ? all : all && texts.having(words, all);
    },
    stateCounts: (today) =>
      keptCounts(today, () => {
        const [counts] = read.rows<Record<UnitState, number>>(stateCountsQuery(today));
        if (!counts) throw new Error('an aggregate answers one row');
        return counts;
      }),
    get: (id) => one.get(id),
    getMany(ids) {
      const byId = new Map(many.all(JSON.stringify(ids)).map((row) => [row.id, row]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    reference: (field, id) => references[field].get(id),
  };
}
