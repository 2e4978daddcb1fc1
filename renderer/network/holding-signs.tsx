import { IconAlertCircle, IconCircleCheck, IconCircleDashed, IconCircleDot, IconTestPipe } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CertificateHolding } from '../../shared/certificates.ts';
import { ExpirySign } from '../parts/certificates/expiry-sign.tsx';
import { Sign, Signs } from '../ui/sign.tsx';

interface Props {
  readonly of: CertificateHolding;
  /** What the settings name. */
  readonly chosen: boolean;
}

/** How a kind of certificate stands, in a few words. */
export function HoldingSigns({ of: { kind, certificate, active, trouble }, chosen }: Props) {
  const { t } = useTranslation('certificates');
  return (
    <Signs>
      {active && (
        <Sign icon={IconCircleCheck} tone="good">
          {t('signs.active')}
        </Sign>
      )}
      {chosen && !active && (
        <Sign icon={IconCircleDot} tone="info">
          {t('signs.chosen')}
        </Sign>
      )}
      {certificate === null ? (
        <Sign icon={IconCircleDashed}>{t('signs.none')}</Sign>
      ) : (
        <>
          {!active && !chosen && certificate.daysLeft >= 0 && <Sign icon={IconCircleCheck}>{t('signs.ready')}</Sign>}
          <ExpirySign daysLeft={certificate.daysLeft} />
        </>
      )}
      {trouble !== null && (
        <Sign icon={IconAlertCircle} tone="warning">
          {t('signs.trouble')}
        </Sign>
      )}
      {kind === 'self-signed' && (
        <Sign icon={IconTestPipe} tone="warning">
          {t('signs.test')}
        </Sign>
      )}
    </Signs>
  );
}
