import type { Permission } from '../../shared/contract/permissions.ts';
import type { Db } from '../database/connection.ts';

/** Names a reader may know records by. */
export interface LabelWish {
  readonly entity: string;
  readonly entityId: string | null;
}

const unitName = `c.name || coalesce(' ' || u.model, '') || coalesce(' ' || u.serial_number, '')`;
const ofUnit = (table: string) =>
  `SELECT x.id, ${unitName} AS label FROM ${table} x JOIN units u ON u.id = x.unit_id JOIN classes c ON c.id = u.class_id`;

/** Where the names of a kind of record are, and the right to read them. */
const sources: Readonly<Record<string, { readonly right: Permission | null; readonly sql: string }>> = {
  unit: {
    right: 'equipment:read',
    sql: `SELECT x.id, ${unitName} AS label FROM units x JOIN units u ON u.id = x.id JOIN classes c ON c.id = u.class_id`,
  },
  test: { right: 'equipment:read', sql: ofUnit('tests') },
  booking: { right: 'equipment:read', sql: ofUnit('bookings') },
  finding: { right: 'equipment:read', sql: ofUnit('findings') },
  obligation: { right: 'equipment:read', sql: ofUnit('obligations') },
  rule: { right: 'equipment:read', sql: 'SELECT x.id, x.label FROM obligation_rules x' },
  scenario: { right: 'equipment:read', sql: 'SELECT x.id, x.name AS label FROM capital_scenarios x' },
  document: { right: 'equipment:read', sql: 'SELECT x.id, x.file_name AS label FROM documents x' },
  import: { right: 'equipment:read', sql: 'SELECT x.id, x.file_name AS label FROM imports x' },
  person: { right: 'people:read', sql: 'SELECT x.id, x.name AS label FROM people x' },
  account: { right: null, sql: 'SELECT x.id, x.username AS label FROM accounts x' },
  session: { right: null, sql: 'SELECT x.id, x.username AS label FROM accounts x' },
  preferences: { right: null, sql: 'SELECT x.id, x.username AS label FROM accounts x' },
  calendar: { right: null, sql: 'SELECT x.id, x.username AS label FROM accounts x' },
  role: { right: null, sql: 'SELECT x.id, x.name AS label FROM roles x' },
  // Entries are never deleted and keep their spelling: this is the name of that time too.
  whitelist: { right: null, sql: 'SELECT x.id, x.username AS label FROM whitelist x' },
  view: { right: 'equipment:read', sql: 'SELECT x.id, x.name AS label FROM shared_views x' },
  reminder: { right: null, sql: 'SELECT x.id, x.name AS label FROM reminder_rules x' },
};

const lookups: Readonly<Record<string, string>> = {
  class: 'classes',
  subclass: 'subclasses',
  manufacturer: 'manufacturers',
  department: 'departments',
  facility: 'facilities',
  room: 'rooms',
  'capital-category': 'capital_categories',
};

const places = 'SELECT x.id, x.label FROM backup_destinations x';

/** What records are called now: one statement for each kind of record on a page. */
export function createLabels(db: Db) {
  return function labelsOf(wishes: readonly LabelWish[], rights: ReadonlySet<Permission>): ReadonlyMap<string, string> {
    const wanted = new Map<string, { sql: string; ids: Map<number, string> }>();
    const want = (kind: string, sql: string, id: string, key: string) => {
      if (!/^\d{1,15}$/.test(id)) return;
      const entry = wanted.get(kind) ?? { sql, ids: new Map<number, string>() };
      entry.ids.set(Number(id), key);
      wanted.set(kind, entry);
    };
    for (const { entity, entityId } of wishes) {
      if (entityId === null) continue;
      const source = sources[entity];
      if (source && (source.right === null || rights.has(source.right)))
        want(entity, source.sql, entityId, labelKey(entity, entityId));
      const place = entity === 'backup' ? /^place (\d+)$/.exec(entityId)?.[1] : undefined;
      if (place !== undefined) want('place', places, place, labelKey(entity, entityId));
      const [kind = '', id = ''] = entity === 'lookup' && rights.has('equipment:read') ? entityId.split(':') : [];
      const table = lookups[kind];
      if (table) want(kind, `SELECT x.id, x.name AS label FROM ${table} x`, id, labelKey(entity, entityId));
    }
    const labels = new Map<string, string>();
    for (const { sql, ids } of wanted.values()) {
      const rows = db
        .prepare<[string], { id: number; label: string }>(`${sql} WHERE x.id IN (SELECT value FROM json_each(?))`)
        .all(JSON.stringify([...ids.keys()]));
      for (const { id, label } of rows) labels.set(ids.get(id) ?? '', label);
    }
    return labels;
  };
}

/** The key of a record in the map of labels. */
export function labelKey(entity: string, entityId: string | null): string {
  return `${entity} ${entityId ?? ''}`;
}
