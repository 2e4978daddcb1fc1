import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';

export function ApiHelpPage() {
  const { t } = useTranslation('api-help');
  return (
    <Page title={t('title')}>
      <></>
    </Page>
  );
}
