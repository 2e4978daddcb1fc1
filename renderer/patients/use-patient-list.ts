import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppError } from '../../shared/contract/errors.ts';
import { call, type InputOf, type OutputOf } from '../api/client.ts';
import { useSend } from '../api/context.tsx';
import { type ListAddress, useListAddress } from '../ui/use-list-address.ts';
import { type FilterName, filterNames } from './filter-address.ts';
import { useSearchMemory } from './registry-memory.tsx';

/** The list's place in the address bar, but for the search: it may be a name, and stays in memory. */
export function usePatientAddress(): ListAddress<FilterName | 'sort'> {
  const address = useListAddress<FilterName | 'sort'>(filterNames);
  const [search, setSearch] = useSearchMemory();
  return {
    ...address,
    search,
    narrowed: filterNames.some((name) => address.filter(name) !== null) || search.trim() !== '',
    setSearch(text) {
      setSearch(text);
      if (address.page !== 1) address.setPage(1);
    },
    clear() {
      setSearch('');
      address.clear();
    },
  };
}

/** `patients.list`, read again when something changes; the key of the cache holds a number in place of the search. */
export function usePatientList(input: InputOf<'patients.list'>) {
  const send = useSend();
  const stamp = useStamp();
  const { search = '', ...rest } = input;
  return useQuery<OutputOf<'patients.list'>, AppError>({
    queryKey: ['patients.list', { ...rest, search: search === '' ? '' : stamp(search) }],
    queryFn: () => call(send, 'patients.list', input),
    placeholderData: keepPreviousData,
    // What was searched for goes with the page.
    ...(search !== '' && { gcTime: 0 }),
  });
}

/** A text in place of another one: the same for the same, as long as this part of the page is there, and nowhere else. */
function useStamp(): (text: string) => string {
  const [made] = useState(() => ({ here: crypto.randomUUID(), known: new Map<string, string>() }));
  return (text) => {
    const stamp = made.known.get(text) ?? `${made.here}-${made.known.size}`;
    made.known.set(text, stamp);
    return stamp;
  };
}
