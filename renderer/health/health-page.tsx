import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';

export function HealthPage() {
  const { t } = useTranslation('health');
  return <Page title={t('title')}>{null}</Page>;
}
