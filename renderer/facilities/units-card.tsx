import { Anchor, Table } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { localDate } from '../../shared/dates.ts';
import { useCall } from '../api/hooks.ts';
import { UnitCell } from '../parts/units/unit-cell.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { NextDue } from './next-due.tsx';
import { PartList, partSize } from './part-list.tsx';

const everyState = { includeRetired: true, includeNotCovered: true, includePlanned: true } as const;

/** The units of a facility, those that are due first. */
export function UnitsCard({ facilityId }: { readonly facilityId: number }) {
  const { t } = useTranslation('facilities');
  const { t: tEquipment } = useTranslation('equipment');
  const today = localDate(new Date());
  const [page, setPage] = useState(1);
  const list = useCall(
    'equipment.list',
    {
      filters: { facilityId: [facilityId], ...everyState },
      sort: [{ by: 'nextLimitOn', direction: 'asc' }],
      page,
      pageSize: partSize,
    },
    { placeholderData: keepPreviousData },
  );
  const columns = [
    t('columns.unit'),
    t('columns.department'),
    t('columns.room'),
    t('columns.state'),
    t('columns.nextLimitOn'),
  ];
  return (
    <SectionCard
      title={t('units')}
      actions={
        <Anchor component={Link} size="sm" to={`/equipment?facility=${facilityId}&retired=1&uncovered=1&planned=1`}>
          {t('inList')}
        </Anchor>
      }
    >
      <PartList list={list} of={t('listOf.units')} page={page} setPage={setPage} empty={t('noUnits')}>
        {(items) => (
          <TableFrame label={t('listOf.units')} columns={columns} minWidth={640}>
            {items.map((unit) => (
              <Table.Tr key={unit.id}>
                <Table.Td>
                  <UnitCell unit={unit} />
                </Table.Td>
                <Table.Td data-label={t('columns.department')}>{unit.departmentName}</Table.Td>
                <Table.Td data-label={t('columns.room')}>{unit.room}</Table.Td>
                <Table.Td data-label={t('columns.state')}>{tEquipment(`states.${unit.state}`)}</Table.Td>
                <Table.Td data-label={t('columns.nextLimitOn')}>
                  <NextDue
                    due={
                      unit.state === 'in-service' && unit.nextLimitOn !== null && unit.nextLimitOn < today
                        ? { overdueSince: unit.nextLimitOn, nextLimitOn: null }
                        : { overdueSince: null, nextLimitOn: unit.nextLimitOn }
                    }
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </TableFrame>
        )}
      </PartList>
    </SectionCard>
  );
}
