import { Button, Stack } from '@mantine/core';
import { IconFlask, IconPencil } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Study } from '../../shared/studies.ts';
import { useCall } from '../api/hooks.ts';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { Page } from '../ui/page.tsx';
import { BackButton, RecordFrame, useRecordId } from '../ui/record-frame.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { CountersCard } from './counters-card.tsx';
import { MembersCard } from './members-card.tsx';
import { StudyActs } from './study-acts.tsx';
import { StudyDialog } from './study-dialog.tsx';
import { StudySigns } from './study-signs.tsx';

/** The page of one study: its name and prefix, who belongs to it, and how far its numbers have come. */
export function StudyPage() {
  const { t } = useTranslation('studies');
  const id = useRecordId();
  const study = useCall('studies.get', { id: id ?? 1 }, { enabled: id !== null });
  const back = <BackButton list="/admin/studies" />;
  return (
    <RecordFrame
      title={t('one')}
      id={id}
      asked={study}
      missing={{ icon: IconFlask, title: t('notFoundTitle'), text: t('notFoundText') }}
      back={back}
    >
      {(stored) => <Loaded key={stored.id} study={stored} back={back} />}
    </RecordFrame>
  );
}

function Loaded({ study, back }: { readonly study: Study; readonly back: ReactNode }) {
  const { t } = useTranslation('studies');
  const formats = useFormats();
  const [editing, setEditing] = useState(false);
  return (
    <Page
      title={study.name}
      beside={<StudySigns study={study} />}
      actions={
        <>
          {back}
          <StudyActs study={study} />
          <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
            {t('edit')}
          </Button>
        </>
      }
    >
      <Stack gap="md">
        <SectionCard title={t('details')}>
          <Facts
            of={[
              [t('fields.prefix'), study.prefix],
              ...(study.formerPrefixes.length > 0
                ? [[t('fields.formerPrefixes'), study.formerPrefixes.join(', ')] as const]
                : []),
              [t('fields.open'), t(study.everyone ? 'people.everyone' : 'people.named')],
              [t('fields.patients'), formats.number(study.patients)],
              [t('fields.created'), formats.instant(study.createdAt)],
            ]}
          />
        </SectionCard>
        <MembersCard study={study} />
        <CountersCard study={study} />
      </Stack>
      {editing && <StudyDialog study={study} saved={() => undefined} close={() => setEditing(false)} />}
    </Page>
  );
}
