import { Alert, List, Skeleton, Stack } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconDeviceDesktop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { useAtConsole } from '../parts/backups/use-at-console.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { ExchangeCard } from './exchange-card.tsx';
import { KeyTable } from './key-table.tsx';
import { RotationPanel } from './rotation-panel.tsx';
import { SheetCard } from './sheet-card.tsx';
import { SlotTable } from './slot-table.tsx';

/** While keys are exchanged the page looks again this often, in milliseconds. */
const lookAgain = 2000;

/** Keys: whether anything is to be done, the recovery sheet, the exchange of keys, and what there is. */
export function KeysPage() {
  const { t } = useTranslation('keys');
  const overview = useCall(
    'keys.overview',
    {},
    { refetchInterval: ({ state }) => (state.data?.rotation ? lookAgain : false) },
  );
  const { data } = overview;
  const here = useAtConsole();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="md">
        {!here && (
          <Alert variant="light" icon={<IconDeviceDesktop aria-hidden />} title={t('elsewhere')}>
            {t('elsewhereHint')}
          </Alert>
        )}
        {overview.error && <ErrorPanel error={overview.error} onRetry={() => void overview.refetch()} />}
        {overview.isPending && <Skeleton height={320} radius="md" />}
        {data && (
          <>
            {data.rotation && <RotationPanel rotation={data.rotation} />}
            <Advice sentences={data.advice} />
            <SheetCard sheet={data.sheet} here={here} />
            <ExchangeCard overview={data} here={here} />
            <KeyTable keys={data.keys} />
            <SlotTable slots={data.slots} installId={data.installId} />
          </>
        )}
      </Stack>
    </Page>
  );
}

/** What should be done, or that nothing is. */
function Advice({ sentences }: { readonly sentences: readonly string[] }) {
  const { t } = useTranslation('keys');
  const sentence = useSentence();
  if (sentences.length === 0)
    return (
      <Alert variant="light" color="green" icon={<IconCircleCheck aria-hidden />} title={t('inOrder')}>
        {t('inOrderHint')}
      </Alert>
    );
  return (
    <Alert variant="light" color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t('advice')}>
      <List size="sm" spacing={4}>
        {sentences.map((one) => (
          <List.Item key={one}>{sentence(one)}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
