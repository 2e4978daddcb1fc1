import {
  IconAddressBook,
  IconAlertTriangle,
  IconApi,
  IconBellRinging,
  IconBuildingHospital,
  IconCalendarCheck,
  IconCalendarMonth,
  IconCertificate,
  IconChecklist,
  IconClipboardCheck,
  IconClipboardText,
  IconClockPlay,
  IconDatabaseExport,
  IconDeviceDesktopAnalytics,
  IconDeviceLaptop,
  IconDevices,
  IconFileBroken,
  IconFileImport,
  IconFileText,
  IconFlask,
  IconForms,
  IconHeartbeat,
  IconHistory,
  IconHome,
  IconIdBadge2,
  IconInfoCircle,
  IconKey,
  IconListCheck,
  IconListDetails,
  IconMail,
  IconMessageReport,
  IconNetwork,
  IconQrcode,
  IconReportMoney,
  IconRulerMeasure,
  IconShieldLock,
  IconUserCircle,
  IconUserCog,
  IconUsers,
} from '@tabler/icons-react';
import type { Permission } from '../../shared/contract/permissions.ts';
import type { Session } from '../session/session.tsx';

/** A page that the sidebar and the search offer. */
export interface Place {
  readonly id:
    | 'home'
    | 'equipment'
    | 'imports'
    | 'findings'
    | 'people'
    | 'patients'
    | 'report'
    | 'compliance'
    | 'planner'
    | 'capital'
    | 'accounts'
    | 'whitelist'
    | 'roles'
    | 'directory'
    | 'sessions'
    | 'access'
    | 'rules'
    | 'surveys'
    | 'studies'
    | 'reminders'
    | 'mail'
    | 'jobs'
    | 'lookups'
    | 'fields'
    | 'readiness'
    | 'maintenance'
    | 'health'
    | 'backups'
    | 'keys'
    | 'damaged'
    | 'audit'
    | 'logs'
    | 'network'
    | 'devices'
    | 'facilities'
    | 'labels'
    | 'api'
    | 'trust'
    | 'account'
    | 'about';
  readonly to: string;
  readonly icon: typeof IconHome;
  /** Any of several will do. Absent: for everyone who is signed in. */
  readonly permission?: Permission | readonly Permission[];
  readonly group: 'work' | 'administration' | 'workstation' | 'elsewhere';
}

/** Every page that exists, in the order of the sidebar; `elsewhere` is offered by the search and the account menu only. */
const places: readonly Place[] = [
  { id: 'home', to: '/', icon: IconHome, group: 'work' },
  { id: 'equipment', to: '/equipment', icon: IconDeviceDesktopAnalytics, permission: 'equipment:read', group: 'work' },
  { id: 'compliance', to: '/compliance', icon: IconClipboardCheck, permission: 'equipment:read', group: 'work' },
  { id: 'planner', to: '/planner', icon: IconCalendarMonth, permission: 'equipment:read', group: 'work' },
  { id: 'capital', to: '/capital', icon: IconReportMoney, permission: 'equipment:read', group: 'work' },
  { id: 'findings', to: '/findings', icon: IconAlertTriangle, permission: 'equipment:read', group: 'work' },
  { id: 'people', to: '/people', icon: IconAddressBook, permission: 'people:read', group: 'work' },
  { id: 'patients', to: '/patients', icon: IconIdBadge2, permission: 'patients:read', group: 'work' },
  { id: 'report', to: '/report-fault', icon: IconMessageReport, group: 'work' },
  { id: 'imports', to: '/equipment/import', icon: IconFileImport, permission: 'equipment:import', group: 'work' },
  { id: 'accounts', to: '/admin/accounts', icon: IconUsers, permission: 'accounts:manage', group: 'administration' },
  {
    id: 'whitelist',
    to: '/admin/whitelist',
    icon: IconListCheck,
    permission: 'accounts:manage',
    group: 'administration',
  },
  {
    id: 'roles',
    to: '/admin/roles',
    icon: IconUserCog,
    permission: ['accounts:manage', 'roles:manage'],
    group: 'administration',
  },
  {
    id: 'directory',
    to: '/admin/directory',
    icon: IconAddressBook,
    permission: 'access:manage',
    group: 'administration',
  },
  { id: 'sessions', to: '/admin/sessions', icon: IconDevices, permission: 'accounts:manage', group: 'administration' },
  {
    id: 'devices',
    to: '/admin/devices',
    icon: IconDeviceLaptop,
    permission: 'accounts:manage',
    group: 'administration',
  },
  {
    id: 'access',
    to: '/admin/access',
    icon: IconShieldLock,
    permission: ['access:manage', 'accounts:manage'],
    group: 'administration',
  },
  { id: 'rules', to: '/admin/rules', icon: IconRulerMeasure, permission: 'compliance:manage', group: 'administration' },
  {
    id: 'surveys',
    to: '/admin/surveys',
    icon: IconClipboardText,
    permission: 'compliance:manage',
    group: 'administration',
  },
  {
    id: 'reminders',
    to: '/admin/reminders',
    icon: IconBellRinging,
    permission: 'compliance:manage',
    group: 'administration',
  },
  { id: 'studies', to: '/admin/studies', icon: IconFlask, permission: 'studies:manage', group: 'administration' },
  { id: 'lookups', to: '/admin/lookups', icon: IconListDetails, permission: 'lookups:write', group: 'administration' },
  { id: 'fields', to: '/admin/fields', icon: IconForms, permission: 'lookups:write', group: 'administration' },
  {
    id: 'readiness',
    to: '/admin/readiness',
    icon: IconChecklist,
    permission: 'system:manage',
    group: 'workstation',
  },
  {
    id: 'maintenance',
    to: '/admin/maintenance',
    icon: IconCalendarCheck,
    permission: 'system:manage',
    group: 'workstation',
  },
  {
    id: 'health',
    to: '/admin/health',
    icon: IconHeartbeat,
    permission: 'system:manage',
    group: 'workstation',
  },
  {
    id: 'backups',
    to: '/admin/backups',
    icon: IconDatabaseExport,
    permission: 'system:manage',
    group: 'workstation',
  },
  {
    id: 'keys',
    to: '/admin/keys',
    icon: IconKey,
    permission: 'system:manage',
    group: 'workstation',
  },
  {
    id: 'damaged',
    to: '/admin/damaged',
    icon: IconFileBroken,
    permission: 'system:manage',
    group: 'workstation',
  },
  {
    id: 'audit',
    to: '/admin/audit',
    icon: IconHistory,
    permission: 'audit:read',
    group: 'workstation',
  },
  {
    id: 'logs',
    to: '/admin/logs',
    icon: IconFileText,
    permission: 'system:manage',
    group: 'workstation',
  },
  { id: 'network', to: '/admin/network', icon: IconNetwork, permission: 'system:manage', group: 'workstation' },
  { id: 'mail', to: '/admin/mail', icon: IconMail, permission: 'system:manage', group: 'workstation' },
  { id: 'jobs', to: '/admin/jobs', icon: IconClockPlay, permission: 'system:manage', group: 'workstation' },
  { id: 'facilities', to: '/facilities', icon: IconBuildingHospital, permission: 'equipment:read', group: 'elsewhere' },
  { id: 'labels', to: '/equipment/labels', icon: IconQrcode, permission: 'equipment:read', group: 'elsewhere' },
  { id: 'trust', to: '/trust', icon: IconCertificate, group: 'elsewhere' },
  { id: 'api', to: '/help/api', icon: IconApi, group: 'elsewhere' },
  { id: 'account', to: '/account', icon: IconUserCircle, group: 'elsewhere' },
  { id: 'about', to: '/about', icon: IconInfoCircle, group: 'elsewhere' },
];

/** Pages inside a place that ask for more than the place itself. */
const inner: readonly Pick<Place, 'to' | 'permission'>[] = [
  { to: '/equipment/new', permission: 'equipment:write' },
  { to: '/planner/visits', permission: 'compliance:write' },
  { to: '/patients/new', permission: 'patients:create' },
];

/** The pages that a person may see. */
export function placesFor(session: Session): readonly Place[] {
  return places.filter((place) => isOpen(session, place));
}

/** Whether a person may open `pathname`; an address that belongs to no place is nobody's business here. */
export function mayOpen(session: Session, pathname: string): boolean {
  const place = placeAt<Pick<Place, 'to' | 'permission'>>([...places, ...inner], pathname);
  return place === undefined || isOpen(session, place);
}

function isOpen(session: Session, { permission = [] }: Pick<Place, 'permission'>): boolean {
  const any = [permission].flat();
  return any.length === 0 || any.some((right) => session.can(right));
}

/** The page of the sidebar that `pathname` belongs to: the longest address that it starts with. */
export function placeAt<P extends Pick<Place, 'to'>>(all: readonly P[], pathname: string): P | undefined {
  return all
    .filter(({ to }) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0];
}
