import { Anchor, Button, ScrollArea, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FacilityDetail } from '../../shared/facilities.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSession } from '../session/session.tsx';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { TableFrame } from '../ui/table-frame.tsx';

/** The rooms of a facility: those of the list, and those that units name without; the latter can be added. */
export function RoomsCard({ facility }: { readonly facility: FacilityDetail }) {
  const { t } = useTranslation('facilities');
  const { can } = useSession();
  const formats = useFormats();
  const notify = useNotify();
  const touch = useTouch();
  const add = useAction('lookups.create', {
    onSuccess: (room) => {
      touch('lookup');
      notify.done(t('roomAdded', { name: room.name }));
    },
    onError: (error) => notify.failed(error),
  });
  const editable = can('lookups:write') && facility.active;
  const { rooms, roomTotal } = facility;
  return (
    <SectionCard
      title={t('rooms')}
      actions={
        can('lookups:write') && (
          <Anchor component={Link} size="sm" to={`/admin/lookups/room?q=${encodeURIComponent(facility.name)}`}>
            {t('change')}
          </Anchor>
        )
      }
    >
      {rooms.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noRooms')}
        </Text>
      ) : (
        <ScrollArea.Autosize mah={360} type="auto">
          <TableFrame
            label={t('listOf.rooms')}
            columns={[t('columns.room'), t('columns.department'), t('columns.units')]}
            minWidth={300}
          >
            {rooms.map((room) => (
              <Table.Tr key={room.name}>
                <Table.Td>
                  {room.name}
                  {room.id === null && (
                    <Text size="xs" c="dimmed" component="div">
                      {t('notListedRoom')}{' '}
                      {editable && (
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          aria-label={t('addRoomNamed', { name: room.name })}
                          loading={add.isPending && add.variables.name === room.name}
                          onClick={() => add.mutate({ kind: 'room', name: room.name, facilityId: facility.id })}
                        >
                          {t('addRoom')}
                        </Button>
                      )}
                    </Text>
                  )}
                  {!room.active && (
                    <Text size="xs" c="dimmed">
                      {t('inactive')}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td data-label={t('columns.department')}>{room.departmentName}</Table.Td>
                <Table.Td data-label={t('columns.units')}>{formats.number(room.units)}</Table.Td>
              </Table.Tr>
            ))}
          </TableFrame>
        </ScrollArea.Autosize>
      )}
      {roomTotal > rooms.length && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('moreRooms', { count: roomTotal - rooms.length })}
        </Text>
      )}
    </SectionCard>
  );
}
