import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';

export function BackupsPage() {
  const { t } = useTranslation('backup');
  return <Page title={t('title')}>{null}</Page>;
}
