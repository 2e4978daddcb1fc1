import { Alert, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconSearchOff, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../shared/findings.ts';
import { useCall } from '../api/hooks.ts';
import { DocumentsCard } from '../parts/documents/documents-card.tsx';
import { FindingActs } from '../parts/findings/finding-acts.tsx';
import { FindingStanding } from '../parts/findings/finding-standing.tsx';
import classes from '../parts/findings/findings.module.css';
import { SeveritySign } from '../parts/findings/severity-sign.tsx';
import { HistoryCard } from '../parts/history/history-card.tsx';
import { UnitCell, unitPlace } from '../parts/units/unit-cell.tsx';
import { useSession } from '../session/session.tsx';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { Page } from '../ui/page.tsx';
import { BackButton, RecordFrame, useRecordId } from '../ui/record-frame.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { Signs } from '../ui/sign.tsx';

/** The page of one finding. */
export function FindingPage() {
  const { t } = useTranslation('findings');
  const id = useRecordId();
  const finding = useCall('findings.get', { id: id ?? 1 }, { enabled: id !== null });
  const back = <BackButton list="/findings" />;
  return (
    <RecordFrame
      title={t('title')}
      id={id}
      asked={finding}
      missing={{ icon: IconSearchOff, title: t('notFoundTitle'), text: t('notFoundText') }}
      back={back}
    >
      {(stored) => <Loaded key={stored.id} finding={stored} back={back} />}
    </RecordFrame>
  );
}

function Loaded({ finding, back }: { readonly finding: Finding; readonly back: React.ReactNode }) {
  const { t } = useTranslation('findings');
  const { can } = useSession();
  const formats = useFormats();
  const test = (id: number | null) => (id === null ? null : t('testNumber', { id }));
  const facts: (readonly [string, React.ReactNode])[] = [
    [t('columns.unit'), <UnitCell key="unit" unit={finding.unit} />],
    [t('columns.place'), unitPlace(finding.unit)],
    [t('columns.reported'), t('reportedBy', { who: finding.reportedBy, date: formats.date(finding.reportedOn) })],
    [t('form.test'), test(finding.testId)],
    [t('form.dueOn'), formats.date(finding.dueOn)],
    [t('form.owner'), finding.ownerName],
    [t('form.workOrder'), finding.workOrder],
  ];
  const closing: (readonly [string, React.ReactNode])[] = [
    [t('form.resolvedOn'), formats.date(finding.resolvedOn)],
    [t('form.resolvedBy'), finding.resolvedByName],
    [t('form.retest'), test(finding.retestId)],
  ];
  const filled = (rows: typeof facts) => rows.filter(([, value]) => value !== null && value !== '');
  return (
    <Page
      title={t('numbered', { id: finding.id })}
      beside={
        <Signs>
          <SeveritySign severity={finding.severity} />
          <FindingStanding finding={finding} />
        </Signs>
      }
      actions={
        <>
          {back}
          <FindingActs finding={finding} />
        </>
      }
    >
      <Stack gap="md">
        {finding.deleted !== null && (
          <Alert color="gray" variant="light" icon={<IconTrash aria-hidden />}>
            {t('deletedBy', {
              who: finding.deleted.by,
              when: formats.instant(finding.deleted.at),
              reason: finding.deleted.reason,
            })}
          </Alert>
        )}
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <SectionCard title={t('what')}>
            <Text className={classes.text ?? ''} mb="sm">
              {finding.description}
            </Text>
            <Facts of={filled(facts)} />
          </SectionCard>
          <Stack gap="md">
            {finding.resolution !== null && (
              <SectionCard title={t('form.resolution')}>
                <Text className={classes.text ?? ''} mb="sm">
                  {finding.resolution}
                </Text>
                <Facts of={filled(closing)} />
              </SectionCard>
            )}
            <DocumentsCard
              entity="finding"
              entityId={finding.id}
              canWrite={can('compliance:record') && finding.deleted === null}
            />
          </Stack>
        </SimpleGrid>
        <HistoryCard entity="finding" entityId={finding.id} restore={finding.deleted === null} />
      </Stack>
    </Page>
  );
}
