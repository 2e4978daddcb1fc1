import { type Context, createContext, useContext, useState } from 'react';
import { Outlet } from 'react-router';
import type { LabelDots } from '../../shared/patient-labels.ts';
import { useConcealed } from '../ui/concealed.tsx';

type Kept<T> = readonly [value: T, set: (value: T) => void];

const SearchContext = createContext<Kept<string> | null>(null);
const DotsContext = createContext<Kept<LabelDots> | null>(null);

/**
 * Keeps what was searched for while the pages of the registry are open, so that whoever comes back from a patient finds the list as it was.
 * It may be a name: it stands in memory only, and goes with a lock, the end of the session, and any page beside the registry. The resolution
 * of the label printer stays for the next patient likewise.
 */
export function RegistryMemory() {
  const [search, setSearch] = useState('');
  const dots = useState<LabelDots>(203);
  const concealed = useConcealed();
  if (concealed && search !== '') setSearch('');
  return (
    <SearchContext value={[search, setSearch]}>
      <DotsContext value={dots}>
        <Outlet />
      </DotsContext>
    </SearchContext>
  );
}

/** The text that the list was last searched for, and how it is changed. */
export function useSearchMemory(): Kept<string> {
  return useKept(SearchContext);
}

/** Dots to the inch of the label printer that was last chosen. */
export function useLabelDots(): Kept<LabelDots> {
  return useKept(DotsContext);
}

function useKept<T>(context: Context<Kept<T> | null>): Kept<T> {
  const kept = useContext(context);
  if (!kept) throw new Error('RegistryMemory is missing.');
  return kept;
}
