import { Alert, Anchor, Button, SimpleGrid, Stack } from '@mantine/core';
import { IconArrowMerge, IconBuildingOff, IconDeviceDesktopAnalytics } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FacilityDetail } from '../../shared/facilities.ts';
import { useCall } from '../api/hooks.ts';
import { DocumentsCard } from '../parts/documents/documents-card.tsx';
import { HistoryCard } from '../parts/history/history-card.tsx';
import { useSession } from '../session/session.tsx';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { Page } from '../ui/page.tsx';
import { BackButton, RecordFrame, useRecordId } from '../ui/record-frame.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { DepartmentsCard } from './departments-card.tsx';
import { DueSigns } from './due-signs.tsx';
import { FacilityStanding } from './facility-standing.tsx';
import { NextDue } from './next-due.tsx';
import { PeopleCard } from './people-card.tsx';
import { RegistrationsCard } from './registrations-card.tsx';
import { RoomsCard } from './rooms-card.tsx';
import { UnitsCard } from './units-card.tsx';

/** The page of one facility: what stands there, what is due, who is named, what is registered. */
export function FacilityPage() {
  const { t } = useTranslation('facilities');
  const id = useRecordId();
  const facility = useCall('facilities.get', { id: id ?? 1 }, { enabled: id !== null });
  const back = <BackButton list="/facilities" />;
  return (
    <RecordFrame
      title={t('title')}
      id={id}
      asked={facility}
      missing={{ icon: IconBuildingOff, title: t('notFoundTitle'), text: t('notFoundText') }}
      back={back}
    >
      {(stored) => <Loaded key={stored.id} facility={stored} back={back} />}
    </RecordFrame>
  );
}

function Loaded({ facility, back }: { readonly facility: FacilityDetail; readonly back: ReactNode }) {
  const { t } = useTranslation('facilities');
  const { can } = useSession();
  const formats = useFormats();
  const { units, due } = facility;
  const facts: (readonly [string, ReactNode])[] = [
    [t('columns.fullName'), facility.fullName ?? t('none')],
    [t('columns.address'), facility.address ?? t('none')],
    [t('states.inService'), formats.number(units.inService)],
    [t('states.planned'), formats.number(units.planned)],
    [t('states.notCovered'), formats.number(units.notCovered)],
    [t('states.retired'), formats.number(units.retired)],
    [t('columns.due'), <DueSigns key="due" due={due} facilityId={facility.id} />],
    [t('columns.nextLimitOn'), (due.overdueSince ?? due.nextLimitOn) ? <NextDue key="next" due={due} /> : t('none')],
  ];
  return (
    <Page
      title={facility.name}
      beside={<FacilityStanding active={facility.active} mergedIntoName={facility.mergedIntoName} />}
      actions={
        <>
          {back}
          <Button
            component={Link}
            to={`/equipment?facility=${facility.id}`}
            size="xs"
            leftSection={<IconDeviceDesktopAnalytics size={16} aria-hidden />}
          >
            {t('showUnits')}
          </Button>
        </>
      }
    >
      <Stack gap="md" className="rems-in-order">
        {facility.mergedIntoId !== null && (
          <Alert color="gray" variant="light" icon={<IconArrowMerge aria-hidden />}>
            {t('wasMerged')}{' '}
            <Anchor component={Link} to={`/facilities/${facility.mergedIntoId}`} size="sm">
              {facility.mergedIntoName}
            </Anchor>
          </Alert>
        )}
        <SectionCard title={t('facts')}>
          <Facts of={facts} />
        </SectionCard>
        <UnitsCard facilityId={facility.id} />
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <DepartmentsCard facility={facility} />
          <RoomsCard facility={facility} />
        </SimpleGrid>
        {can('people:read') && <PeopleCard facilityId={facility.id} count={facility.people} />}
        <RegistrationsCard facilityId={facility.id} count={facility.registrations} />
        <DocumentsCard entity="facility" entityId={facility.id} canWrite={can('equipment:write')} />
        <HistoryCard entity="lookup" entityId={`facility:${facility.id}`} />
      </Stack>
    </Page>
  );
}
