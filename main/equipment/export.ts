import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import { Unit } from '../../shared/equipment.ts';
import { type RemsEquipmentColumn, remsEquipmentColumns } from '../../shared/rems-csv.ts';
import { type CsvValue, csvLine } from '../files/csv-writer.ts';

/** A unit with what only files tell of it. */
export interface ExportedUnit extends Unit {
  /** Labels of the obligations that REMS files have no label for; null without any. */
  readonly otherObligations: string | null;
}

/** One column of an export: its heading and what a unit has in it. */
export interface ExportColumn {
  readonly heading: string;
  readonly value: (unit: ExportedUnit) => CsvValue;
}

/** Units per slice: between two slices other requests are answered. */
const sliceSize = 500;

/** A yes, no, not applicable flag as REMS files write it. */
const flag = (value: boolean | null): CsvValue => (value === null ? null : value ? 1 : 0);

const remsValues: Readonly<Record<RemsEquipmentColumn, (unit: ExportedUnit) => CsvValue>> = {
  eq_id: (unit) => unit.id,
  equipment_class: (unit) => unit.className,
  equipment_subclass: (unit) => unit.subclassName,
  manufacturer: (unit) => unit.manufacturerName,
  eq_mod: (unit) => unit.model,
  department: (unit) => unit.departmentName,
  eq_rm: (unit) => unit.room,
  eq_phone: (unit) => unit.phone,
  facility: (unit) => unit.facilityName,
  facility_full: (unit) => unit.facilityFullName,
  facility_address: (unit) => unit.facilityAddress,
  contact_id: (unit) => unit.contactId,
  contact_person: (unit) => unit.contactName,
  contact_email: (unit) => unit.contactEmail,
  supervisor_id: (unit) => unit.supervisorId,
  supervisor: (unit) => unit.supervisorName,
  supervisor_email: (unit) => unit.supervisorEmail,
  physician_id: (unit) => unit.physicianId,
  physician: (unit) => unit.physicianName,
  physician_email: (unit) => unit.physicianEmail,
  eq_assetid: (unit) => unit.assetId,
  eq_sn: (unit) => unit.serialNumber,
  eq_mefac: (unit) => unit.meFacilityNumber,
  eq_mereg: (unit) => unit.meRegistrationNumber,
  eq_mefacreg: (unit) => unit.meFacilityRegistration,
  eq_manid: (unit) => unit.manufacturerSystemId,
  eq_mandt: (unit) => unit.manufacturedOn,
  eq_rfrbdt: (unit) => unit.refurbishedOn,
  eq_instdt: (unit) => unit.installedOn,
  eq_eoldate: (unit) => unit.endOfLifeOn,
  eq_eeoldate: (unit) => unit.estimatedEndOfLifeOn,
  eq_retdate: (unit) => unit.retiredOn,
  eq_retired: (unit) => unit.retired,
  eq_planned: (unit) => unit.planned,
  eq_physcov: (unit) => unit.physicsCovered,
  eq_auditfreq: (unit) => unit.auditFrequencies.join(', '),
  eq_acrsite: (unit) => unit.acrSiteId,
  eq_acrunit: (unit) => unit.acrUnitId,
  eq_radcap: (unit) => flag(unit.radiologyOwned),
  eq_capfund: (unit) => flag(unit.replacementFunded),
  eq_capcst: (unit) => unit.capitalCost,
  eq_capecst: (unit) => unit.estimatedCost,
  eq_capyr: (unit) => unit.capitalYear,
  eq_captype: (unit) => unit.capitalType,
  // Categories are not kept yet; the column stays because files of REMS have it.
  eq_capcat: () => null,
  eq_capnote: (unit) => unit.capitalNote,
  eq_notes: (unit) => unit.notes,
  eq_obligations: (unit) => unit.otherObligations,
};

/** The columns of a REMS equipment file (REMS 3.11), and the obligations that REMS does not know. */
export function remsColumns(): ExportColumn[] {
  return remsEquipmentColumns.map((heading) => ({ heading, value: remsValues[heading] }));
}

/** The columns of a screen, under its headings. @throws AppError INVALID for a column that units do not have */
export function shownColumns(columns: readonly { readonly key: string; readonly label: string }[]): ExportColumn[] {
  return columns.map(({ key, label }, position) => {
    if (!isUnitKey(key)) {
      throw new AppError('INVALID', 'A column of this list cannot be exported. Choose other columns and try again.', {
        fields: { [`layout.columns.${position}.key`]: `Units have no column "${key}".` },
      });
    }
    return { heading: label, value: (unit) => shownValue(unit[key]) };
  });
}

function isUnitKey(key: string): key is keyof Unit {
  return Object.hasOwn(Unit.shape, key);
}

function shownValue(value: Unit[keyof Unit]): CsvValue {
  if (!Array.isArray(value)) return value;
  return value.map((item) => (typeof item === 'string' ? item : `${item.field}: ${item.code}`)).join(', ');
}

/** The file, a slice at a time; UTF-8 without BOM. `read` answers the units of a slice of ids. */
export async function* exportBody(
  ids: readonly number[],
  columns: readonly ExportColumn[],
  read: (ids: readonly number[]) => readonly ExportedUnit[],
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(csvLine(columns.map((column) => column.heading)));
  for (let start = 0; start < ids.length; start += sliceSize) {
    let lines = '';
    for (const unit of read(ids.slice(start, start + sliceSize))) {
      lines += csvLine(columns.map((column) => column.value(unit)));
    }
    yield encoder.encode(lines);
    await setImmediate();
  }
}
