import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { PrintPanel } from './print-panel.tsx';

/** Labels of one unit or of those of a list, in exact millimetres, for the printers of the clinic. */
export function LabelsPage() {
  const { t } = useTranslation('labels');
  const formats = useCall('labels.formats', {});
  return (
    <Page title={t('title')} lead={t('lead')}>
      {formats.error && <ErrorPanel error={formats.error} onRetry={() => void formats.refetch()} />}
      {formats.isPending && <Skeleton height={420} radius="md" />}
      {formats.data && <PrintPanel {...formats.data} />}
    </Page>
  );
}
