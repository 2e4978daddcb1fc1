import {
  IconCalendarPlus,
  IconClipboardCheck,
  IconFileImport,
  type IconHome,
  IconPlus,
  IconQrcode,
  IconUserPlus,
} from '@tabler/icons-react';
import type { Permission } from '../../shared/contract/permissions.ts';

/** Something to do that the search offers. */
export interface SearchAction {
  readonly id: 'newUnit' | 'recordSurvey' | 'bookVisit' | 'importFile' | 'printLabels' | 'newPatient';
  readonly to: string;
  readonly icon: typeof IconHome;
  readonly permission: Permission;
}

/** What people do most, by its name; where it begins. */
export const searchActions: readonly SearchAction[] = [
  { id: 'newUnit', to: '/equipment/new', icon: IconPlus, permission: 'equipment:write' },
  { id: 'recordSurvey', to: '/compliance', icon: IconClipboardCheck, permission: 'compliance:record' },
  { id: 'bookVisit', to: '/planner/visits', icon: IconCalendarPlus, permission: 'compliance:write' },
  { id: 'importFile', to: '/equipment/import', icon: IconFileImport, permission: 'equipment:import' },
  { id: 'printLabels', to: '/equipment/labels', icon: IconQrcode, permission: 'equipment:read' },
  { id: 'newPatient', to: '/patients/new', icon: IconUserPlus, permission: 'patients:create' },
];
