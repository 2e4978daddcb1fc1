import { Anchor, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Person, PersonSortKey } from '../../shared/people.ts';
import type { SortLevel } from '../ui/sort.ts';
import { ariaSort, SortButton } from '../ui/sort-button.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { PersonStatusSign } from './person-status.tsx';

interface Props {
  readonly people: readonly Person[];
  readonly sort: readonly SortLevel<PersonSortKey>[];
  onSort(by: PersonSortKey): void;
}

const columns = [
  ['name', 'name'],
  ['email', 'email'],
  ['phone', undefined],
  ['roles', undefined],
  ['status', 'active'],
] as const;

/** People with the ways to reach them and what they are to the equipment. */
export function PeopleTable({ people, sort, onSort }: Props) {
  const { t } = useTranslation('people');
  const location = useLocation();
  return (
    <TableFrame
      label={t('title')}
      minWidth={820}
      columns={columns.map(([name, by]) =>
        by === undefined ? (
          t(`fields.${name}`)
        ) : (
          <SortButton key={name} label={t(`fields.${name}`)} by={by} sort={sort} onSort={onSort} />
        ),
      )}
      sorted={columns.map(([, by]) => (by === undefined ? undefined : ariaSort(sort, by)))}
    >
      {people.map((person) => (
        <Table.Tr key={person.id}>
          <Table.Td>
            <Anchor
              component={Link}
              to={`/people/${person.id}`}
              state={{ from: location.pathname + location.search }}
              size="sm"
              fw={600}
            >
              {person.name}
            </Anchor>
          </Table.Td>
          <Table.Td data-label={t('fields.email')}>
            <Anchor
              href={`mailto:${person.email}`}
              size="sm"
              aria-label={t('mail', { email: person.email, name: person.name })}
            >
              {person.email}
            </Anchor>
          </Table.Td>
          <Table.Td data-label={t('fields.phone')}>{person.phone}</Table.Td>
          <Table.Td data-label={t('fields.roles')}>
            {person.roles.map((role) => t(`roles.${role}`)).join(', ')}
          </Table.Td>
          <Table.Td data-label={t('fields.status')}>
            <PersonStatusSign status={person.status} />
          </Table.Td>
        </Table.Tr>
      ))}
    </TableFrame>
  );
}
