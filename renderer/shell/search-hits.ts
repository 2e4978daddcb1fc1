import {
  IconAlertTriangle,
  IconBuilding,
  IconFile,
  type IconHome,
  IconId,
  IconPhoto,
  IconRadioactive,
  IconUser,
} from '@tabler/icons-react';
import type { DocumentHit, FacilityHit, FindingHit, PatientHit, PersonHit, UnitHit } from '../../shared/search.ts';

/** One thing that the global search found and where it leads. */
export interface Finding {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon: typeof IconHome;
  readonly to: string;
  /** A unit that must not be used. */
  readonly doNotUse?: boolean;
}

const joined = (parts: readonly (string | null | undefined)[]) =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');

/** A unit by make and model, with what tells it from others. */
export function unitFinding(unit: UnitHit): Finding {
  const name = [unit.manufacturerName, unit.model].filter(Boolean).join(' ');
  return {
    id: `unit-${unit.id}`,
    label: name || unit.subclassName || unit.className,
    detail: joined([`#${unit.id}`, unit.className, unit.facilityName, unit.room, unit.serialNumber, unit.assetId]),
    icon: IconRadioactive,
    to: `/equipment/${unit.id}`,
    doNotUse: unit.doNotUse,
  };
}

/** A person; `inactive` is the word for those who are. */
export function personFinding(person: PersonHit, inactive: string): Finding {
  return {
    id: `person-${person.id}`,
    label: person.name,
    detail: joined([person.email, person.active ? null : inactive]),
    icon: IconUser,
    to: `/people/${person.id}`,
  };
}

/** A facility; `inactive` as for people. */
export function facilityFinding(facility: FacilityHit, inactive: string): Finding {
  return {
    id: `facility-${facility.id}`,
    label: facility.name,
    detail: joined([facility.fullName, facility.active ? null : inactive]),
    icon: IconBuilding,
    to: `/facilities/${facility.id}`,
  };
}

/** A document by its name; leads to the record that it hangs on. */
export function documentFinding(document: DocumentHit): Finding {
  return {
    id: `document-${document.id}`,
    label: document.fileName,
    detail: joined([document.of, document.unitId === null ? null : `#${document.unitId}`]),
    icon: document.contentType.startsWith('image/') ? IconPhoto : IconFile,
    to: placeOf(document),
  };
}

/** A finding by the beginning of its words. */
export function faultFinding(finding: FindingHit, resolved: string): Finding {
  return {
    id: `finding-${finding.id}`,
    label: finding.description.slice(0, 120),
    detail: joined([`#${finding.unitId}`, finding.unit, finding.resolved ? resolved : null]),
    icon: IconAlertTriangle,
    to: `/findings/${finding.id}`,
  };
}

/** A patient by the identifier alone; `archived` is the word for those who are. */
export function patientFinding(patient: PatientHit, archived: string): Finding {
  return {
    id: `patient-${patient.id}`,
    label: patient.identifier,
    detail: joined([patient.studyName, patient.archived ? archived : null]),
    icon: IconId,
    to: `/patients/${patient.id}`,
  };
}

function placeOf({ entity, entityId, unitId }: DocumentHit): string {
  const parts = {
    unit: 'documents',
    test: 'surveys',
    obligation: 'clocks',
    booking: 'bookings',
    component: 'components',
  } as const;
  if (entity === 'finding') return `/findings/${entityId}`;
  if (entity === 'person') return `/people/${entityId}`;
  if (entity === 'facility') return `/facilities/${entityId}`;
  return `/equipment/${unitId ?? entityId}#${parts[entity]}`;
}
