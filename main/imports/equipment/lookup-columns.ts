import type { UnitLookupKind } from '#shared/lookups.ts';
import type { UnitFields } from '../../equipment/unit-columns.ts';
import { quoted } from '../row-cells.ts';
import type { EquipmentCells } from './equipment-cells.ts';
import type { UnitDraft } from './field-columns.ts';
import type { KnownLookup, LookupDirectory } from './lookup-directory.ts';

/** What is done once the whole row is known to be good, so that a bad row leaves nothing behind. */
export type Deferred = () => void;

/** The columns that name lookups. */
export const lookupColumns = {
  equipment_class: { kind: 'class', field: 'classId' },
  equipment_subclass: { kind: 'subclass', field: 'subclassId' },
  manufacturer: { kind: 'manufacturer', field: 'manufacturerId' },
  department: { kind: 'department', field: 'departmentId' },
  facility: { kind: 'facility', field: 'facilityId' },
} as const satisfies Record<string, { kind: UnitLookupKind; field: keyof UnitFields }>;

const maxName = 200;
const maxFullName = 300;
const maxAddress = 500;

/** Reads the lookup columns of rows. Unknown names become new lookups; a subclass is sought and added within the class of its row. */
export function createLookupColumns(directory: LookupDirectory) {
  /** Facilities about whose other full name or address something was said already. */
  const mentioned = new Set<number>();

  /** @throws nothing; complaints go to the row */
  function read(cells: EquipmentCells, stored: UnitFields | undefined, draft: UnitDraft): Deferred[] {
    const deferred: Deferred[] = [];
    readClass(cells, stored, draft, deferred);
    readSubclass(cells, stored, draft, deferred);
    for (const column of ['manufacturer', 'department'] as const) {
      const { kind, field } = lookupColumns[column];
      const name = named(cells, column);
      if (name === '') draft[field] = null;
      if (name === undefined || name === '') continue;
      deferred.push(() => {
        draft[field] = directory.find(kind, name)?.id ?? directory.create({ kind, name });
      });
    }
    const facility = named(cells, 'facility');
    if (facility === '') draft.facilityId = null;
    if (facility === undefined || facility === '') return deferred;
    deferred.push(() => {
      draft.facilityId = facilityId(cells, facility);
    });
    return deferred;
  }

  function readClass(
    cells: EquipmentCells,
    stored: UnitFields | undefined,
    draft: UnitDraft,
    deferred: Deferred[],
  ): void {
    const name = cells.cell('equipment_class');
    if (name === undefined && cells.written('equipment_class') === '') {
      if (!stored) cells.error('The class may not be blank. Fill in equipment_class.', 'equipment_class');
    } else if (name === undefined) {
      if (!stored)
        cells.error('A new unit needs a class. Add the column equipment_class to the file.', 'equipment_class');
    } else if (name === '') {
      cells.error('The class may not be blank. Fill in equipment_class.', 'equipment_class');
    } else if (name.length > maxName) {
      cells.error(
        `${quoted(name)} is longer than the ${maxName} characters that a class name may have.`,
        'equipment_class',
      );
    } else {
      deferred.push(() => {
        draft.classId = directory.find('class', name)?.id ?? directory.create({ kind: 'class', name });
      });
    }
  }

  function readSubclass(
    cells: EquipmentCells,
    stored: UnitFields | undefined,
    draft: UnitDraft,
    deferred: Deferred[],
  ): void {
    const name = named(cells, 'equipment_subclass');
    if (name === '') {
      draft.subclassId = null;
    } else if (name !== undefined) {
      deferred.push(() => {
        const classId = draft.classId ?? stored?.classId;
        if (classId === undefined) throw new Error('a row without a class was taken for good');
        draft.subclassId =
          directory.find('subclass', name, classId)?.id ?? directory.create({ kind: 'subclass', name, classId });
      });
    } else if (stored && stored.subclassId !== null) {
      const className = cells.cell('equipment_class') ?? '';
      const newClass = className === '' ? stored.classId : directory.find('class', className)?.id;
      if (newClass === directory.classOf(stored.subclassId)) return;
      const subclass = directory.get('subclass', stored.subclassId)?.name ?? '';
      cells.error(
        `The class changes, but the unit's subclass ${quoted(subclass)} belongs to another class. Fill in equipment_subclass too.`,
        'equipment_class',
      );
    }
  }

  function facilityId(cells: EquipmentCells, name: string): number {
    const fullName = cells.cell('facility_full') ?? '';
    const address = cells.cell('facility_address') ?? '';
    const found = directory.find('facility', name);
    if (found) {
      mentionDifference(cells, found, fullName, address);
      return found.id;
    }
    const usable = (text: string, max: number, column: 'facility_full' | 'facility_address') => {
      if (text === '') return null;
      if (text.length <= max) return text;
      cells.warning(`${quoted(text)} has ${text.length} characters, ${max} fit; it was left out.`, column);
      return null;
    };
    let newFullName = usable(fullName, maxFullName, 'facility_full');
    if (newFullName !== null && directory.hasFullName(newFullName)) {
      cells.warning(`Another facility has the full name ${quoted(newFullName)}; it was left out.`, 'facility_full');
      newFullName = null;
    }
    return directory.create({
      kind: 'facility',
      name,
      fullName: newFullName,
      address: usable(address, maxAddress, 'facility_address'),
    });
  }

  /** Full name and address count only when the facility is new (REMS 3.11): said once per facility when a file says otherwise. */
  function mentionDifference(cells: EquipmentCells, facility: KnownLookup, fullName: string, address: string): void {
    if (mentioned.has(facility.id)) return;
    const differs = (text: string, known: string | null) => text !== '' && text !== (known ?? '');
    const column = differs(fullName, facility.fullName)
      ? 'facility_full'
      : differs(address, facility.address)
        ? 'facility_address'
        : undefined;
    if (column === undefined) return;
    mentioned.add(facility.id);
    cells.warning(
      `The facility ${quoted(facility.name)} exists with another ${column === 'facility_full' ? 'full name' : 'address'}, which stays.`,
      column,
    );
  }

  /** A name cell that may be blank; one that is too long is left out with a warning. */
  function named(
    cells: EquipmentCells,
    column: 'equipment_subclass' | 'manufacturer' | 'department' | 'facility',
  ): string | undefined {
    const name = cells.cell(column);
    if (name === undefined || name.length <= maxName) return name;
    cells.warning(
      `${quoted(name)} is longer than the ${maxName} characters that a name may have; the field was left as it is.`,
      column,
    );
    return undefined;
  }

  return { read };
}
