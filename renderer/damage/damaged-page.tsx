import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';

export function DamagedPage() {
  const { t } = useTranslation('damage');
  return <Page title={t('title')}>{null}</Page>;
}
