import { Anchor, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { daysBetween, localDate } from '../../shared/dates.ts';
import type { FacilityRegistration } from '../../shared/facilities.ts';
import { useCall } from '../api/hooks.ts';
import { useFormats } from '../ui/formats.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { Sign } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { PartList, partSize } from './part-list.tsx';

interface Props {
  readonly facilityId: number;
  readonly count: number;
}

/** What the units of a facility are registered under; what expires first comes first. */
export function RegistrationsCard({ facilityId, count }: Props) {
  const { t } = useTranslation('facilities');
  const location = useLocation();
  const [page, setPage] = useState(1);
  const list = useCall(
    'facilities.registrations',
    { id: facilityId, page, pageSize: partSize },
    { placeholderData: keepPreviousData },
  );
  const columns = (['unit', 'room', 'maine', 'stateRegistration', 'expires'] as const).map((name) =>
    t(`columns.${name}`),
  );
  return (
    <SectionCard title={t('registrations', { count })}>
      <PartList list={list} of={t('listOf.registrations')} page={page} setPage={setPage} empty={t('noRegistrations')}>
        {(items) => (
          <TableFrame label={t('listOf.registrations')} columns={columns} minWidth={720}>
            {items.map((row) => (
              <Table.Tr key={row.unitId} {...(row.retired ? { c: 'dimmed' } : {})}>
                <Table.Td>
                  <Anchor
                    component={Link}
                    to={`/equipment/${row.unitId}`}
                    state={{ from: location.pathname + location.search }}
                    size="sm"
                  >
                    {[row.className, row.model].filter((part) => part !== null).join(' ')}
                  </Anchor>
                  <Text size="xs" c="dimmed">
                    {[row.serialNumber, row.retired ? t('states.retired') : null]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </Text>
                </Table.Td>
                <Table.Td data-label={t('columns.room')}>{row.room}</Table.Td>
                <Table.Td data-label={t('columns.maine')}>
                  {row.meFacilityRegistration ??
                    [row.meFacilityNumber, row.meRegistrationNumber].filter((part) => part !== null).join(' · ')}
                </Table.Td>
                <Table.Td data-label={t('columns.stateRegistration')}>{row.stateRegistrationNumber}</Table.Td>
                <Table.Td data-label={t('columns.expires')}>
                  <Expiry row={row} />
                </Table.Td>
              </Table.Tr>
            ))}
          </TableFrame>
        )}
      </PartList>
    </SectionCard>
  );
}

const soonDays = 60;

function Expiry({ row }: { readonly row: FacilityRegistration }) {
  const { t } = useTranslation('facilities');
  const formats = useFormats();
  const day = row.stateRegistrationExpiresOn;
  if (day === null) return null;
  const left = daysBetween(localDate(new Date()), day);
  const date = formats.date(day);
  if (row.retired || left > soonDays) return date;
  return left < 0 ? (
    <Sign icon={IconAlertTriangle} tone="bad">
      {t('expired', { date })}
    </Sign>
  ) : (
    <Sign icon={IconClock} tone="warning">
      {t('expiresSoon', { date, count: left })}
    </Sign>
  );
}
