import { IconAlertCircle, IconAlertTriangle, IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Severity } from '#shared/findings.ts';
import { Sign } from '../../ui/sign.tsx';

const looks = {
  minor: { icon: IconAlertCircle, tone: 'info' },
  major: { icon: IconAlertTriangle, tone: 'warning' },
  blocking: { icon: IconHandStop, tone: 'bad' },
} as const satisfies Record<Severity, object>;

/** How bad a finding is, in one word with a sign. */
export function SeveritySign({ severity }: { readonly severity: Severity }) {
  const { t } = useTranslation('findings');
  const { icon, tone } = looks[severity];
  return (
    <Sign icon={icon} tone={tone} title={t(`severityHints.${severity}`)}>
      {t(`severities.${severity}`)}
    </Sign>
  );
}
