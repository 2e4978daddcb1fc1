import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { Me } from '../../shared/auth.ts';
import { useAction } from '../api/hooks.ts';

/** Ends the session and forgets everything that was read with it; the next person begins at home. */
export function useSignOut(onError: (error: unknown) => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = useAction('auth.signOut');
  return () =>
    signOut.mutate(
      {},
      {
        onError,
        async onSuccess() {
          notifications.clean();
          queries.removeQueries({
            predicate: ({ queryKey: [name] }) => name !== 'system.status' && name !== 'auth.me',
          });
          await queries.resetQueries({ queryKey: ['auth.me'] });
          await navigate('/', { replace: true });
        },
      },
    );
}

/** Takes a person in after a successful sign-in: what somebody else had read is forgotten first. */
export function useWelcome() {
  const queries = useQueryClient();
  return (me: Me) => {
    const key = ['auth.me', {}] as const;
    if (queries.getQueryData<Me>(key)?.userId !== me.userId) {
      notifications.clean();
      queries.removeQueries({ predicate: ({ queryKey: [name] }) => name !== 'system.status' && name !== 'auth.me' });
    } else {
      void queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== 'auth.me' });
    }
    queries.setQueryData<Me>(key, me);
  };
}
