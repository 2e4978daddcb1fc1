import { IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Sign } from '../../ui/sign.tsx';

/** A blocking finding is open: the unit must not be used. */
export function DoNotUseSign() {
  const { t } = useTranslation('obligations');
  return (
    <Sign icon={IconHandStop} tone="bad" title={t('doNotUseHint')}>
      {t('doNotUse')}
    </Sign>
  );
}
