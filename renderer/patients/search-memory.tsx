import { createContext, useContext, useState } from 'react';
import { Outlet } from 'react-router';
import { useConcealed } from '../ui/concealed.tsx';

type Search = readonly [text: string, set: (text: string) => void];

const SearchContext = createContext<Search | null>(null);

/**
 * Keeps what was searched for while the pages of the registry are open, so that whoever comes back from a patient finds the list as it was.
 * It may be a name: it stands in memory only, and goes with a lock, the end of the session, and any page beside the registry.
 */
export function SearchMemory() {
  const [search, setSearch] = useState('');
  const concealed = useConcealed();
  if (concealed && search !== '') setSearch('');
  return (
    <SearchContext value={[search, setSearch]}>
      <Outlet />
    </SearchContext>
  );
}

/** The text that the list was last searched for, and how it is changed. */
export function useSearchMemory(): Search {
  const search = useContext(SearchContext);
  if (!search) throw new Error('SearchMemory is missing.');
  return search;
}
