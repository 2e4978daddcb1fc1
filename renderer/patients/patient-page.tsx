import { Alert, Stack } from '@mantine/core';
import { IconArchive, IconUserQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../shared/patient-records.ts';
import { useCall } from '../api/hooks.ts';
import { ExaminationsCard } from '../parts/examinations/examinations-card.tsx';
import { useSession } from '../session/session.tsx';
import { Facts } from '../ui/facts.tsx';
import { Page } from '../ui/page.tsx';
import { BackButton, RecordFrame, useRecordId } from '../ui/record-frame.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { Sign } from '../ui/sign.tsx';
import { IdentityCard } from './identity-card.tsx';
import { PatientLabelButton } from './label-button.tsx';
import { PatientActs } from './patient-acts.tsx';
import { PatientHistory } from './patient-history.tsx';
import { useMomentText, useSexWord } from './patient-words.ts';

/** The page of one patient, named by the identifier alone. */
export function PatientPage() {
  const { t } = useTranslation('patients');
  const id = useRecordId();
  const patient = useCall('patients.get', { id: id ?? 1 }, { enabled: id !== null });
  const back = <BackButton list="/patients" />;
  return (
    <RecordFrame
      title={t('title')}
      id={id}
      asked={patient}
      missing={{ icon: IconUserQuestion, title: t('notFoundTitle'), text: t('notFoundText') }}
      back={back}
    >
      {(stored) => <Loaded key={stored.id} patient={stored} back={back} />}
    </RecordFrame>
  );
}

function Loaded({ patient, back }: { readonly patient: Patient; readonly back: ReactNode }) {
  const { t } = useTranslation('patients');
  const sexWord = useSexWord();
  const momentText = useMomentText();
  const { can } = useSession();
  const { archived } = patient;
  return (
    <Page
      title={patient.identifier}
      beside={archived !== null && <Sign icon={IconArchive}>{t('states.archived')}</Sign>}
      actions={
        <>
          {back}
          <PatientLabelButton patientId={patient.id} />
          <PatientActs patient={patient} />
        </>
      }
    >
      <Stack gap="md">
        {archived !== null && (
          <Alert variant="light" color="gray" icon={<IconArchive aria-hidden />}>
            {t('page.archived', { at: momentText(archived.at), by: archived.by, reason: archived.reason })}
          </Alert>
        )}
        <IdentityCard patient={patient} />
        <SectionCard title={t('page.record')}>
          <Facts
            of={[
              [t('fields.study'), patient.studyName],
              [t('fields.sex'), `${patient.sex} · ${sexWord(patient.sex)}`],
              [t('fields.createdAt'), momentText(patient.createdAt)],
              [t('fields.createdBy'), patient.own ? t('page.own', { name: patient.createdBy }) : patient.createdBy],
            ]}
          />
        </SectionCard>
        <ExaminationsCard patient={patient} editable={can('patients:create') && patient.state === 'active'} />
        <PatientHistory patient={patient} />
      </Stack>
    </Page>
  );
}
