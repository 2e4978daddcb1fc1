import type { PlainDate } from '../../shared/dates.ts';
import type { UnitState } from '../../shared/equipment.ts';
import type { UnitInBrief } from '../../shared/units.ts';

/** A unit in brief as it is read; see {@link unitBriefColumns}. */
export interface UnitBriefRow {
  readonly unitId: number;
  readonly className: string;
  readonly subclassName: string | null;
  readonly manufacturerName: string | null;
  readonly model: string | null;
  readonly serialNumber: string | null;
  readonly facilityId: number | null;
  readonly facilityName: string | null;
  readonly departmentName: string | null;
  readonly room: string | null;
  readonly meFacilityRegistration: string | null;
  readonly installedOn: string | null;
  readonly retired: number;
  readonly retiredOn: string | null;
  readonly planned: number;
  readonly physicsCovered: number;
  readonly doNotUse: number;
}

/** Columns of a query whose unit is `u`; it needs {@link unitBriefJoins}. A blocking finding that is open means "do not use". */
export const unitBriefColumns = `
  u.id AS unitId, c.name AS className, s.name AS subclassName, m.name AS manufacturerName, u.model, u.serial_number AS serialNumber,
  u.facility_id AS facilityId, f.name AS facilityName, d.name AS departmentName, u.room,
  u.me_facility_registration AS meFacilityRegistration, u.installed_on AS installedOn,
  u.retired, u.retired_on AS retiredOn, u.planned, u.physics_covered AS physicsCovered,
  EXISTS (SELECT 1 FROM findings b WHERE b.unit_id = u.id AND b.severity = 'blocking' AND b.resolved_on IS NULL AND b.deleted_at IS NULL) AS doNotUse`;

/** The tables that {@link unitBriefColumns} reads names from. */
export const unitBriefJoins = `
  JOIN classes c ON c.id = u.class_id
  LEFT JOIN subclasses s ON s.id = u.subclass_id
  LEFT JOIN manufacturers m ON m.id = u.manufacturer_id
  LEFT JOIN departments d ON d.id = u.department_id
  LEFT JOIN facilities f ON f.id = u.facility_id`;

/** The unit in brief of a row that may hold more. */
export function toUnitInBrief(row: UnitBriefRow, today: PlainDate): UnitInBrief {
  return {
    id: row.unitId,
    className: row.className,
    subclassName: row.subclassName,
    manufacturerName: row.manufacturerName,
    model: row.model,
    serialNumber: row.serialNumber,
    facilityId: row.facilityId,
    facilityName: row.facilityName,
    departmentName: row.departmentName,
    room: row.room,
    meFacilityRegistration: row.meFacilityRegistration,
    installedOn: row.installedOn,
    state: stateOf(row, today),
    doNotUse: row.doNotUse === 1,
  };
}

function stateOf({ retired, retiredOn, planned, physicsCovered }: UnitBriefRow, today: PlainDate): UnitState {
  if (retired === 1 || (retiredOn !== null && retiredOn <= today)) return 'retired';
  if (planned === 1) return 'planned';
  return physicsCovered === 1 ? 'in-service' : 'not-covered';
}
