import { useTranslation } from 'react-i18next';
import { proofChecks } from '../../shared/backup.ts';

const steps = ['start', 'database', 'documents', 'seal', 'copy'] as const;

/** What a run is doing, in words; a step that has none is passed over. */
export function useStepWords(): (step: string) => string {
  const { t } = useTranslation('backup');
  return (step) => {
    const known = steps.find((candidate) => candidate === step);
    if (known !== undefined) return t(`running.steps.${known}`);
    const check = proofChecks.find((candidate) => candidate === step);
    return check === undefined ? '' : t('running.checking', { check: t(`checks.${check}`) });
  };
}
