import type { UnitCompliance } from '../../shared/compliance.ts';
import type { CsvColumn } from '../files/csv-body.ts';

/** The columns of a list of the compliance page as a file: names of REMS where it has one. */
export const unitComplianceColumns: readonly CsvColumn<UnitCompliance>[] = [
  { heading: 'eq_id', value: ({ unit }) => unit.id },
  { heading: 'equipment_class', value: ({ unit }) => unit.className },
  { heading: 'equipment_subclass', value: ({ unit }) => unit.subclassName },
  { heading: 'manufacturer', value: ({ unit }) => unit.manufacturerName },
  { heading: 'eq_mod', value: ({ unit }) => unit.model },
  { heading: 'eq_sn', value: ({ unit }) => unit.serialNumber },
  { heading: 'facility', value: ({ unit }) => unit.facilityName },
  { heading: 'department', value: ({ unit }) => unit.departmentName },
  { heading: 'eq_rm', value: ({ unit }) => unit.room },
  { heading: 'eq_mefacreg', value: ({ unit }) => unit.meFacilityRegistration },
  { heading: 'eq_instdt', value: ({ unit }) => unit.installedOn, kind: 'date' },
  { heading: 'do_not_use', value: ({ unit }) => unit.doNotUse },
  { heading: 'status', value: ({ status }) => status },
  { heading: 'obligation', value: ({ headline }) => headline?.obligation ?? null },
  { heading: 'last_tested', value: ({ headline }) => headline?.lastTested ?? null, kind: 'date' },
  { heading: 'due_date', value: ({ headline }) => headline?.dueDate ?? null, kind: 'date' },
  { heading: 'limit_date', value: ({ headline }) => headline?.limitDate ?? null, kind: 'date' },
  { heading: 'days_left', value: ({ headline }) => headline?.daysLeft ?? null },
  { heading: 'days_since_installation', value: (item) => item.daysSinceInstallation },
  { heading: 'all_obligations', value: ({ obligations }) => obligations.map((one) => one.obligation).join(', ') },
  { heading: 'scheduled_date', value: ({ booking }) => booking?.scheduledOn ?? null, kind: 'date' },
  { heading: 'assignee', value: ({ booking }) => booking?.assigneeName ?? null },
  { heading: 'missed_date', value: ({ missed }) => missed?.scheduledOn ?? null, kind: 'date' },
];
