import { Button, Skeleton, Stack } from '@mantine/core';
import { IconIdBadge2, IconList } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { CreatedPanel, ReviewAskedPanel } from './created-panel.tsx';
import { PatientForm } from './patient-form.tsx';

/** What came of the form: a patient, or a question to the investigators. */
type Done = { readonly id: number; readonly identifier: string } | 'review';

/** Patients are entered here one after the other. */
export function NewPatientPage() {
  const { t } = useTranslation('patients');
  const choices = useCall('patients.choices', {});
  const [chosen, setChosen] = useState<number>();
  const [done, setDone] = useState<Done>();
  const studies = (choices.data?.studies ?? []).filter(({ mayCreate, active }) => mayCreate && active);
  const wanted = chosen ?? choices.data?.defaultStudyId;
  const study = studies.find(({ id }) => id === wanted) ?? studies[0];
  const next = () => setDone(undefined);
  return (
    <Page
      title={t('new')}
      lead={t('form.text')}
      actions={
        <Button
          component={Link}
          to="/patients"
          variant="subtle"
          size="xs"
          leftSection={<IconList size={16} aria-hidden />}
        >
          {t('page.list')}
        </Button>
      }
    >
      <Stack gap="md">
        {choices.error !== null && <ErrorPanel error={choices.error} onRetry={() => void choices.refetch()} />}
        {choices.data === undefined ? (
          choices.error === null && <Skeleton height={360} radius="md" maw={640} />
        ) : study === undefined ? (
          <EmptyState icon={IconIdBadge2} title={t('form.noStudyTitle')}>
            {t('form.noStudyText')}
          </EmptyState>
        ) : done === undefined ? (
          <PatientForm
            studies={studies}
            studyId={study.id}
            setStudyId={setChosen}
            onCreated={setDone}
            onReviewAsked={() => setDone('review')}
          />
        ) : done === 'review' ? (
          <ReviewAskedPanel next={next} />
        ) : (
          <CreatedPanel created={done} next={next} />
        )}
      </Stack>
    </Page>
  );
}
