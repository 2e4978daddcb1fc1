import { useTranslation } from 'react-i18next';

/** Jobs with their key among the words: a dot would lead deeper. */
const keys = {
  'obligations.renew': 'renew',
  'reminders.send': 'remind',
  'mail.send': 'send',
  'jobs.sweep': 'sweep',
  'backup.make': 'backup',
  'backup.verify': 'verifyBackups',
  'backup.drill': 'drill',
  'backup.copy': 'copy',
  'backup.watch': 'watchBackups',
  'data.check': 'checkData',
  'health.check': 'health',
  'damage.scan': 'damage',
  'keys.rewrap': 'rewrap',
  'identities.lock': 'lockIdentities',
  'audit.verify': 'verifyAudit',
  'audit.review': 'reviewAudit',
  'audit.copy': 'copyAudit',
  'readiness.run': 'readiness',
  'maintenance.look': 'maintenance',
  'tokens.ending': 'tokens',
  'certificates.look': 'certificates',
} as const;

/** Jobs in the reader's language; one that has no words yet shows its own name. */
export function useJobWords() {
  const { t } = useTranslation('jobs');
  const keyOf = (job: string) => Object.entries(keys).find(([name]) => name === job)?.[1];
  return {
    name(job: string): string {
      const key = keyOf(job);
      return key ? t(`names.${key}`) : job;
    },
    what(job: string): string {
      const key = keyOf(job);
      return key ? t(`what.${key}`) : '';
    },
  };
}
