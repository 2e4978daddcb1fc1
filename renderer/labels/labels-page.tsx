import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';

export function LabelsPage() {
  const { t } = useTranslation('labels');
  return (
    <Page title={t('title')}>
      <></>
    </Page>
  );
}
