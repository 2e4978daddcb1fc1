import { useTranslation } from 'react-i18next';
import type { ExaminedUnit } from '#shared/examinations.ts';

/** What tells a machine from others of its model: class, place, and what is the matter with it. */
export function useUnitWords(): (unit: ExaminedUnit) => string {
  const { t } = useTranslation('examinations');
  return ({ className, facilityName, room, retired, doNotUse }) =>
    [
      className,
      facilityName,
      room === null ? null : t('room', { room }),
      retired ? t('retired') : null,
      doNotUse ? t('doNotUse') : null,
    ]
      .filter((part) => part !== null)
      .join(' · ');
}
