import { useQueryClient } from '@tanstack/react-query';
import type { Me } from '../../shared/auth.ts';
import { callKey, useAction } from '../api/hooks.ts';

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
