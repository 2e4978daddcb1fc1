import { Skeleton, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { BackLink } from './back-link.tsx';
import { CompareForm } from './compare-form.tsx';
import { ComparedSign } from './compared-sign.tsx';
import { useSetInAddress } from './use-set-in-address.ts';

/** One unit of a set beside the present, and what of it is brought back. */
export function UnitPage() {
  const { t } = useTranslation('restore');
  const { input, suffix } = useSetInAddress();
  const unitId = Number(useParams().unit);
  const compared = useCall('restore.unit', { ...input, unitId }, { refetchOnMount: 'always' });
  const { data } = compared;
  const label = data?.unit.label ?? t('units.title');
  return (
    <Page
      title={label}
      documentTitle={data ? t('unit.documentTitle', { unit: label }) : label}
      beside={data && <ComparedSign state={data.unit.state} />}
    >
      <Stack gap="md">
        <BackLink to={`/admin/backups/${input.set}/units${suffix}`}>{t('backUnits')}</BackLink>
        {compared.error && <ErrorPanel error={compared.error} onRetry={() => void compared.refetch()} />}
        {compared.isPending && <Skeleton height={320} radius="md" />}
        {data?.unit.state === 'same' && <Text size="sm">{t('unit.same')}</Text>}
        {data && data.unit.state !== 'same' && (
          // When something else differs now, what was chosen before answers nothing any more.
          <CompareForm key={JSON.stringify(data)} input={input} compared={data} />
        )}
      </Stack>
    </Page>
  );
}
