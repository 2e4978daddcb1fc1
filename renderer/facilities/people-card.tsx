import { Anchor, Table, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { FacilityPerson } from '../../shared/facilities.ts';
import { useCall } from '../api/hooks.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { PartList, partSize } from './part-list.tsx';

interface Props {
  readonly facilityId: number;
  readonly count: number;
}

/** Who is named by the units of a facility, and by how many. */
export function PeopleCard({ facilityId, count }: Props) {
  const { t } = useTranslation('facilities');
  const location = useLocation();
  const [page, setPage] = useState(1);
  const list = useCall(
    'facilities.people',
    { id: facilityId, page, pageSize: partSize },
    { placeholderData: keepPreviousData },
  );
  const columns = (['person', 'email', 'phone', 'partOf'] as const).map((name) => t(`columns.${name}`));
  return (
    <SectionCard title={t('people', { count })}>
      <PartList list={list} of={t('listOf.people')} page={page} setPage={setPage} empty={t('noPeople')}>
        {(items) => (
          <TableFrame label={t('listOf.people')} columns={columns} minWidth={640}>
            {items.map((person) => (
              <Table.Tr key={person.id}>
                <Table.Td>
                  <Anchor
                    component={Link}
                    to={`/people/${person.id}`}
                    state={{ from: location.pathname + location.search }}
                    size="sm"
                  >
                    {person.name}
                  </Anchor>
                  {!person.active && (
                    <Text size="xs" c="dimmed">
                      {t('inactivePerson')}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td data-label={t('columns.email')}>
                  <Anchor href={`mailto:${person.email}`} size="sm">
                    {person.email}
                  </Anchor>
                </Table.Td>
                <Table.Td data-label={t('columns.phone')}>{person.phone}</Table.Td>
                <Table.Td data-label={t('columns.partOf')}>
                  <Parts person={person} />
                </Table.Td>
              </Table.Tr>
            ))}
          </TableFrame>
        )}
      </PartList>
    </SectionCard>
  );
}

function Parts({ person }: { readonly person: FacilityPerson }) {
  const { t } = useTranslation('facilities');
  const parts = (['contactOf', 'supervisorOf', 'physicianOf'] as const).filter((part) => person[part] > 0);
  return (
    <Text span size="sm">
      {parts.map((part) => t(`parts.${part}`, { count: person[part] })).join(', ')}
    </Text>
  );
}
