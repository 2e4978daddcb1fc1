import { Alert, Skeleton, Stack } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Test } from '../../shared/compliance.ts';
import type { Unit } from '../../shared/equipment.ts';
import { useCall } from '../api/hooks.ts';
import { DocumentsCard } from '../parts/documents/documents-card.tsx';
import { HistoryCard } from '../parts/history/history-card.tsx';
import { testDraft } from '../parts/tests/test-draft.ts';
import { TestForm } from '../parts/tests/test-form.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useNotify } from '../ui/notify.ts';
import { SurveyFrame, useAddressId, useReturnTo } from './survey-frame.tsx';

/** Corrects a stored survey, with a reason; its documents beneath. */
export function EditTestPage() {
  const { t } = useTranslation('compliance');
  return (
    <SurveyFrame title={t('form.editTitle')} right="compliance:write">
      {(unit) => <StoredTest unit={unit} />}
    </SurveyFrame>
  );
}

function StoredTest({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation('compliance');
  const id = useAddressId('testId');
  const [restored, setRestored] = useState(0);
  const test = useCall('compliance.test', { id: id || 1 }, { enabled: id > 0 });
  const missing = id === 0 || test.error?.code === 'NOT_FOUND' || (test.data && test.data.unitId !== unit.id);
  if (missing) {
    return (
      <EmptyState icon={IconSearchOff} title={t('form.notFoundTitle')}>
        {t('form.notFoundText')}
      </EmptyState>
    );
  }
  if (!test.data) {
    if (test.error) return <ErrorPanel error={test.error} onRetry={() => void test.refetch()} />;
    return <Skeleton height={320} radius="md" />;
  }
  if (test.data.deleted) return <Alert variant="light">{t('form.deleted')}</Alert>;
  return (
    <Stack gap="md">
      {/* What was put back stands in the form at once. */}
      <EditTest key={`${test.data.id} ${restored}`} unit={unit} test={test.data} />
      <DocumentsCard entity="test" entityId={test.data.id} canWrite />
      <HistoryCard
        entity="test"
        entityId={test.data.id}
        onRestored={() => void test.refetch().then(() => setRestored(restored + 1))}
      />
    </Stack>
  );
}

function EditTest({ unit, test }: { readonly unit: Unit; readonly test: Test }) {
  const { t } = useTranslation('compliance');
  const navigate = useNavigate();
  const notify = useNotify();
  const to = useReturnTo(unit.id);
  const [opened] = useState(test);
  const [initial] = useState(() => testDraft(test));
  return (
    <TestForm
      unitId={unit.id}
      installedOn={unit.installedOn}
      initial={initial}
      test={opened}
      done={() => {
        notify.done(t('form.saved'));
        void navigate(to);
      }}
      cancel={() => void navigate(to)}
    />
  );
}
