import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';

export function TrustPage() {
  const { t } = useTranslation('trust');
  return (
    <Page title={t('title')}>
      <></>
    </Page>
  );
}
