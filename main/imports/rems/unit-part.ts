import type { UnitLookupKind } from '#shared/lookups.ts';
import { equipmentKind } from '../equipment/equipment-kind.ts';
import type { KnownLookup } from '../equipment/lookup-directory.ts';
import { quoted } from '../row-cells.ts';
import { createFilePart } from './file-part.ts';
import type { RemsPart, RemsPartDeps } from './rems-part.ts';
import type { RemsRow, RemsTable, RemsValue } from './rems-tables.ts';
import { dateText } from './rems-values.ts';
import type { RowNotes } from './row-notes.ts';

/** What a unit points at: the number in REMS, the column of an equipment file, and where it is found. */
const lookupReferences = {
  manufacturer_id: { column: 'manufacturer', kind: 'manufacturer', table: 'manufacturers' },
  department_id: { column: 'department', kind: 'department', table: 'departments' },
  facility_id: { column: 'facility', kind: 'facility', table: 'facilities' },
} as const satisfies Record<string, { column: string; kind: UnitLookupKind; table: RemsTable }>;

const personReferences = {
  contact_id: 'contact_person',
  supervisor_id: 'supervisor',
  physician_id: 'physician',
} as const;

/** Columns that equipment files call the same. */
const sameColumns = [
  'eq_id',
  'eq_mod',
  'eq_rm',
  'eq_phone',
  'eq_assetid',
  'eq_sn',
  'eq_mefac',
  'eq_mereg',
  'eq_manid',
  'eq_retired',
  'eq_planned',
  'eq_physcov',
  'eq_auditfreq',
  'eq_acrsite',
  'eq_acrunit',
  'eq_radcap',
  'eq_capfund',
  'eq_capcst',
  'eq_capyr',
  'eq_captype',
  'eq_capnote',
  'eq_notes',
] as const;
const dateColumns = ['eq_mandt', 'eq_rfrbdt', 'eq_instdt', 'eq_eoldate', 'eq_retdate'] as const;

const columns = [
  ...sameColumns,
  ...dateColumns,
  'equipment_class',
  'equipment_subclass',
  ...Object.values(lookupReferences).map(({ column }) => column),
  ...Object.entries(personReferences).flat(),
];

/** The units of REMS, row by row as its equipment file has them. */
export function createUnitPart(deps: RemsPartDeps): RemsPart {
  const { numbers, shared } = deps;
  const { people } = shared;
  /** Cost and lifetime of the subclass that the present row names, for one that has to be added to the class of the unit. */
  let estimates: { readonly estimatedCost: number | null; readonly lifetimeYears: number | null } | undefined;
  const subclasses = readSubclasses(deps);
  const lookups = {
    ...shared.lookups,
    create: (lookup: Parameters<typeof shared.lookups.create>[0]) =>
      shared.lookups.create(lookup.kind === 'subclass' ? { ...lookup, ...estimates } : lookup),
  };

  function cells(row: RemsRow, notes: RowNotes): readonly RemsValue[] | undefined {
    const classId = numbers.of('equipment_classes', row.value('class_id'));
    const className = classId === undefined ? undefined : lookups.get('class', classId)?.name;
    if (classId === undefined || className === undefined) {
      notes.error(
        `Class ${row.value('class_id') ?? '(blank)'} of this unit is not among the classes that go in.`,
        'class_id',
      );
      return undefined;
    }
    return [
      ...sameColumns.map((column) => row.value(column)),
      ...dateColumns.map((column) => dateText(row.value(column))),
      className,
      subclassName(row, notes, classId, className),
      ...Object.entries(lookupReferences).map(([column, { kind, table }]) => {
        const id = numbers.of(table, row.value(column));
        return named(row, notes, column, id === undefined ? undefined : lookups.get(kind, id));
      }),
      ...Object.keys(personReferences).flatMap((column) => {
        const id = numbers.of('personnel', row.value(column));
        const person = id === undefined ? undefined : people.get(id);
        return [person ? String(person.id) : null, named(row, notes, column, person)];
      }),
    ];
  }

  /** The name of what a column points at; what is not there is said, and left out. */
  function named(
    row: RemsRow,
    notes: RowNotes,
    column: string,
    found: { readonly name: string } | undefined,
  ): RemsValue {
    const number = row.value(column);
    if (number === null || found) return found?.name ?? null;
    notes.warning(`Number ${number} is not among the records that go in; the field stays empty.`, column);
    return null;
  }

  function subclassName(row: RemsRow, notes: RowNotes, classId: number, className: string): RemsValue {
    estimates = undefined;
    const id = numbers.of('equipment_subclasses', row.value('subclass_id'));
    const found: KnownLookup | undefined = id === undefined ? undefined : lookups.get('subclass', id);
    const name = named(row, notes, 'subclass_id', found);
    if (id === undefined || name === null || lookups.classOf(id) === classId) return name;
    // REMS lets a unit keep the subclass of another class, which then drives its cost and end of life.
    estimates = subclasses.get(Number(row.value('subclass_id')));
    notes.warning(
      `The subclass ${quoted(name)} belongs to another class; the unit gets the subclass of that name in ${quoted(className)}, which is added with the same cost and lifetime where it is missing.`,
      'subclass_id',
    );
    return name;
  }

  return createFilePart({ ...deps, shared: { ...shared, lookups } }, equipmentKind, columns, cells);
}

function readSubclasses({ tables }: RemsPartDeps) {
  const whole = (text: RemsValue, max: number) => {
    const value = Number(text ?? 0);
    return Number.isSafeInteger(value) && value > 0 && value <= max ? value : null;
  };
  return new Map(
    [...tables.rows('equipment_subclasses')].map((row) => [
      row.number,
      {
        estimatedCost: whole(row.value('estimated_capital_cost'), 1_000_000),
        lifetimeYears: whole(row.value('expected_lifetime'), 100),
      },
    ]),
  );
}
