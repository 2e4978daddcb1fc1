import { useTranslation } from 'react-i18next';

const known = [
  'unit',
  'person',
  'lookup',
  'import',
  'test',
  'booking',
  'finding',
  'obligation',
  'rule',
  'document',
  'compliance',
  'reminder',
  'mail',
  'account',
  'session',
  'role',
  'whitelist',
  'directory',
  'access',
  'backup',
  'calendar',
  'job',
  'restore',
  'key',
  'damage',
  'audit',
  'refusal',
  'log',
  'health',
  'readiness',
  'maintenance',
  'notice',
  'preferences',
  'system',
] as const;

/** Kinds of record of the audit trail in words; one that has none shows its own name. */
export function useEntityWords(): (entity: string) => string {
  const { t } = useTranslation('restore');
  return (entity) => {
    const key = known.find((candidate) => candidate === entity);
    return key === undefined ? entity : t(`entities.${key}`);
  };
}
