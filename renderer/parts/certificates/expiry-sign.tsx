import { IconAlertTriangle, IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Sign } from '../../ui/sign.tsx';
import { expiryTone } from './expiry.ts';

/** That a certificate ends soon or has ended; nothing while there is time. */
export function ExpirySign({ daysLeft }: { readonly daysLeft: number }) {
  const { t } = useTranslation('certificates');
  const tone = expiryTone(daysLeft);
  if (tone === 'good') return null;
  return (
    <Sign icon={tone === 'bad' ? IconAlertTriangle : IconClockExclamation} tone={tone}>
      {daysLeft < 0 ? t('signs.ended') : t('signs.ends', { count: daysLeft })}
    </Sign>
  );
}
