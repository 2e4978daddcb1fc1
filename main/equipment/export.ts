import { AppError } from '../../shared/contract/errors.ts';
import type { CustomField } from '../../shared/custom-fields.ts';
import { type CustomValue, customFieldOf } from '../../shared/custom-values.ts';
import { Unit } from '../../shared/equipment.ts';
import { type RemsEquipmentColumn, remsEquipmentColumns } from '../../shared/rems-csv.ts';
import type { CsvColumn } from '../files/csv-body.ts';
import type { CsvValue } from '../files/csv-writer.ts';

/** A unit with what only files tell of it. */
export interface ExportedUnit extends Unit {
  /** Labels of the obligations that REMS files have no label for; null without any. */
  readonly otherObligations: string | null;
  /** The name of the category that its cost falls in. */
  readonly capitalCategory: string | null;
}

/** One column of an export. */
export type ExportColumn = CsvColumn<ExportedUnit>;

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
  eq_capcat: (unit) => unit.capitalCategory,
  eq_capnote: (unit) => unit.capitalNote,
  eq_notes: (unit) => unit.notes,
  eq_obligations: (unit) => unit.otherObligations,
  eq_software: (unit) => unit.softwareVersion,
  eq_aetitle: (unit) => unit.aeTitle,
  eq_station: (unit) => unit.stationName,
  eq_ip: (unit) => unit.ipAddress,
  eq_warranty: (unit) => unit.warrantyUntil,
  eq_svcsupplier: (unit) => unit.serviceSupplier,
  eq_svccontract: (unit) => unit.serviceContractNumber,
  eq_svcuntil: (unit) => unit.serviceContractUntil,
  eq_streg: (unit) => unit.stateRegistrationNumber,
  eq_stregexp: (unit) => unit.stateRegistrationExpiresOn,
  eq_eosdate: (unit) => unit.endOfSupportOn,
  eq_parent: (unit) => unit.parentId,
};

/** What a workbook shows as real dates. */
const dateColumns: ReadonlySet<RemsEquipmentColumn> = new Set<RemsEquipmentColumn>([
  'eq_mandt',
  'eq_rfrbdt',
  'eq_instdt',
  'eq_eoldate',
  'eq_eeoldate',
  'eq_retdate',
  'eq_warranty',
  'eq_svcuntil',
  'eq_stregexp',
  'eq_eosdate',
]);

/** The columns of a REMS equipment file (REMS 3.11), those that REMS does not know, and the fields of the clinic that are in use. */
export function remsColumns(fields: readonly CustomField[]): ExportColumn[] {
  const own = fields.filter(({ active }) => active);
  return [
    ...remsEquipmentColumns.map((heading) => ({
      heading,
      value: remsValues[heading],
      kind: dateColumns.has(heading) ? ('date' as const) : ('plain' as const),
    })),
    ...own.map((field) => customColumn(field, field.slug)),
  ];
}

/** The columns of a screen, under its headings. @throws AppError INVALID for a column that units do not have */
export function shownColumns(
  columns: readonly { readonly key: string; readonly label: string }[],
  fields: readonly CustomField[],
): ExportColumn[] {
  const own = new Map(fields.map((field) => [field.id, field]));
  return columns.map(({ key, label }, position) => {
    const field = own.get(customFieldOf(key) ?? 0);
    if (field) return customColumn(field, label);
    if (!isUnitKey(key)) {
      throw new AppError('INVALID', 'A column of this list cannot be exported. Choose other columns and try again.', {
        fields: { [`layout.columns.${position}.key`]: `Units have no column "${key}".` },
      });
    }
    return { heading: label, value: (unit) => shownValue(unit[key]), kind: /(On|Until)$/.test(key) ? 'date' : 'plain' };
  });
}

/** The column of a field of the clinic: choices by their names. */
function customColumn(field: CustomField, heading: string): ExportColumn {
  const options = new Map<CustomValue, string>(field.options.map(({ id, label }) => [id, label]));
  return {
    heading,
    kind: field.kind === 'date' ? 'date' : 'plain',
    value({ custom }) {
      const value = custom[field.id];
      if (value === undefined) return null;
      return field.kind === 'choice' ? (options.get(value) ?? null) : value;
    },
  };
}

type PlainKey = Exclude<keyof Unit, 'custom'>;

function isUnitKey(key: string): key is PlainKey {
  return key !== 'custom' && Object.hasOwn(Unit.shape, key);
}

function shownValue(value: Unit[PlainKey]): CsvValue {
  if (!Array.isArray(value)) return value;
  return value.map((item) => (typeof item === 'string' ? item : `${item.field}: ${item.code}`)).join(', ');
}
