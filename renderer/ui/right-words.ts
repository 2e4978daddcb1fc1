import { useTranslation } from 'react-i18next';
import { isBuiltInRole, type Permission, type RoleKey } from '../../shared/contract/permissions.ts';
import type { Role } from '../../shared/roles.ts';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';

/** Rights with their key among the words: a colon would name a namespace. */
export const rightKeys = {
  'equipment:read': 'equipmentRead',
  'equipment:write': 'equipmentWrite',
  'equipment:export': 'equipmentExport',
  'equipment:import': 'equipmentImport',
  'people:read': 'peopleRead',
  'people:write': 'peopleWrite',
  'lookups:write': 'lookupsWrite',
  'compliance:record': 'complianceRecord',
  'compliance:write': 'complianceWrite',
  'compliance:manage': 'complianceManage',
  'patients:read': 'patientsRead',
  'patients:create': 'patientsCreate',
  'patients:investigate': 'patientsInvestigate',
  'studies:manage': 'studiesManage',
  'accounts:manage': 'accountsManage',
  'roles:manage': 'rolesManage',
  'access:manage': 'accessManage',
  'audit:read': 'auditRead',
  'system:manage': 'systemManage',
} as const satisfies Record<Permission, string>;

/** Rights as they are explained together; each stands in one group. */
export const rightGroups: readonly {
  readonly id: 'equipment' | 'compliance' | 'people' | 'registry' | 'administration';
  readonly rights: readonly Permission[];
}[] = [
  { id: 'equipment', rights: ['equipment:read', 'equipment:write', 'equipment:export', 'equipment:import'] },
  { id: 'compliance', rights: ['compliance:record', 'compliance:write', 'compliance:manage'] },
  { id: 'people', rights: ['people:read', 'people:write', 'lookups:write'] },
  { id: 'registry', rights: ['patients:read', 'patients:create', 'patients:investigate', 'studies:manage'] },
  { id: 'administration', rights: ['accounts:manage', 'roles:manage', 'access:manage', 'audit:read', 'system:manage'] },
];

/** Roles and rights in the reader's language. */
export interface RightWords {
  /** Every role, those of the program first; empty until read, and for who may not see them. */
  readonly roles: readonly Role[];
  /** A role by its id: a word of the language, or the name of a custom one. */
  role(id: RoleKey): string;
  /** What a role is for; an empty text when nobody wrote it down. */
  roleDescription(id: RoleKey): string;
  right(permission: Permission): string;
  /** Several rights as one list, in sentence case. */
  rightList(permissions: readonly Permission[]): string;
  /** What a right allows. */
  rightMeaning(permission: Permission): string;
}

/** The words for roles and rights, with the custom roles of this installation where the person may see them. */
export function useRightWords(): RightWords {
  const { t } = useTranslation('rights');
  const { can } = useSession();
  const roles = useCall('roles.list', {}, { enabled: can('accounts:manage') }).data?.items ?? [];
  const custom = (id: RoleKey) => roles.find((role) => role.id === id);
  return {
    roles,
    role: (id) => (isBuiltInRole(id) ? t(`roles.${id}.name`) : (custom(id)?.name ?? id)),
    roleDescription: (id) => (isBuiltInRole(id) ? t(`roles.${id}.description`) : (custom(id)?.description ?? '')),
    right: (permission) => t(`permissions.${rightKeys[permission]}.name`),
    rightList: (permissions) =>
      sentenceCase(permissions.map((permission) => t(`permissions.${rightKeys[permission]}.name`))),
    rightMeaning: (permission) => t(`permissions.${rightKeys[permission]}.what`),
  };
}

/** Names that each begin with a capital, as one list that begins with one. */
function sentenceCase(names: readonly string[]): string {
  return names.map((name, index) => (index === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1))).join(', ');
}
