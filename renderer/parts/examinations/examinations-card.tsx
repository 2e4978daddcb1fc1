import { Button, Checkbox, Skeleton, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Examination } from '#shared/examinations.ts';
import { useAction, useCall } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useConcealed } from '../../ui/concealed.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useNotify } from '../../ui/notify.ts';
import { Pager } from '../../ui/pager.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { ExaminationDialog } from './examination-dialog.tsx';
import { type ExaminationAct, ExaminationRow } from './examination-row.tsx';
import { VoidDialog } from './void-dialog.tsx';

interface Props {
  readonly patient: { readonly id: number; readonly identifier: string };
  /** Whether examinations can be entered and changed: not of an archived patient, and by whom it is allowed only. */
  readonly editable: boolean;
}

const pageSize = 20;

/** The examinations of a patient, each with its machine and the surveys around that day. */
export function ExaminationsCard({ patient, editable }: Props) {
  const { t } = useTranslation('examinations');
  const concealed = useConcealed();
  const [withVoided, setWithVoided] = useState(false);
  const [opened, setOpened] = useState<{ readonly act: 'add' | 'edit' | 'void'; readonly examination?: Examination }>();
  const notify = useNotify();
  const touch = useTouch();
  const unvoid = useAction('examinations.unvoid', {
    gcTime: 0,
    onSuccess() {
      touch('examination');
      notify.done(t('acts.unvoided'));
    },
    onError: notify.failed,
  });
  const act = (examination: Examination) => (chosen: ExaminationAct) =>
    chosen === 'unvoid'
      ? unvoid.mutate({ id: examination.id, version: examination.version })
      : setOpened({ act: chosen, examination });
  const close = () => setOpened(undefined);

  return (
    <SectionCard
      title={t('title')}
      actions={
        editable && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpened({ act: 'add' })}
          >
            {t('add')}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        {/* Notes may hold names: with the page out of sight they are not kept, and are read again afterwards. */}
        {!concealed && <PatientList patientId={patient.id} withVoided={withVoided} act={editable ? act : undefined} />}
        <Checkbox
          size="xs"
          label={t('withVoided')}
          checked={withVoided}
          onChange={(event) => setWithVoided(event.currentTarget.checked)}
        />
      </Stack>
      {opened !== undefined && opened.act !== 'void' && (
        <ExaminationDialog patient={patient} examination={opened.examination} close={close} />
      )}
      {opened?.act === 'void' && opened.examination && <VoidDialog examination={opened.examination} close={close} />}
    </SectionCard>
  );
}

interface ListProps {
  readonly patientId: number;
  readonly withVoided: boolean;
  act: ((examination: Examination) => (act: ExaminationAct) => void) | undefined;
}

function PatientList({ patientId, withVoided, act }: ListProps) {
  const { t } = useTranslation('examinations');
  const [page, setPage] = useState(1);
  const list = useCall(
    'examinations.ofPatient',
    { patientId, page, pageSize, ...(withVoided ? { includeVoided: true } : {}) },
    { placeholderData: keepPreviousData, gcTime: 0 },
  );
  if (list.error) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <Skeleton height={64} />;
  const { items, total } = list.data;
  if (total === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('none')}
      </Text>
    );
  return (
    <div>
      <ul className="rems-plain-list">
        {items.map((examination) => (
          <ExaminationRow key={examination.id} examination={examination} on="patient" act={act?.(examination)} />
        ))}
      </ul>
      {total > pageSize && <Pager page={page} pageSize={pageSize} total={total} of={t('title')} onChange={setPage} />}
    </div>
  );
}
