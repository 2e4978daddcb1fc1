import { usePreferences } from '../session/preferences.ts';

const list = 'equipment';

/** The columns of this person. */
export function useListPreferences() {
  const { preferences, keep } = usePreferences();
  const own = preferences?.lists[list];
  return {
    columns: own?.columns,
    ready: preferences !== undefined,
    setColumns: (columns: readonly string[]) => keep.mutate({ lists: { [list]: { ...own, columns: [...columns] } } }),
    error: keep.error,
  };
}
