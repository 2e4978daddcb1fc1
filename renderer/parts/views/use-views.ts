import type { SavedView } from '#shared/preferences.ts';
import { fold } from '#shared/text.ts';
import type { SharedView, ViewedList } from '#shared/views.ts';
import { useAction, useCall } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { usePreferences } from '../../session/preferences.ts';

/** Personal views of a list that one can keep. */
export const mostViews = 50;

/** The views of a list: the own ones, kept among the preferences, and those that everybody sees. */
export function useViews(list: ViewedList) {
  const touch = useTouch();
  const { preferences, keep } = usePreferences();
  const shared = useCall('views.list', { list });
  const share = useAction('views.share', { onSuccess: () => touch('view') });
  const rename = useAction('views.rename', { onSuccess: () => touch('view') });
  const remove = useAction('views.remove', { onSuccess: () => touch('view') });
  const restore = useAction('views.restore', { onSuccess: () => touch('view') });
  const own: readonly SavedView[] = preferences?.views[list] ?? [];

  const setOwn = (views: readonly SavedView[]) => keep.mutateAsync({ views: { [list]: [...views] } });

  const others = (name: string) => own.filter((view) => fold(view.name) !== fold(name));

  return {
    own,
    shared: shared.data?.items ?? [],
    ready: preferences !== undefined,
    error: shared.error,
    /** Keeps a view; one of the same name gives way to it. */
    saveOwn: (view: SavedView) => setOwn([...others(view.name), view]),
    renameOwn: (before: string, name: string) =>
      setOwn(
        own
          .filter((view) => view.name === before || fold(view.name) !== fold(name))
          .map((view) => (view.name === before ? { ...view, name } : view)),
      ),
    removeOwn: (name: string) => setOwn(own.filter((view) => view.name !== name)),
    share: (view: SavedView) => share.mutateAsync({ list, ...view }),
    renameShared: ({ id, version }: SharedView, name: string) => rename.mutateAsync({ id, version, name }),
    removeShared: ({ id }: SharedView) => remove.mutateAsync({ id }),
    restoreShared: ({ id }: SharedView) => restore.mutateAsync({ id }),
  };
}
