import { useMutationState, useQueryClient } from '@tanstack/react-query';
import type { Me } from '../../shared/auth.ts';
import type { Preferences } from '../../shared/preferences.ts';
import type { InputOf } from '../api/client.ts';
import { callKey, useAction, useCall } from '../api/hooks.ts';

/**
 * What this person chose. A change shows at once and is taken back when it could not be kept. Changes are kept one after the other,
 * and those that are still on their way lie over what is stored: an earlier answer takes none of them back.
 */
export function usePreferences() {
  const queries = useQueryClient();
  const key = callKey('preferences.get', {});
  const stored = useCall('preferences.get', {}).data;
  const changes = useMutationState({
    filters: { mutationKey: ['preferences.set'], status: 'pending' },
    // as: what this call was given.
    select: ({ state }) => state.variables as InputOf<'preferences.set'>,
  });
  const keep = useAction('preferences.set', {
    scope: { id: 'preferences' },
    async onSuccess(answer) {
      await queries.cancelQueries({ queryKey: key });
      queries.setQueryData<Preferences>(key, answer);
    },
  });
  return { keep, preferences: stored && changes.reduce(laidOver, stored) };
}

function laidOver(before: Preferences, { lists, views }: InputOf<'preferences.set'>): Preferences {
  return { ...before, lists: { ...before.lists, ...lists }, views: { ...before.views, ...views } };
}

/** Changes the language or the theme: on screen at once, in the database right after; taken back when saving fails. */
export function useSaveLooks(onError: (error: unknown) => void) {
  const queries = useQueryClient();
  const key = callKey('auth.me', {});
  const save = useAction('preferences.set');
  return (change: Partial<Pick<Me, 'language' | 'theme'>>) => {
    const before = queries.getQueryData<Me>(key);
    if (!before) return;
    queries.setQueryData<Me>(key, { ...before, ...change });
    save.mutate(change, {
      onError(error) {
        queries.setQueryData<Me>(key, before);
        onError(error);
      },
    });
  };
}
