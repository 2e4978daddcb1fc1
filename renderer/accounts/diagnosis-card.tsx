import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { DiagnosisList } from './diagnosis-list.tsx';

/** Why the owner of an account can or cannot sign in right now. */
export function DiagnosisCard({ username }: { readonly username: string }) {
  const { t } = useTranslation('accounts');
  // The wait after wrong passwords and the directory change without an event.
  const result = useCall('accounts.diagnose', { username }, { staleTime: 0 });
  return (
    <SectionCard
      title={t('diagnosis.title', { name: username })}
      actions={
        <Button variant="default" size="xs" loading={result.isFetching} onClick={() => void result.refetch()}>
          {t('diagnosis.again')}
        </Button>
      }
    >
      {result.error && <ErrorPanel error={result.error} onRetry={() => void result.refetch()} />}
      {result.isPending && <Skeleton height={220} />}
      {result.data !== undefined && <DiagnosisList result={result.data} />}
    </SectionCard>
  );
}
