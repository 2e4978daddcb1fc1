import { estimatedEndOfLife } from '../../shared/capital.ts';
import type { CustomValues } from '../../shared/custom-values.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { Unit, UnitState } from '../../shared/equipment.ts';
import { fromColumns, type StoredUnitColumns, type UnitFields, unitColumns, unitFieldNames } from './unit-columns.ts';
import { isRetired } from './unit-rules.ts';
import { unitWarnings } from './unit-warnings.ts';

/** A unit with the names behind its ids; {@link unitSelect} reads it. */
export interface UnitRow extends StoredUnitColumns {
  readonly id: number;
  readonly version: number;
  readonly meFacilityRegistration: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly className: string;
  readonly subclassName: string | null;
  readonly subclassClassId: number | null;
  readonly estimatedCost: number | null;
  readonly lifetimeYears: number | null;
  readonly manufacturerName: string | null;
  readonly departmentName: string | null;
  readonly facilityName: string | null;
  readonly facilityFullName: string | null;
  readonly facilityAddress: string | null;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  readonly contactPhone: string | null;
  readonly supervisorName: string | null;
  readonly supervisorEmail: string | null;
  readonly supervisorPhone: string | null;
  readonly physicianName: string | null;
  readonly physicianEmail: string | null;
  readonly physicianPhone: string | null;
  readonly parentLabel: string | null;
  readonly childCount: number;
  /** Units that belong to it and were not retired with it. */
  readonly partsInService: number;
  readonly nextLimitOn: string | null;
  readonly neverTested: number;
  readonly hasObligations: number;
  readonly doNotUse: number;
}

/** Reads {@link UnitRow}s; add a WHERE clause on `u`. */
export const unitSelect = `
  SELECT u.id, u.version, u.me_facility_registration AS meFacilityRegistration,
    u.created_at AS createdAt, u.updated_at AS updatedAt,
    ${unitFieldNames.map((field) => `u.${unitColumns[field]} AS "${field}"`).join(', ')},
    c.name AS className, s.name AS subclassName, s.class_id AS subclassClassId,
    s.estimated_cost AS estimatedCost, s.lifetime_years AS lifetimeYears,
    m.name AS manufacturerName, d.name AS departmentName,
    f.name AS facilityName, f.full_name AS facilityFullName, f.address AS facilityAddress,
    contact.name AS contactName, contact.email AS contactEmail, contact.phone AS contactPhone,
    supervisor.name AS supervisorName, supervisor.email AS supervisorEmail, supervisor.phone AS supervisorPhone,
    physician.name AS physicianName, physician.email AS physicianEmail, physician.phone AS physicianPhone,
    (SELECT concat_ws(' ', pc.name, p.model, p.serial_number) FROM units p JOIN classes pc ON pc.id = p.class_id WHERE p.id = u.parent_id) AS parentLabel,
    (SELECT count(*) FROM units k WHERE k.parent_id = u.id) AS childCount,
    (SELECT count(*) FROM units k WHERE k.parent_id = u.id AND k.retired = 0 AND (k.retired_on IS NULL OR k.retired_on > u.retired_on))
      AS partsInService,
    u.next_limit_on AS nextLimitOn, u.never_tested AS neverTested, u.has_obligations AS hasObligations,
    EXISTS (SELECT 1 FROM findings b WHERE b.unit_id = u.id AND b.severity = 'blocking' AND b.resolved_on IS NULL AND b.deleted_at IS NULL)
      AS doNotUse
  FROM units u
    JOIN classes c ON c.id = u.class_id
    LEFT JOIN subclasses s ON s.id = u.subclass_id
    LEFT JOIN manufacturers m ON m.id = u.manufacturer_id
    LEFT JOIN departments d ON d.id = u.department_id
    LEFT JOIN facilities f ON f.id = u.facility_id
    LEFT JOIN people contact ON contact.id = u.contact_id
    LEFT JOIN people supervisor ON supervisor.id = u.supervisor_id
    LEFT JOIN people physician ON physician.id = u.physician_id`;

/** The unit of the contract, with what follows from its fields on that day. */
export function toUnit(row: UnitRow, custom: CustomValues | undefined, today: PlainDate): Unit {
  const { subclassClassId, lifetimeYears, partsInService, ...shown } = row;
  const fields = fromColumns(row);
  const state = unitState(fields, today);
  const warnings = unitWarnings(fields, subclassClassId, today);
  if (state === 'retired' && partsInService > 0) warnings.push({ field: 'retiredOn', code: 'parts-in-service' });
  return {
    ...shown,
    ...fields,
    estimatedEndOfLifeOn: estimatedEndOfLife(fields, lifetimeYears),
    state,
    nextLimitOn: state === 'in-service' ? row.nextLimitOn : null,
    neverTested: state === 'in-service' && row.neverTested === 1,
    hasObligations: row.hasObligations === 1,
    doNotUse: row.doNotUse === 1,
    custom: custom ?? {},
    warnings,
  };
}

/** The first state that applies: retired, planned, not covered by physics, in service. */
function unitState(fields: UnitFields, today: PlainDate): UnitState {
  if (isRetired(fields, today)) return 'retired';
  if (fields.planned) return 'planned';
  return fields.physicsCovered ? 'in-service' : 'not-covered';
}
