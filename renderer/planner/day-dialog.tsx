import { Button, Modal, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PlainDate } from '../../shared/dates.ts';
import type { PlannedWindow } from '../../shared/planner.ts';
import { DoNotUseSign } from '../parts/clocks/do-not-use-sign.tsx';
import { useFormats } from '../ui/formats.ts';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import classes from './planner.module.css';
import type { Surface } from './surface.ts';
import { unitLine } from './unit-words.ts';
import { VisitLine } from './visit-line.tsx';

interface Props {
  readonly day: PlainDate;
  readonly surface: Surface;
  onClose(): void;
}

/** Everything of one day: visits, last days, targets. */
export function DayDialog({ day, surface, onClose }: Props) {
  useReturnFocus();
  const { t } = useTranslation('planner');
  const { date } = useFormats();
  const { bookings, limits, targets } = surface.on(day);
  const part = (title: string, rows: readonly ReactNode[]) =>
    rows.length > 0 && (
      <section>
        <Title order={3} mb={4}>
          {title}
        </Title>
        <ul className={`rems-plain-list ${classes.lines}`}>{rows}</ul>
      </section>
    );
  const owed = (window: PlannedWindow) => (
    <li key={window.obligationId}>
      <Button component={Link} to={`/equipment/${window.unitId}`} variant="subtle" size="compact-sm">
        {unitLine(window.unit)}
      </Button>
      <Text size="xs" c="dimmed" span>
        {window.obligation} · {t(window.bookingId === null ? 'table.toBook' : 'table.booked')}
      </Text>{' '}
      {window.unit.doNotUse && <DoNotUseSign />}
    </li>
  );
  return (
    <Modal opened onClose={onClose} title={date(day)} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="md">
        {bookings.length + limits.length + targets.length === 0 && <Text size="sm">{t('dayEmpty')}</Text>}
        {part(
          t('dayVisits'),
          bookings.map((booking) => (
            <li key={booking.id}>
              <VisitLine booking={booking} onOpen={() => surface.openVisit(booking)} />
            </li>
          )),
        )}
        {part(t('dayLimits'), limits.map(owed))}
        {part(t('dayTargets'), targets.map(owed))}
      </Stack>
    </Modal>
  );
}
