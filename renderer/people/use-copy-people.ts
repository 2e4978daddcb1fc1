import { useTranslation } from 'react-i18next';
import type { Person } from '../../shared/people.ts';
import { useApi } from '../api/context.tsx';
import { allPages, copiedPage } from '../ui/all-pages.ts';
import type { CopyColumn } from '../ui/clipboard-table.ts';
import { useCopyTable } from '../ui/copy-table.ts';

type ListInput = Parameters<ReturnType<typeof useApi>['people']['list']>[0];

/** Copies the people of the list with its columns. */
export function useCopyPeople() {
  const { t } = useTranslation('people');
  const api = useApi();
  const { copy, pending } = useCopyTable('people');
  const column = (
    name: 'name' | 'email' | 'phone' | 'roles' | 'status',
    value: CopyColumn<Person>['value'],
  ): CopyColumn<Person> => ({ heading: t(`fields.${name}`), kind: 'text', value });
  const columns = [
    column('name', ({ name }) => name),
    column('email', ({ email }) => email),
    column('phone', ({ phone }) => phone),
    column('roles', ({ roles }) => roles.map((role) => t(`roles.${role}`)).join(', ')),
    column('status', ({ status }) => t(`statuses.${status}`)),
  ];
  return {
    pending,
    /** All that match, up to the limit. Call it from the click itself. */
    copyMatching: (input: ListInput) =>
      copy(columns, () => allPages((page) => api.people.list({ ...input, page, pageSize: copiedPage }))),
  };
}
