import { Alert, SimpleGrid, Stack } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../shared/equipment.ts';
import { BookDialog } from '../parts/bookings/book-dialog.tsx';
import { BookingsCard } from '../parts/bookings/bookings-card.tsx';
import { ObligationsCard } from '../parts/clocks/obligations-card.tsx';
import { FindingsCard } from '../parts/findings/findings-card.tsx';
import { TestHistory } from '../parts/tests/test-history.tsx';
import { unitPlace } from '../parts/units/unit-cell.tsx';
import { unitLabel } from '../parts/units/unit-label.ts';
import { useSession } from '../session/session.tsx';
import { PageSection } from './page-sections.tsx';

/** Everything about surveys of one unit: its clocks, what was done, what is planned, what is wrong. */
export function UnitSurveys({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation('equipment');
  const { me, can } = useSession();
  const [booking, setBooking] = useState(false);
  const retired = unit.state === 'retired';
  return (
    <Stack gap="md">
      <PageSection name="clocks">
        {retired ? (
          <Alert variant="light" color="gray" icon={<IconArchive aria-hidden />} title={t('sections.restTitle')}>
            {t('sections.restText')}
          </Alert>
        ) : (
          <ObligationsCard unitId={unit.id} canWrite={can('compliance:write')} />
        )}
      </PageSection>
      <PageSection name="surveys">
        <TestHistory unitId={unit.id} recordable={!retired} />
      </PageSection>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <PageSection name="bookings">
          <BookingsCard unitId={unit.id} {...(retired ? {} : { book: () => setBooking(true) })} />
        </PageSection>
        <PageSection name="findings">
          <FindingsCard unitId={unit.id} />
        </PageSection>
      </SimpleGrid>
      {booking && (
        <BookDialog
          units={[
            {
              id: unit.id,
              label: unitLabel(unit),
              place: unitPlace(unit),
              doNotUse: unit.doNotUse,
              limitOn: unit.nextLimitOn,
              bookedOn: null,
            },
          ]}
          assigneeId={me.personId}
          close={() => setBooking(false)}
        />
      )}
    </Stack>
  );
}
