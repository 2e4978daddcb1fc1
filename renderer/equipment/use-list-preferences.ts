import { useQueryClient } from '@tanstack/react-query';
import type { Preferences } from '../../shared/preferences.ts';
import { callKey, useAction, useCall } from '../api/hooks.ts';

const list = 'equipment';

/** The columns of this person; a change shows at once and is taken back when it could not be kept. */
export function useListPreferences() {
  const queries = useQueryClient();
  const key = callKey('preferences.get', {});
  const preferences = useCall('preferences.get', {});
  const save = useAction('preferences.set', {
    onSuccess: (stored) => queries.setQueryData<Preferences>(key, stored),
    onError: () => queries.invalidateQueries({ queryKey: key }),
  });

  const show = (change: (before: Preferences) => Preferences) =>
    queries.setQueryData<Preferences>(key, (before) => (before === undefined ? before : change(before)));

  return {
    columns: preferences.data?.lists[list]?.columns,
    ready: preferences.data !== undefined,
    setColumns(columns: readonly string[]) {
      const lists = { [list]: { ...preferences.data?.lists[list], columns: [...columns] } };
      show((before) => ({ ...before, lists: { ...before.lists, ...lists } }));
      save.mutate({ lists });
    },
    error: save.error,
  };
}
