import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';

export function MaintenancePage() {
  const { t } = useTranslation('maintenance');
  return <Page title={t('title')}>{null}</Page>;
}
