import { capitalCategoryOf } from '../../shared/capital.ts';
import type { LookupKind, Related } from '../../shared/lookups.ts';
import { fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { lookupTables } from './lookup-tables.ts';
import type { StoredLookup } from './repository.ts';

/** How often an entry is used. */
export interface Usage {
  readonly units: number;
  readonly related: Related;
}

/** What refers to nothing. */
export const unused: Usage = {
  units: 0,
  related: { subclasses: 0, departments: 0, rooms: 0, facilities: 0, people: 0, rules: 0 },
};

interface Counted {
  readonly id: number;
  readonly count: number;
}

/** What refers to entries of each kind, beside units; each query answers counts by id. */
const relatedQueries: Readonly<Record<LookupKind, Partial<Record<keyof Related, string>>>> = {
  class: {
    subclasses: 'SELECT class_id AS id, count(*) AS count FROM subclasses WHERE active = 1 GROUP BY 1',
    rules: `SELECT c.value AS id, count(*) AS count FROM obligation_rules r, json_each(r.definition, '$.classIds') c WHERE r.active = 1 GROUP BY 1`,
  },
  subclass: {},
  manufacturer: {},
  department: {
    facilities: 'SELECT department_id AS id, count(*) AS count FROM facility_departments GROUP BY 1',
    rooms:
      'SELECT department_id AS id, count(*) AS count FROM rooms WHERE department_id IS NOT NULL AND active = 1 GROUP BY 1',
    people: peopleBy('department_id'),
  },
  facility: {
    departments: 'SELECT facility_id AS id, count(*) AS count FROM facility_departments GROUP BY 1',
    rooms: 'SELECT facility_id AS id, count(*) AS count FROM rooms WHERE active = 1 GROUP BY 1',
    people: peopleBy('facility_id'),
  },
  room: {},
  'capital-category': {},
};

function peopleBy(column: 'department_id' | 'facility_id'): string {
  const roles = ['contact_id', 'supervisor_id', 'physician_id'];
  const named = roles.map((role) => `SELECT ${column} AS id, ${role} AS person FROM units WHERE ${role} IS NOT NULL`);
  return `SELECT id, count(*) AS count FROM (${named.join(' UNION ')}) WHERE id IS NOT NULL GROUP BY id`;
}

/** Counts on one connection: a few statements for a whole kind, none per row. */
export function createUsageQueries(db: Db) {
  const rooms = db.prepare<[], { facilityId: number; room: string; count: number }>(
    `SELECT facility_id AS facilityId, room, count(*) AS count FROM units INDEXED BY units_facility
     WHERE facility_id IS NOT NULL AND room IS NOT NULL GROUP BY facility_id, room`,
  );
  const costs = db.prepare<[], { cost: number; count: number }>(
    `SELECT coalesce(u.capital_cost, s.estimated_cost) AS cost, count(*) AS count
     FROM units u LEFT JOIN subclasses s ON s.id = u.subclass_id
     WHERE u.capital_cost IS NOT NULL OR s.estimated_cost IS NOT NULL GROUP BY 1`,
  );

  function unitsOf(kind: LookupKind, rows: readonly StoredLookup[]): ReadonlyMap<number, number> {
    const { unitColumn } = lookupTables[kind];
    if (unitColumn !== null) {
      const sql = `SELECT ${unitColumn} AS id, count(*) AS count FROM units WHERE ${unitColumn} IS NOT NULL GROUP BY 1`;
      return byId(db.prepare<[], Counted>(sql).all());
    }
    const found = new Map<number, number>();
    const add = (id: number | undefined, count: number) => {
      if (id !== undefined) found.set(id, (found.get(id) ?? 0) + count);
    };
    if (kind === 'room') {
      // A unit keeps its room as text, which is compared as names of rooms are.
      const ids = new Map(rows.map((row) => [`${row.facilityId}/${fold(row.name)}`, row.id]));
      for (const { facilityId, room, count } of rooms.all()) add(ids.get(`${facilityId}/${fold(room)}`), count);
    } else {
      const ranges = rows.map(({ id, active, minCost, maxCost }) => ({
        id,
        active: active === 1,
        minCost: minCost ?? 0,
        maxCost,
      }));
      for (const { cost, count } of costs.all()) add(capitalCategoryOf(cost, ranges)?.id, count);
    }
    return found;
  }

  return {
    /** By id; what is not there is {@link unused}. `rows` are all rows of the kind. */
    of(kind: LookupKind, rows: readonly StoredLookup[]): ReadonlyMap<number, Usage> {
      const units = unitsOf(kind, rows);
      const related = Object.entries(relatedQueries[kind]).map(
        ([name, sql]) => [name, byId(db.prepare<[], Counted>(sql).all())] as const,
      );
      return new Map(
        rows.map(({ id }) => [
          id,
          {
            units: units.get(id) ?? 0,
            related: {
              ...unused.related,
              ...Object.fromEntries(related.map(([name, counts]) => [name, counts.get(id) ?? 0])),
            },
          },
        ]),
      );
    },
  };
}

function byId(rows: readonly Counted[]): ReadonlyMap<number, number> {
  return new Map(rows.map(({ id, count }) => [id, count]));
}
