import { IconShieldExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { Sign } from '../ui/sign.tsx';

interface Props {
  /** `https://name:port` */
  readonly url: string;
  readonly unnamed: OutputOf<'network.state'>['standing']['unnamed'];
}

/** That browsers warn under this address, because the certificate does not have its name; nothing where it has. */
export function UnnamedSign({ url, unnamed }: Props) {
  const { t } = useTranslation('network');
  const name = new URL(url).hostname.replace(/^\[|\]$/g, '');
  if (!unnamed.includes(name)) return null;
  return (
    <Sign icon={IconShieldExclamation} tone="warning">
      {t('standing.unnamed')}
    </Sign>
  );
}
