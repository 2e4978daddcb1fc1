import { useQueryClient } from '@tanstack/react-query';
import type { Preferences, SavedView } from '../../shared/preferences.ts';
import { callKey, useAction, useCall } from '../api/hooks.ts';
import type { ColumnKey } from './columns.ts';

const list = 'equipment';

/** The columns and saved views of this person; a change shows at once and is taken back when it could not be kept. */
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
    views: preferences.data?.views[list] ?? [],
    ready: preferences.data !== undefined,
    setColumns(columns: readonly ColumnKey[]) {
      const lists = { [list]: { ...preferences.data?.lists[list], columns: [...columns] } };
      show((before) => ({ ...before, lists: { ...before.lists, ...lists } }));
      save.mutate({ lists });
    },
    setViews(views: readonly SavedView[]) {
      const all = { [list]: [...views] };
      show((before) => ({ ...before, views: { ...before.views, ...all } }));
      return save.mutateAsync({ views: all });
    },
    error: save.error,
  };
}
