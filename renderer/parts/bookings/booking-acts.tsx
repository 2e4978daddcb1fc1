import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { IconCalendarOff, IconCalendarPlus, IconClipboardCheck, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Booking } from '#shared/bookings.ts';
import { useSession } from '../../session/session.tsx';
import { useFormats } from '../../ui/formats.ts';
import { CancelBookingDialog } from './cancel-booking-dialog.tsx';
import { EditBookingDialog } from './edit-booking-dialog.tsx';
import { useReopenBooking } from './use-reopen-booking.ts';

/** What can be done with one booking: record its survey, change it, cancel it, plan it again. */
export function BookingActs({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { can } = useSession();
  const formats = useFormats();
  const location = useLocation();
  const [asking, setAsking] = useState<'edit' | 'cancel'>();
  const reopen = useReopenBooking();
  const open = booking.state === 'planned' || booking.state === 'missed';
  const date = formats.date(booking.scheduledOn);
  const close = () => setAsking(undefined);

  return (
    <Group gap={4} wrap="nowrap">
      {open && can('compliance:record') && (
        <Button
          component={Link}
          to={`/equipment/${booking.unitId}/tests/new?booking=${booking.id}`}
          state={{ from: location.pathname + location.search }}
          size="compact-xs"
          variant="light"
          leftSection={<IconClipboardCheck size={14} aria-hidden />}
        >
          {t('acts.record')}
        </Button>
      )}
      {open && can('compliance:write') && (
        <>
          <Tooltip label={t('acts.edit')}>
            <ActionIcon variant="subtle" aria-label={t('acts.editOne', { date })} onClick={() => setAsking('edit')}>
              <IconPencil size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('acts.cancel')}>
            <ActionIcon variant="subtle" aria-label={t('acts.cancelOne', { date })} onClick={() => setAsking('cancel')}>
              <IconCalendarOff size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </>
      )}
      {booking.state === 'cancelled' && can('compliance:write') && (
        <Tooltip label={t('acts.reopen')}>
          <ActionIcon
            variant="subtle"
            aria-label={t('acts.reopenOne', { date })}
            loading={reopen.isPending}
            onClick={() => reopen.mutate({ id: booking.id, version: booking.version })}
          >
            <IconCalendarPlus size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      {asking === 'edit' && <EditBookingDialog booking={booking} close={close} />}
      {asking === 'cancel' && <CancelBookingDialog booking={booking} close={close} />}
    </Group>
  );
}
