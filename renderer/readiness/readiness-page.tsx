import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';

export function ReadinessPage() {
  const { t } = useTranslation('readiness');
  return <Page title={t('title')}>{null}</Page>;
}
