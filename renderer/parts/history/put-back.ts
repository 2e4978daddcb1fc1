import { blankUnit } from '#shared/blank-unit.ts';
import type { Client } from '#shared/contract/define.ts';
import type { Topic } from '#shared/contract/events.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Permission } from '#shared/contract/permissions.ts';
import { customFieldOfChange } from '#shared/custom-values.ts';
import type { HistoryEntity, HistoryId } from '#shared/history.ts';
import type { LookupKind } from '#shared/lookups.ts';

type Api = Client<AppContract>;
/** A record as it is stored now. */
export type StoredRecord = { readonly version: number } & Readonly<Record<string, unknown>>;

/** A value to put back into a field of a record. */
export interface PuttingBack {
  readonly id: HistoryId;
  readonly version: number;
  readonly field: string;
  readonly value: unknown;
  /** Where corrections ask for one. */
  readonly reason: string;
}

/** How an earlier value is put back: by the ordinary change of that kind of record, so that its rules hold and it is on record. */
export interface PutBack {
  readonly right: Permission;
  readonly topic: Topic;
  /** Whether the change takes a field in the form in which it is on record. */
  takes(field: string): boolean;
  /** What stands in a field now, where it is not simply the record's. */
  current?(record: StoredRecord, field: string): unknown;
  readonly asksReason?: true;
  read(api: Api, id: HistoryId): Promise<StoredRecord | undefined>;
  write(api: Api, change: PuttingBack): Promise<unknown>;
}

/** What a change sends: the value comes from the record's own history, so it has the type that the field takes; the core checks it again. */
function sent<T>({ id, version, field, value }: PuttingBack, more: object = {}): T {
  return { id, version, [field]: value, ...more } as T;
}

function lookupOf(id: HistoryId): { readonly kind: LookupKind; readonly number: number } {
  const [kind = '', number = ''] = String(id).split(':');
  return { kind: kind as LookupKind, number: Number(number) }; // as: lookups are on record under their kind
}

const oneOf =
  (...fields: readonly string[]) =>
  (field: string) =>
    fields.includes(field);

/** Kinds of records whose earlier values can be put back. */
export const putBacks: Readonly<Partial<Record<HistoryEntity, PutBack>>> = {
  unit: {
    right: 'equipment:write',
    topic: 'unit',
    takes: (field) => field === 'classId' || field in blankUnit || customFieldOfChange(field) !== undefined,
    read: (api, id) => api.equipment.get({ id: Number(id) }),
    current(record, field) {
      const custom = customFieldOfChange(field);
      // as: a unit has its values of the clinic's fields by the number of the field; nothing is null.
      const held = (record.custom ?? {}) as Readonly<Record<string, unknown>>;
      return custom === undefined ? record[field] : (held[custom] ?? null);
    },
    write(api, change) {
      const custom = customFieldOfChange(change.field);
      if (custom === undefined) return api.equipment.update(sent(change));
      return api.equipment.update(sent({ ...change, field: 'custom', value: { [custom]: change.value } }));
    },
  },
  person: {
    right: 'people:write',
    topic: 'person',
    takes: oneOf('name', 'email', 'phone', 'roles'),
    read: (api, id) => api.people.get({ id: Number(id) }),
    write: (api, change) => api.people.update(sent(change)),
  },
  lookup: {
    right: 'lookups:write',
    topic: 'lookup',
    takes: oneOf(
      'name',
      'active',
      'estimatedCost',
      'lifetimeYears',
      'fullName',
      'address',
      'departmentId',
      'departmentIds',
      'minCost',
      'maxCost',
    ),
    async read(api, id) {
      const { kind, number } = lookupOf(id);
      return (await api.lookups.list({ kind })).items.find((row) => row.id === number);
    },
    write(api, change) {
      const { kind, number } = lookupOf(change.id);
      return api.lookups.update(sent({ ...change, id: number }, { kind }));
    },
  },
  component: {
    right: 'equipment:write',
    topic: 'component',
    takes: oneOf(
      'kind',
      'designation',
      'manufacturerId',
      'model',
      'serialNumber',
      'softwareVersion',
      'installedOn',
      'removedOn',
      'notes',
    ),
    read: (api, id) => api.components.get({ id: Number(id) }),
    write: (api, change) => api.components.update(sent(change)),
  },
  finding: {
    right: 'compliance:write',
    topic: 'finding',
    takes: oneOf('testId', 'description', 'severity', 'reportedOn', 'ownerId', 'dueOn', 'workOrder'),
    read: (api, id) => api.findings.get({ id: Number(id) }),
    write: (api, change) => api.findings.update(sent(change)),
  },
  test: {
    right: 'compliance:write',
    topic: 'test',
    takes: oneOf(
      ...['type', 'testDate', 'reportDate', 'submissionDate', 'performedById', 'reviewedById', 'outcome', 'notes'],
      'excludedObligationIds',
    ),
    asksReason: true,
    read: (api, id) => api.compliance.test({ id: Number(id) }),
    write: (api, change) => api.compliance.updateTest(sent(change, { reason: change.reason })),
  },
  booking: {
    right: 'compliance:write',
    topic: 'booking',
    takes: oneOf('scheduledOn', 'startTime', 'durationMinutes', 'assigneeId', 'obligationIds', 'notes'),
    read: (api, id) => api.bookings.get({ id: Number(id) }),
    write: (api, change) => api.bookings.update(sent(change)),
  },
  scenario: {
    right: 'equipment:write',
    topic: 'scenario',
    // What it says of single units is changed in its rows.
    takes: oneOf('name'),
    read: async (api, id) => (await api.capital.scenarios({})).items.find((scenario) => scenario.id === Number(id)),
    write: (api, change) => api.capital.updateScenario(sent(change)),
  },
};
