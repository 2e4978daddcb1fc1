import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';

export function KeysPage() {
  const { t } = useTranslation('keys');
  return <Page title={t('title')}>{null}</Page>;
}
