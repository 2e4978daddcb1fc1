import type { z } from 'zod';
import { auditFrequencies, type UnitField, type unitFields } from '../../shared/equipment.ts';

/** The entered fields of a unit as they are stored: every field present. */
export type UnitFields = { readonly [F in UnitField]: z.output<(typeof unitFields)[F]> };

/** Entered fields of which some may be missing. */
export type PartialUnitFields = { readonly [F in UnitField]?: UnitFields[F] | undefined };

/** The column of table `units` behind each entered field. */
export const unitColumns = {
  classId: 'class_id',
  subclassId: 'subclass_id',
  manufacturerId: 'manufacturer_id',
  departmentId: 'department_id',
  facilityId: 'facility_id',
  contactId: 'contact_id',
  supervisorId: 'supervisor_id',
  physicianId: 'physician_id',
  model: 'model',
  room: 'room',
  phone: 'phone',
  assetId: 'asset_id',
  serialNumber: 'serial_number',
  meFacilityNumber: 'me_facility_number',
  meRegistrationNumber: 'me_registration_number',
  manufacturerSystemId: 'manufacturer_system_id',
  manufacturedOn: 'manufactured_on',
  refurbishedOn: 'refurbished_on',
  installedOn: 'installed_on',
  endOfLifeOn: 'end_of_life_on',
  retiredOn: 'retired_on',
  retired: 'retired',
  planned: 'planned',
  physicsCovered: 'physics_covered',
  auditFrequencies: 'audit_frequencies',
  acrSiteId: 'acr_site_id',
  acrUnitId: 'acr_unit_id',
  radiologyOwned: 'radiology_owned',
  replacementFunded: 'replacement_funded',
  capitalCost: 'capital_cost',
  capitalYear: 'capital_year',
  capitalType: 'capital_type',
  capitalNote: 'capital_note',
  notes: 'notes',
  softwareVersion: 'software_version',
  aeTitle: 'ae_title',
  stationName: 'station_name',
  ipAddress: 'ip_address',
  warrantyUntil: 'warranty_until',
  serviceSupplier: 'service_supplier',
  serviceContractNumber: 'service_contract_number',
  serviceContractUntil: 'service_contract_until',
  stateRegistrationNumber: 'state_registration_number',
  stateRegistrationExpiresOn: 'state_registration_expires_on',
  endOfSupportOn: 'end_of_support_on',
  parentId: 'parent_id',
} as const satisfies Record<UnitField, string>;

/** The entered fields in the order of the contract. */
export const unitFieldNames = Object.keys(unitColumns) as readonly UnitField[]; // keys of a literal that `satisfies` exactly these names

/** A value as SQLite keeps it. */
export type ColumnValue = string | number | null;

/** The entered columns of a row, keyed by field name. */
export type StoredUnitColumns = { readonly [F in UnitField]: ColumnValue };

/** A field's value in the form in which its column keeps it: flags as 0 and 1, frequencies as REMS writes them. */
export function toColumn(value: UnitFields[UnitField]): ColumnValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (Array.isArray(value)) return value.join(', ');
  return value as ColumnValue; // what is neither a flag nor the list of frequencies is text, number or null
}

/** The entered fields of a stored row. */
export function fromColumns(row: StoredUnitColumns): UnitFields {
  const stored = String(row.auditFrequencies);
  // The table is STRICT and its CHECKs admit nothing else than these types.
  return {
    ...row,
    retired: row.retired === 1,
    planned: row.planned === 1,
    physicsCovered: row.physicsCovered === 1,
    radiologyOwned: row.radiologyOwned === null ? null : row.radiologyOwned === 1,
    replacementFunded: row.replacementFunded === null ? null : row.replacementFunded === 1,
    auditFrequencies: stored === '' ? [] : auditFrequencies.filter((name) => stored.split(', ').includes(name)),
  } as UnitFields;
}
