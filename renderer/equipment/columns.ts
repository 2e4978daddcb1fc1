import type { CustomField } from '../../shared/custom-fields.ts';
import type { CustomSortKey } from '../../shared/custom-values.ts';
import { type Unit, type UnitSortKey, unitSortKeys } from '../../shared/equipment.ts';

/** How a cell is written. */
export type CellKind =
  | 'text'
  | 'number'
  | 'date'
  | 'thousands'
  | 'flag'
  | 'state'
  | 'due'
  | 'doNotUse'
  | 'frequencies'
  | 'capitalType'
  | 'instant';

/** What a list sorts by. */
export type ListSortKey = UnitSortKey | CustomSortKey;

/** A column of the list: a field of the unit; its heading is the translation `fields.<key>`. */
export interface PlainColumn {
  readonly key: ColumnKey;
  readonly kind: CellKind;
  /** Pixels at 100 % zoom; the table is as wide as its columns. */
  readonly width: number;
  readonly sortKey?: UnitSortKey;
}

/** A column of a field that the clinic defined. */
export interface CustomColumn {
  readonly key: CustomSortKey;
  readonly kind: 'custom';
  readonly width: number;
  readonly sortKey: CustomSortKey;
  readonly field: CustomField;
  /** Its heading in the reader's language. */
  readonly label: string;
}

/** A column of the list. */
export type Column = PlainColumn | CustomColumn;

const widths = {
  id: ['text', 74],
  state: ['state', 126],
  nextLimitOn: ['due', 172],
  doNotUse: ['doNotUse', 126],
  className: ['text', 114],
  subclassName: ['text', 162],
  manufacturerName: ['text', 174],
  model: ['text', 158],
  serialNumber: ['text', 118],
  departmentName: ['text', 150],
  facilityName: ['text', 152],
  facilityFullName: ['text', 220],
  facilityAddress: ['text', 220],
  room: ['text', 84],
  phone: ['text', 110],
  assetId: ['text', 110],
  contactName: ['text', 150],
  contactEmail: ['text', 190],
  supervisorName: ['text', 150],
  supervisorEmail: ['text', 190],
  physicianName: ['text', 150],
  physicianEmail: ['text', 190],
  meFacilityNumber: ['text', 130],
  meRegistrationNumber: ['text', 140],
  meFacilityRegistration: ['text', 140],
  manufacturerSystemId: ['text', 140],
  manufacturedOn: ['date', 118],
  refurbishedOn: ['date', 118],
  installedOn: ['date', 118],
  endOfLifeOn: ['date', 118],
  estimatedEndOfLifeOn: ['date', 140],
  retiredOn: ['date', 118],
  retired: ['flag', 90],
  planned: ['flag', 90],
  physicsCovered: ['flag', 120],
  auditFrequencies: ['frequencies', 190],
  acrSiteId: ['text', 110],
  acrUnitId: ['text', 110],
  radiologyOwned: ['flag', 130],
  replacementFunded: ['flag', 150],
  capitalCost: ['thousands', 110],
  estimatedCost: ['thousands', 130],
  capitalYear: ['number', 110],
  capitalType: ['capitalType', 120],
  capitalNote: ['text', 220],
  notes: ['text', 280],
  softwareVersion: ['text', 130],
  aeTitle: ['text', 130],
  stationName: ['text', 130],
  ipAddress: ['text', 130],
  warrantyUntil: ['date', 118],
  serviceSupplier: ['text', 160],
  serviceContractNumber: ['text', 140],
  serviceContractUntil: ['date', 130],
  stateRegistrationNumber: ['text', 140],
  stateRegistrationExpiresOn: ['date', 130],
  endOfSupportOn: ['date', 130],
  parentLabel: ['text', 200],
  childCount: ['number', 100],
  updatedAt: ['instant', 160],
} as const satisfies Partial<Record<keyof Unit, readonly [CellKind, number]>>;

/** Names of the columns. */
export type ColumnKey = keyof typeof widths;

const columnKeys = Object.keys(widths) as readonly ColumnKey[]; // Object.keys forgets the literal keys

function isSortKey(key: string): key is UnitSortKey {
  return unitSortKeys.some((candidate) => candidate === key);
}

/** Every column there is, in the order in which the chooser lists those that are not shown. */
export const columns: readonly PlainColumn[] = columnKeys.map((key) => {
  const [kind, width] = widths[key];
  return isSortKey(key) ? { key, kind, width, sortKey: key } : { key, kind, width };
});

/** What a person sees who never chose. */
export const defaultColumns: readonly ColumnKey[] = [
  'id',
  'className',
  'subclassName',
  'manufacturerName',
  'model',
  'serialNumber',
  'nextLimitOn',
  'facilityName',
  'room',
  'departmentName',
  'state',
];

/** The columns of a preference in its order; names of another version are left out, an empty rest means the default. */
export function shownColumns(
  preferred: readonly string[] | undefined,
  all: readonly Column[] = columns,
): readonly Column[] {
  const byKey = new Map<string, Column>(all.map((column) => [column.key, column]));
  const pick = (keys: readonly string[]) =>
    [...new Set(keys)].map((key) => byKey.get(key)).filter((column) => column !== undefined);
  const chosen = pick(preferred ?? []);
  return chosen.length > 0 ? chosen : pick(defaultColumns);
}

/** Moves one entry; a place beyond the ends is the end. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(Math.max(0, Math.min(to, next.length)), 0, item);
  return next;
}

/** Whether its cells stand on the right. */
export function isNumeric(column: Column): boolean {
  if (column.kind === 'custom') return column.field.kind === 'number';
  return column.kind === 'number' || column.kind === 'thousands';
}
