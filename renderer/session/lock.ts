import { useHotkeys } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { callKey, useAction } from '../api/hooks.ts';

/** Locks this session now; Ctrl+Alt+L (⌘⌥L) does so from anywhere, fields included. */
export function useLock(onError: (error: unknown) => void): () => void {
  const queries = useQueryClient();
  const lock = useAction('auth.lock', {
    onSuccess: () => queries.invalidateQueries({ queryKey: callKey('auth.me', {}) }),
    onError,
  });
  const now = () => lock.mutate({});
  useHotkeys([['mod+alt+L', now]], []);
  return now;
}
