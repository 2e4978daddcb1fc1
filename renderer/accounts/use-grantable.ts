import { useTranslation } from 'react-i18next';
import type { Role } from '../../shared/roles.ts';
import { useSession } from '../session/session.tsx';

/** Why this person may not give or take a role: without the right to manage roles nobody hands on rights they do not hold. */
export function useGrantable(): (role: Role) => string | undefined {
  const { t } = useTranslation('accounts');
  const { can } = useSession();
  return (role) => (can('roles:manage') || role.permissions.every(can) ? undefined : t('roles.beyond'));
}
